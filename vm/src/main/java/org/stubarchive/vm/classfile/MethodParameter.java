package org.stubarchive.vm.classfile;

/**
 * An entry of the MethodParameters attribute (JVMS 4.7.24).
 *
 * @param name the parameter's name, or {@code null} if it has none or its index is wrong
 * @param nameIndex its index, not checked; 0 if it has none
 * @param accessFlags a combination of FINAL, SYNTHETIC and MANDATED
 */
public record MethodParameter(String name, int nameIndex, int accessFlags) {
}
