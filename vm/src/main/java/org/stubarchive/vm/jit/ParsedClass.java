package org.stubarchive.vm.jit;

import java.util.Arrays;
import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.MethodDescription;
import org.stubarchive.compiler.ci.symbolic.PoolDescription;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.MethodDeclaration;

/** A class file of the runtime's parser, as the compiler wants to see it. */
public final class ParsedClass implements ClassDescription {
    private final ClassFile file;
    private final Pool pool;
    private final FieldDescription[] fields;
    private final MethodDescription[] methods;

    /** The view of a class file. */
    public ParsedClass(ClassFile file) {
        this.file = file;
        this.pool = new Pool(file.constantPool());
        this.fields = Arrays.stream(file.fields()).map(f -> new FieldDescription(f.name(), f.descriptor(), f.accessFlags())).toArray(FieldDescription[]::new);
        this.methods = Arrays.stream(file.methods()).map(Method::new).toArray(MethodDescription[]::new);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public String superName() {
        return file.superName();
    }

    @Override
    public String[] interfaceNames() {
        String[] names = new String[file.interfaceCount()];
        Arrays.setAll(names, file::interfaceName);
        return names;
    }

    @Override
    public int accessFlags() {
        return file.accessFlags();
    }

    @Override
    public PoolDescription pool() {
        return pool;
    }

    @Override
    public FieldDescription[] fields() {
        return fields;
    }

    @Override
    public MethodDescription[] methods() {
        return methods;
    }

    private static final class Method implements MethodDescription {
        private final MethodDeclaration declaration;
        private final CodeAttribute attribute;
        private final byte[] code;
        private final CiHandler[] handlers;

        private Method(MethodDeclaration declaration) {
            this.declaration = declaration;
            this.attribute = declaration.code();
            this.code = attribute == null ? null : Arrays.copyOfRange(attribute.bytes(), attribute.codeOffset(), attribute.codeOffset() + attribute.codeLength());
            this.handlers = attribute == null ? null
                    : Arrays.stream(attribute.exceptionTable()).map(e -> new CiHandler(e.startPc(), e.endPc(), e.handlerPc(), e.catchType())).toArray(CiHandler[]::new);
        }

        @Override
        public String name() {
            return declaration.name();
        }

        @Override
        public String descriptor() {
            return declaration.descriptor();
        }

        @Override
        public int accessFlags() {
            return declaration.accessFlags();
        }

        @Override
        public byte[] code() {
            return code;
        }

        @Override
        public int maxStack() {
            return attribute.maxStack();
        }

        @Override
        public int maxLocals() {
            return attribute.maxLocals();
        }

        @Override
        public CiHandler[] handlers() {
            return handlers;
        }

        @Override
        public int lineOf(int bci) {
            return attribute.lineNumberTable().lineOf(bci);
        }
    }

    private record Pool(ConstantPoolView view) implements PoolDescription {
        @Override
        public int tag(int index) {
            return view.tag(index);
        }

        @Override
        public String className(int index) {
            return view.className(index);
        }

        @Override
        public String memberHolder(int index) {
            return view.refClass(index);
        }

        @Override
        public String memberName(int index) {
            return view.refName(index);
        }

        @Override
        public String memberDescriptor(int index) {
            return view.refDescriptor(index);
        }

        @Override
        public long numberBits(int index) {
            return switch (view.tag(index)) {
                case ConstantTag.INTEGER -> view.intValue(index);
                case ConstantTag.FLOAT -> view.floatBits(index);
                case ConstantTag.LONG -> view.longValue(index);
                default -> view.doubleBits(index);
            };
        }

        @Override
        public String string(int index) {
            return view.string(index);
        }

        @Override
        public String methodType(int index) {
            return view.methodType(index);
        }
    }
}
