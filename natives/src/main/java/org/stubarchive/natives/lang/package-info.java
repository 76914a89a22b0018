/** Natives of {@code java.lang}: objects, classes, loaders, modules, threads, stack traces, strings, numbers and the process. */
package org.stubarchive.natives.lang;
