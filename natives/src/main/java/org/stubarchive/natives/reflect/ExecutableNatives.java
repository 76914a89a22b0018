package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodParameter;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;

/** {@code java.lang.reflect.Executable}. */
@NativesOf("java/lang/reflect/Executable")
final class ExecutableNatives {
    private static final String PARAMETER = "java/lang/reflect/Parameter";

    @Native("getTypeAnnotationBytes0()[B")
    static @Oop long getTypeAnnotationBytes0(NativeCall c) {
        return c.objects().newBytes(c.thread(), declaration(c).runtimeVisibleTypeAnnotations());
    }

    private static MethodDeclaration declaration(NativeCall c) {
        return MemberObjects.get().methodOf(c, c.receiver()).declaration();
    }

    /** Parameters as the MethodParameters attribute names them, 0 without it. */
    @Native("getParameters0()[Ljava/lang/reflect/Parameter;")
    static @Oop long parameters(NativeCall c) {
        MethodDeclaration declaration = declaration(c);
        if (!declaration.hasMethodParameters()) {
            return 0;
        }
        MethodParameter[] parameters = declaration.methodParameters();
        int poolSize = MemberObjects.get().methodOf(c, c.receiver()).holder().classFile().constantPool().size();
        for (MethodParameter p : parameters) {
            if (p.name() == null && p.nameIndex() != 0) {
                throw c.exception("java/lang/IllegalArgumentException", p.nameIndex() >= poolSize ? "Constant pool index out of bounds" : "Wrong type at constant pool index");
            }
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), PARAMETER, parameters.length));
            for (int i = 0; i < parameters.length; i++) {
                String name = parameters[i].name();
                long text = name == null ? 0 : c.strings().intern(c.thread(), name);
                long parameter = c.objects().construct(c.thread(), PARAMETER, "(Ljava/lang/String;ILjava/lang/reflect/Executable;I)V",
                        text, parameters[i].accessFlags(), c.receiver(), i);
                GuestArrays.setElement(array.oop(), i, parameter);
            }
            return array.oop();
        }
    }
}
