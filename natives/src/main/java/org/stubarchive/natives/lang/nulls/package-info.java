/**
 * Messages of {@code NullPointerException}s that tell what was attempted and which expression was null, worked out from the bytecodes
 * of the method when the message is asked for.
 */
package org.stubarchive.natives.lang.nulls;
