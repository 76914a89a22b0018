/** Natives of {@code java.io}: streams on file descriptors, random access, the file system as {@code java.io.File} sees it, the console. */
package org.stubarchive.natives.io;
