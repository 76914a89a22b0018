/**
 * Adapters between the calling conventions of interpreted and compiled code, one for each {@link org.stubarchive.format.runtime.SignatureShape};
 * written once for all architectures, which declare their argument registers ({@link org.stubarchive.stubgen.Registers}).
 */
package org.stubarchive.stubgen.adapter;
