/** Natives of {@code java.lang.invoke}: resolution of member names, call site targets, and methods that cannot be called reflectively. */
package org.stubarchive.natives.invoke;
