package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.FieldDeclaration;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.reflect.Method}, {@code Constructor} and {@code Field} objects, and the members behind them. */
public final class MemberObjects {
    private static final String METHOD = "java/lang/reflect/Method";
    private static final String CONSTRUCTOR = "java/lang/reflect/Constructor";
    private static final String FIELD = "java/lang/reflect/Field";
    private static final String CLASSES = "[Ljava/lang/Class;";
    private static final String CLASS = "Ljava/lang/Class;";
    private static final String STRING = "Ljava/lang/String;";

    private static final MemberObjects INSTANCE = new MemberObjects();

    private final ExecutableFields method = new ExecutableFields(METHOD);
    private final ExecutableFields constructor = new ExecutableFields(CONSTRUCTOR);
    private final GuestField methodName = new GuestField(METHOD, "name", STRING);
    private final GuestField returnType = new GuestField(METHOD, "returnType", CLASS);
    private final GuestField annotationDefault = new GuestField(METHOD, "annotationDefault", "[B");
    private final GuestField fieldClass = new GuestField(FIELD, "clazz", CLASS);
    private final GuestField fieldSlot = new GuestField(FIELD, "slot", "I");
    private final GuestField fieldName = new GuestField(FIELD, "name", STRING);
    private final GuestField fieldType = new GuestField(FIELD, "type", CLASS);
    private final GuestField fieldModifiers = new GuestField(FIELD, "modifiers", "I");
    private final GuestField fieldTrustedFinal = new GuestField(FIELD, "trustedFinal", "Z");
    private final GuestField fieldSignature = new GuestField(FIELD, "signature", STRING);
    private final GuestField fieldAnnotations = new GuestField(FIELD, "annotations", "[B");

    private MemberObjects() {}

    /** The instance that knows the fields. */
    public static MemberObjects get() {
        return INSTANCE;
    }

    /** Fields that methods and constructors both have. */
    private static final class ExecutableFields {
        final String className;
        final GuestField clazz;
        final GuestField slot;
        final GuestField parameterTypes;
        final GuestField exceptionTypes;
        final GuestField modifiers;
        final GuestField signature;
        final GuestField annotations;
        final GuestField parameterAnnotations;

        ExecutableFields(String className) {
            this.className = className;
            this.clazz = new GuestField(className, "clazz", CLASS);
            this.slot = new GuestField(className, "slot", "I");
            this.parameterTypes = new GuestField(className, "parameterTypes", CLASSES);
            this.exceptionTypes = new GuestField(className, "exceptionTypes", CLASSES);
            this.modifiers = new GuestField(className, "modifiers", "I");
            this.signature = new GuestField(className, "signature", STRING);
            this.annotations = new GuestField(className, "annotations", "[B");
            this.parameterAnnotations = new GuestField(className, "parameterAnnotations", "[B");
        }
    }

    /** A new {@code Method} or, for {@code <init>}, {@code Constructor}. */
    public long executable(NativeCall c, Method m) {
        boolean initializer = m.name().equals("<init>");
        ExecutableFields f = initializer ? constructor : method;
        MethodDeclaration declaration = m.declaration();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(allocate(c, f.className));
            f.clazz.putReference(object.oop(), m.holder().mirror());
            f.slot.putInt(object.oop(), m.slot());
            f.modifiers.putInt(object.oop(), m.accessFlags() & AccessFlags.METHOD_FLAGS);
            set(f.parameterTypes, object, TypeMirrors.parameters(c, declaration.methodDescriptor(), m.holder().loader()));
            set(f.exceptionTypes, object, TypeMirrors.named(c, declaration.exceptions(), m.holder().loader()));
            set(f.signature, object, newString(c, declaration.signature()));
            set(f.annotations, object, c.objects().newBytes(c.thread(), declaration.runtimeVisibleAnnotations()));
            set(f.parameterAnnotations, object, c.objects().newBytes(c.thread(), declaration.runtimeVisibleParameterAnnotations()));
            if (!initializer) {
                set(methodName, object, c.strings().intern(c.thread(), m.name()));
                set(returnType, object, TypeMirrors.of(c, declaration.methodDescriptor().returnDescriptor(), m.holder().loader()));
                set(annotationDefault, object, c.objects().newBytes(c.thread(), declaration.annotationDefault()));
            }
            return object.oop();
        }
    }

    /** A new {@code Field}. */
    public long field(NativeCall c, Field field) {
        InstanceKlass holder = field.holder();
        FieldDeclaration declaration = field.declaration();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(allocate(c, FIELD));
            fieldClass.putReference(object.oop(), holder.mirror());
            fieldSlot.putInt(object.oop(), field.slot());
            fieldModifiers.putInt(object.oop(), field.accessFlags() & AccessFlags.FIELD_FLAGS);
            fieldTrustedFinal.putBoolean(object.oop(), isTrustedFinal(field));
            set(fieldName, object, c.strings().intern(c.thread(), field.name()));
            set(fieldType, object, TypeMirrors.of(c, field.descriptor(), holder.loader()));
            set(fieldSignature, object, newString(c, declaration.signature()));
            set(fieldAnnotations, object, c.objects().newBytes(c.thread(), declaration.runtimeVisibleAnnotations()));
            return object.oop();
        }
    }

    /** Whether not even a core reflection object with access may write the field: static, or in a hidden class or a record. */
    public static boolean isTrustedFinal(Field field) {
        boolean isFinal = (field.accessFlags() & AccessFlags.FINAL) != 0;
        boolean isStatic = (field.accessFlags() & AccessFlags.STATIC) != 0;
        return isFinal && (isStatic || field.holder().isHidden() || field.holder().classFile().isRecord());
    }

    /** The method that a {@code Method} or {@code Constructor} object stands for. */
    public Method methodOf(NativeCall c, long executable) {
        // By name: looking up the class could load it, which allocates. Both classes are final.
        boolean isMethod = Oops.klass(executable).name().equals(METHOD);
        ExecutableFields f = isMethod ? method : constructor;
        InstanceKlass holder = (InstanceKlass) c.vm().mirrors().klassOfMirror(f.clazz.getReference(executable));
        return holder.methods()[f.slot.getInt(executable)];
    }

    /** The field that a {@code Field} object stands for. */
    public Field fieldOf(NativeCall c, long field) {
        InstanceKlass holder = (InstanceKlass) c.vm().mirrors().klassOfMirror(fieldClass.getReference(field));
        return holder.fields()[fieldSlot.getInt(field)];
    }

    private static long allocate(NativeCall c, String className) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(className);
        c.vm().dictionary().initialize(c.thread(), klass);
        return c.vm().heap().allocateInstance(c.thread(), klass);
    }

    private static void set(GuestField field, Handle object, long value) {
        field.putReference(object.oop(), value);
    }

    private static long newString(NativeCall c, String text) {
        return text == null ? 0 : c.vm().classes().string(c.thread(), text);
    }
}
