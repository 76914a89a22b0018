/**
 * Texts of exceptions that need an analysis of the code: what was null where a NullPointerException was thrown.
 *
 * <p>Works on class file bytecodes only; knows nothing of frames and heaps.
 */
package org.stubarchive.vm.exceptions;
