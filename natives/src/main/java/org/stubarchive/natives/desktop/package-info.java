/**
 * Natives of {@code java.desktop} that need no windowing system. Value and image classes need none but those by which C code looks up their fields, which the
 * registry knows by name. Drawing, fonts, JPEG images, colour spaces and windows are native code of that module's own libraries and are not available.
 */
package org.stubarchive.natives.desktop;
