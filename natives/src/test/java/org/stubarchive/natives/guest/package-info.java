/**
 * Programs that run both on the host and in a VM of their own process, where everything they print and their exit status must be the same.
 * The classes named {@code ...Programs} hold guest code: each nested class with a {@code main} is a program.
 */
package org.stubarchive.natives.guest;
