/**
 * Natives of {@code java.management} and {@code jdk.management}: the library's view of the VM. There is one memory pool, the heap, and one memory manager, the
 * collector. What the VM does not count is declared unsupported in {@link org.stubarchive.natives.management.VmManagementNatives}, so the library refuses it.
 */
package org.stubarchive.natives.management;
