/** Natives of {@code java.prefs}: locks and permissions of the files that hold preferences. */
package org.stubarchive.natives.prefs;
