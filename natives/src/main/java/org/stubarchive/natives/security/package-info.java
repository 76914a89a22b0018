/** Natives of {@code java.security}. */
package org.stubarchive.natives.security;
