/** Natives of {@code java.util.zip}, on top of the host's own classes of that package: the formats (RFC 1950, 1951) and their state are the same. */
package org.stubarchive.natives.zip;
