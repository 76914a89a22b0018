/** Natives of {@code sun.nio.fs} and {@code sun.nio.ch}: file system calls, channels, selectors. */
package org.stubarchive.natives.nio;
