/**
 * What generated code may ask of the runtime: the requests ({@link org.stubarchive.format.runtime.RuntimeEntry}), the kinds of values and the
 * interpreter's top-of-stack states. Shared by generators, loader and VM.
 */
package org.stubarchive.format.runtime;
