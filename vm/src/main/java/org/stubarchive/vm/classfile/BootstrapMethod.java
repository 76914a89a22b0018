package org.stubarchive.vm.classfile;

/**
 * An entry of the BootstrapMethods attribute (JVMS 4.7.23).
 *
 * @param methodHandle index of a MethodHandle entry
 * @param arguments indexes of loadable constants; not to be written
 */
public record BootstrapMethod(int methodHandle, int[] arguments) {
}
