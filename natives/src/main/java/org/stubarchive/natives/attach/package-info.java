/** Natives of {@code jdk.attach}: asking another virtual machine. */
package org.stubarchive.natives.attach;
