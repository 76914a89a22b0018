package org.stubarchive.vm.classfile;

/**
 * The EnclosingMethod attribute (JVMS 4.7.7).
 *
 * @param className internal name of the innermost enclosing class
 * @param methodName name of the immediately enclosing method, {@code null} if there is none
 * @param methodDescriptor its descriptor, {@code null} if there is none
 */
public record EnclosingMethod(String className, String methodName, String methodDescriptor) {
}
