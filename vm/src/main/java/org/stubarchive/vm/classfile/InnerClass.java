package org.stubarchive.vm.classfile;

/**
 * An entry of the InnerClasses attribute (JVMS 4.7.6).
 *
 * @param innerClass internal name of the class
 * @param outerClass internal name of the class that it is a member of, {@code null} for a local or anonymous class
 * @param simpleName its name in the source, {@code null} for an anonymous class
 * @param accessFlags as declared in the source
 */
public record InnerClass(String innerClass, String outerClass, String simpleName, int accessFlags) {
}
