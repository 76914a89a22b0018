package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodParameter;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;

/** {@code java.lang.reflect.Executable}. */
public final class ExecutableNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getParameters0()[Ljava/lang/reflect/Parameter;",
        "getTypeAnnotationBytes0()[B",
    };
    private static final String PARAMETER = "java/lang/reflect/Parameter";

    /** The natives. */
    public ExecutableNatives() {
        super("java/lang/reflect/Executable", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getParameters0()[Ljava/lang/reflect/Parameter;
                return parameters(c);
            case 1: // getTypeAnnotationBytes0()[B
                return GuestObjects.newBytes(c.thread(), declaration(c).runtimeVisibleTypeAnnotations());
            default:
                throw noSuchNative(index);
        }
    }

    private static MethodDeclaration declaration(NativeCall c) {
        return MemberObjects.get().methodOf(c.receiver()).declaration();
    }

    /** Parameters as the MethodParameters attribute names them, 0 without it. */
    private static long parameters(NativeCall c) {
        MethodDeclaration declaration = declaration(c);
        if (!declaration.hasMethodParameters()) {
            return 0;
        }
        MethodParameter[] parameters = declaration.methodParameters();
        int poolSize = MemberObjects.get().methodOf(c.receiver()).holder().classFile().constantPool().size();
        for (MethodParameter p : parameters) {
            if (p.name() == null && p.nameIndex() != 0) {
                throw c.exception("java/lang/IllegalArgumentException", p.nameIndex() >= poolSize ? "Constant pool index out of bounds" : "Wrong type at constant pool index");
            }
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(GuestObjects.newArray(c.thread(), PARAMETER, parameters.length));
            for (int i = 0; i < parameters.length; i++) {
                String name = parameters[i].name();
                long text = name == null ? 0 : c.strings().intern(c.thread(), name);
                long parameter = GuestObjects.construct(c.thread(), PARAMETER, "(Ljava/lang/String;ILjava/lang/reflect/Executable;I)V",
                        text, parameters[i].accessFlags(), c.receiver(), i);
                GuestObjects.setElement(array.oop(), i, parameter);
            }
            return array.oop();
        }
    }
}
