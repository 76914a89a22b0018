package org.stubarchive.vm.classfile;

/** A method of a class file (JVMS 4.6). */
public final class MethodDeclaration extends MemberDeclaration {
    private static final MethodParameter[] NO_PARAMETERS = {};

    private final CodeAttribute code;
    private MethodDescriptor methodDescriptor;

    MethodDeclaration(byte[] bytes, ConstantPoolView pool, int accessFlags, int nameIndex, int descriptorIndex, int attributesOffset,
            CodeAttribute code) {
        super(bytes, pool, accessFlags, nameIndex, descriptorIndex, attributesOffset);
        this.code = code;
    }

    /** The Code attribute; {@code null} for native and abstract methods. */
    public CodeAttribute code() {
        return code;
    }

    /** The descriptor, parsed. */
    public MethodDescriptor methodDescriptor() {
        MethodDescriptor d = methodDescriptor;
        if (d == null) {
            d = MethodDescriptor.parse(descriptor());
            methodDescriptor = d;
        }
        return d;
    }

    /** Slots of the arguments including the receiver. */
    public int argumentSlots() {
        return Descriptor.argumentSlots(descriptor()) + (isStatic() ? 0 : 1);
    }

    /** Whether the name is {@code <init>}. */
    public boolean isConstructor() {
        return name().equals("<init>");
    }

    /** Whether this is the class initializer (JVMS 2.9.2): called {@code <clinit>} and static. */
    public boolean isClassInitializer() {
        return isStatic() && name().equals("<clinit>");
    }

    /** Internal names of the declared exceptions (JVMS 4.7.5). */
    public String[] exceptions() {
        return attributes.classNames(AttributeNames.EXCEPTIONS);
    }

    /** Whether there is a MethodParameters attribute, which may well be empty. */
    public boolean hasMethodParameters() {
        return attributes.has(AttributeNames.METHOD_PARAMETERS);
    }

    /** Entries of the MethodParameters attribute; none if it is absent. */
    public MethodParameter[] methodParameters() {
        int at = attributes.find(AttributeNames.METHOD_PARAMETERS);
        if (at < 0) {
            return NO_PARAMETERS;
        }
        MethodParameter[] parameters = new MethodParameter[ByteAccess.u1(bytes, at)];
        for (int i = 0; i < parameters.length; i++) {
            int entry = at + 1 + 4 * i;
            int name = ByteAccess.u2(bytes, entry);
            parameters[i] = new MethodParameter(pool.is(name, ConstantTag.UTF8) ? pool.utf8(name) : null, name, ByteAccess.u2(bytes, entry + 2));
        }
        return parameters;
    }

    @Override
    public byte[] runtimeVisibleAnnotations() {
        return attributes.rawUnlessEmpty(AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS);
    }

    @Override
    public byte[] runtimeVisibleTypeAnnotations() {
        return attributes.rawUnlessEmpty(AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS);
    }

    /** Contents of RuntimeVisibleParameterAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleParameterAnnotations() {
        return attributes.rawUnlessEmpty(AttributeNames.RUNTIME_VISIBLE_PARAMETER_ANNOTATIONS);
    }

    /** Contents of AnnotationDefault, a fresh copy, or {@code null}. */
    public byte[] annotationDefault() {
        return attributes.rawUnlessEmpty(AttributeNames.ANNOTATION_DEFAULT);
    }

    /** Whether a runtime-visible annotation of this type is present, by descriptor such as {@code Ljdk/internal/vm/annotation/Hidden;}. */
    public boolean hasRuntimeVisibleAnnotation(String typeDescriptor) {
        int at = attributes.find(AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS);
        return at >= 0 && Annotations.contains(bytes, at, pool, typeDescriptor);
    }
}
