package org.stubarchive.vm.classfile;

import java.util.HashMap;
import java.util.Map;

/** A parsed class file (JVMS 4.1). Arrays that it hands out are not to be written. */
public final class ClassFile {
    private static final InnerClass[] NO_INNER_CLASSES = {};

    private final byte[] bytes;
    private final String source;
    private final int minorVersion;
    private final int majorVersion;
    private final ConstantPoolView constantPool;
    private final int accessFlags;
    private final int thisClass;
    private final int superClass;
    private final int interfacesOffset;
    private final FieldDeclaration[] fields;
    private final MethodDeclaration[] methods;
    private final AttributeTable attributes;
    private BootstrapMethod[] bootstrapMethods;

    /** @param interfacesOffset of {@code interfaces_count} */
    ClassFile(byte[] bytes, String source, int minorVersion, int majorVersion, ConstantPoolView constantPool, int accessFlags, int thisClass,
            int superClass, int interfacesOffset, FieldDeclaration[] fields, MethodDeclaration[] methods, int attributesOffset) {
        this.bytes = bytes;
        this.source = source;
        this.minorVersion = minorVersion;
        this.majorVersion = majorVersion;
        this.constantPool = constantPool;
        this.accessFlags = accessFlags;
        this.thisClass = thisClass;
        this.superClass = superClass;
        this.interfacesOffset = interfacesOffset;
        this.fields = fields;
        this.methods = methods;
        this.attributes = new AttributeTable(bytes, constantPool, attributesOffset);
    }

    /** The whole file; not to be written. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the bytes came from, as given to the parser. */
    public String source() {
        return source;
    }

    /** Minor version. */
    public int minorVersion() {
        return minorVersion;
    }

    /** Major version, 45 or more. */
    public int majorVersion() {
        return majorVersion;
    }

    /** The constant pool. */
    public ConstantPoolView constantPool() {
        return constantPool;
    }

    /** {@link AccessFlags} that have a meaning for classes; ABSTRACT is set for interfaces of every version. */
    public int accessFlags() {
        return accessFlags;
    }

    /** Whether one of these flags is set. */
    public boolean hasFlag(int flag) {
        return (accessFlags & flag) != 0;
    }

    /** Whether this is an interface. */
    public boolean isInterface() {
        return hasFlag(AccessFlags.INTERFACE);
    }

    /** Class index of this class. */
    public int thisClassIndex() {
        return thisClass;
    }

    /** Internal name of this class. */
    public String name() {
        return constantPool.className(thisClass);
    }

    /** Class index of the superclass, 0 only for {@code java/lang/Object}. */
    public int superClassIndex() {
        return superClass;
    }

    /** Internal name of the superclass, {@code null} only for {@code java/lang/Object}. */
    public String superName() {
        return superClass == 0 ? null : constantPool.className(superClass);
    }

    /** Number of direct superinterfaces. */
    public int interfaceCount() {
        return ByteAccess.u2(bytes, interfacesOffset);
    }

    /** Class index of a direct superinterface. */
    public int interfaceIndex(int i) {
        if (i < 0 || i >= interfaceCount()) {
            throw new IndexOutOfBoundsException("interface " + i + " of " + interfaceCount());
        }
        return ByteAccess.u2(bytes, interfacesOffset + 2 + 2 * i);
    }

    /** Internal name of a direct superinterface. */
    public String interfaceName(int i) {
        return constantPool.className(interfaceIndex(i));
    }

    /** The fields in the order of the file. */
    public FieldDeclaration[] fields() {
        return fields;
    }

    /** The methods in the order of the file. */
    public MethodDeclaration[] methods() {
        return methods;
    }

    /** The method with this name and descriptor, or {@code null}. */
    public MethodDeclaration method(String name, String descriptor) {
        for (MethodDeclaration m : methods) {
            if (m.name().equals(name) && m.descriptor().equals(descriptor)) {
                return m;
            }
        }
        return null;
    }

    /** The generic signature (JVMS 4.7.9), or {@code null}. */
    public String signature() {
        return attributes.utf8(AttributeNames.SIGNATURE);
    }

    /** Name of the source file (JVMS 4.7.10), or {@code null}. */
    public String sourceFile() {
        return attributes.utf8(AttributeNames.SOURCE_FILE);
    }

    /** Text of the SourceDebugExtension attribute (JVMS 4.7.11), or {@code null}. */
    public String sourceDebugExtension() {
        int at = attributes.find(AttributeNames.SOURCE_DEBUG_EXTENSION);
        return at < 0 ? null : ModifiedUtf8.decode(bytes, at, ByteAccess.s4(bytes, at - 4));
    }

    /** Whether the Deprecated attribute is present. */
    public boolean isDeprecated() {
        return attributes.has(AttributeNames.DEPRECATED);
    }

