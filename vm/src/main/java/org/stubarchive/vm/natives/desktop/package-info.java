/**
 * Natives of the value and image classes of {@code java.desktop} that need no windowing system: shapes, colours, rasters. Drawing, fonts and windows are native code
 * of that module's own libraries and are not available.
 */
package org.stubarchive.vm.natives.desktop;
