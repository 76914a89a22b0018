package org.stubarchive.compiler.ci.symbolic;

/** Finds class files by name. */
@FunctionalInterface
public interface ClassSource {
    /** The class file of this internal name; {@code null} if there is none. */
    ClassDescription find(String internalName);
}