    /** Entries of the InnerClasses attribute (JVMS 4.7.6); none if it is absent or says of a class that it is inside itself. */
    public InnerClass[] innerClasses() {
        int at = attributes.find(AttributeNames.INNER_CLASSES);
        InnerClass[] classes = new InnerClass[at < 0 ? 0 : ByteAccess.u2(bytes, at)];
        for (int i = 0; i < classes.length; i++) {
            int entry = at + 2 + 8 * i;
            int outer = ByteAccess.u2(bytes, entry + 2);
            int name = ByteAccess.u2(bytes, entry + 4);
            classes[i] = new InnerClass(constantPool.className(ByteAccess.u2(bytes, entry)), outer == 0 ? null : constantPool.className(outer),
                    name == 0 ? null : constantPool.utf8(name), FlagRules.classFlags(ByteAccess.u2(bytes, entry + 6) & AccessFlags.INNER_CLASS_FLAGS, majorVersion));
        }
        return isCircular(classes) ? NO_INNER_CLASSES : classes;
    }

    private static boolean isCircular(InnerClass[] classes) {
        Map<String, String> outer = new HashMap<>();
        for (InnerClass c : classes) {
            if (outer.put(c.innerClass(), c.outerClass() == null ? "" : c.outerClass()) != null) {
                return true;
            }
        }
        for (InnerClass c : classes) {
            String around = c.outerClass();
            for (int i = 0; around != null; i++) {
                if (i > classes.length) {
                    return true;
                }
                around = outer.get(around);
            }
        }
        return false;
    }

    /** The EnclosingMethod attribute (JVMS 4.7.7), or {@code null}; without the InnerClasses attribute that must come with it, it counts as absent. */
    public EnclosingMethod enclosingMethod() {
        int at = attributes.find(AttributeNames.ENCLOSING_METHOD);
        if (at < 0 || !attributes.has(AttributeNames.INNER_CLASSES)) {
            return null;
        }
        String owner = constantPool.className(ByteAccess.u2(bytes, at));
        int method = ByteAccess.u2(bytes, at + 2);
        return method == 0 ? new EnclosingMethod(owner, null, null)
                : new EnclosingMethod(owner, constantPool.nameAndTypeName(method), constantPool.nameAndTypeDescriptor(method));
    }

    /** Internal name of the nest host (JVMS 4.7.28), or {@code null} if the class names none. */
    public String nestHost() {
        int at = attributes.find(AttributeNames.NEST_HOST);
        return at < 0 ? null : constantPool.className(ByteAccess.u2(bytes, at));
    }

    /** Internal names of the other members of the nest that this class hosts (JVMS 4.7.29). */
    public String[] nestMembers() {
        return attributes.classNames(AttributeNames.NEST_MEMBERS);
    }

    /** Whether there is a PermittedSubclasses attribute (JVMS 4.7.31): the class is sealed. */
    public boolean isSealed() {
        return attributes.has(AttributeNames.PERMITTED_SUBCLASSES);
    }

    /** Internal names of the permitted direct subclasses; none if the class is not sealed. */
    public String[] permittedSubclasses() {
        return isSealed() ? attributes.classNames(AttributeNames.PERMITTED_SUBCLASSES) : new String[0];
    }

    /** Whether the class is a record: final, a subclass of {@code java.lang.Record}, and with an attribute Record (JVMS 4.7.30). */
    public boolean isRecord() {
        return recordOffset() >= 0 && hasFlag(AccessFlags.FINAL) && "java/lang/Record".equals(superName());
    }

    /** Components of the Record attribute; none if it is absent. */
    public RecordComponent[] recordComponents() {
        int at = recordOffset();
        RecordComponent[] components = new RecordComponent[at < 0 ? 0 : ByteAccess.u2(bytes, at)];
        at += 2;
        for (int i = 0; i < components.length; i++) {
            components[i] = new RecordComponent(constantPool, ByteAccess.u2(bytes, at), ByteAccess.u2(bytes, at + 2),
                    new AttributeTable(bytes, constantPool, at + 4));
            int count = ByteAccess.u2(bytes, at + 4);
            at += 6;
            for (int a = 0; a < count; a++) {
                at += AttributeTable.HEADER_BYTES + ByteAccess.s4(bytes, at + 2);
            }
        }
        return components;
    }

    private int recordOffset() {
        return attributes.find(AttributeNames.RECORD);
    }

    /** Entries of the BootstrapMethods attribute; none if it is absent. */
    public BootstrapMethod[] bootstrapMethods() {
        BootstrapMethod[] methods = bootstrapMethods;
        if (methods == null) {
            int at = attributes.find(AttributeNames.BOOTSTRAP_METHODS);
            methods = new BootstrapMethod[at < 0 ? 0 : ByteAccess.u2(bytes, at)];
            at += 2;
            for (int i = 0; i < methods.length; i++) {
                int[] arguments = new int[ByteAccess.u2(bytes, at + 2)];
                for (int a = 0; a < arguments.length; a++) {
                    arguments[a] = ByteAccess.u2(bytes, at + 4 + 2 * a);
                }
                methods[i] = new BootstrapMethod(ByteAccess.u2(bytes, at), arguments);
                at += 4 + 2 * arguments.length;
            }
            bootstrapMethods = methods;
        }
        return methods;
    }

    /** Contents of RuntimeVisibleAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS);
    }

    /** Contents of RuntimeInvisibleAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeInvisibleAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_INVISIBLE_ANNOTATIONS);
    }

    /** Contents of RuntimeVisibleTypeAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS);
    }

    /** Contents of RuntimeInvisibleTypeAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeInvisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_INVISIBLE_TYPE_ANNOTATIONS);
    }

    @Override
    public String toString() {
        return name();
    }
}
