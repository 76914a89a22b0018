/** Natives of {@code java.util} and of small neighbours: time zone, atomics, runtime image, counters. */
package org.stubarchive.natives.util;
