/** Natives of {@code java.security}. */
package org.stubarchive.vm.natives.security;
