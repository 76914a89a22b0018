/** Natives of {@code jdk.internal.misc} and its neighbours: Unsafe, VM, signals, class data sharing, system properties, counters. */
package org.stubarchive.natives.misc;
