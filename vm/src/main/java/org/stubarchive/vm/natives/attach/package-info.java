/** Natives of {@code jdk.attach}: asking another virtual machine. */
package org.stubarchive.vm.natives.attach;
