package org.stubarchive.vm.classfile.verifier;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.MemberDeclaration;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.classfile.TestClasses;

/** Answers of class files on the host's class path. */
final class Hierarchy implements VerificationContext {
    private static final Map<String, ClassFile> CACHE = new HashMap<>();
    private final ClassFile self;

    /** A class that is asked for and does not exist. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String name) {
            super(name);
        }
    }

    Hierarchy(ClassFile self) {
        this.self = self;
    }

    private ClassFile find(String name) {
        if (name.equals(self.name())) {
            return self;
        }
        ClassFile found = CACHE.get(name);
        if (found == null) {
            byte[] bytes = TestClasses.bytes(name);
            if (bytes == null) {
                throw new Missing(name);
            }
            try {
                found = ClassFileParser.parse(bytes, ParseOptions.trusted(name).withMaxMajor(99));
            } catch (ClassFormatException e) {
                throw new IllegalStateException(e);
            }
            if (!found.name().equals(name)) {
                throw new Missing(name);
            }
            CACHE.put(name, found);
        }
        return found;
    }

    @Override
    public boolean isAssignable(String from, String to) {
        if (isInterface(to)) {
            return true;
        }
        for (String s = from; s != null; s = superclassOf(s)) {
            if (s.equals(to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isInterface(String name) {
        return find(name).isInterface();
    }

    @Override
    public String superclassOf(String name) {
        return find(name).superName();
    }

    @Override
    public boolean isProtectedInOtherPackage(String owner, String name, String descriptor) {
        for (String s = owner; s != null; s = name.equals("<init>") ? null : superclassOf(s)) {
            MemberDeclaration found = member(find(s), name, descriptor);
            if (found != null) {
                return found.hasFlag(AccessFlags.PROTECTED) && !packageOf(s).equals(packageOf(self.name()));
            }
        }
        return false;
    }

    private static MemberDeclaration member(ClassFile in, String name, String descriptor) {
        MemberDeclaration[] members = descriptor.charAt(0) == '(' ? in.methods() : in.fields();
        for (MemberDeclaration member : members) {
            if (member.name().equals(name) && member.descriptor().equals(descriptor)) {
                return member;
            }
        }
        return null;
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
