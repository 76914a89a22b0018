/**
 * Programs that users and tests run on the VM. Each is small, of a different kind, deterministic, and prints what it computed, so that its
 * output can be compared byte for byte with the host JVM's.
 */
package org.stubarchive.samples;
