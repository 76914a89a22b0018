/** Natives of reflection: members of classes, calls through them, arrays, constant pools, access checks. */
package org.stubarchive.natives.reflect;
