/**
 * Functions of the C library as natives use them: results, or negative error numbers; structures by offset; and the messages of
 * exceptions. Offsets and numbers are those of Linux on 64-bit machines.
 */
package org.stubarchive.vm.posix;
