package org.stubarchive.compiler;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.MethodDescription;
import org.stubarchive.compiler.ci.symbolic.PoolDescription;

/** A class file as ASM's reader finds its parts. Bytecode and constant pool stay those of the file. */
public final class AsmClass implements ClassDescription {
    private static final String[] NO_NAMES = {};

    private final ClassReader reader;
    private final char[] buffer;
    private final Pool pool = new Pool();
    private final List<FieldDescription> fields = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    /** Reads a class file, which is well-formed. */
    public AsmClass(byte[] bytes) {
        reader = new ClassReader(bytes, 0, bytes.length);
        buffer = new char[reader.getMaxStringLength()];
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        int fieldCount = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < fieldCount; i++) {
            fields.add(new FieldDescription(reader.readUTF8(at + 2, buffer), reader.readUTF8(at + 4, buffer), reader.readUnsignedShort(at)));
            at = attributes(at + 6, null);
        }
        int methodCount = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < methodCount; i++) {
            Method m = new Method(reader.readUnsignedShort(at), reader.readUTF8(at + 2, buffer), reader.readUTF8(at + 4, buffer));
            methods.add(m);
            at = attributes(at + 6, m);
        }
    }

    /** Goes over a table of attributes; gives the method its code. */
    private int attributes(int table, Method method) {
        int at = table + 2;
        for (int count = reader.readUnsignedShort(table), i = 0; i < count; i++) {
            if (method != null && reader.readUTF8(at, buffer).equals("Code")) {
                method.read(at + 6);
            }
            at += 6 + reader.readInt(at + 2);
        }
        return at;
    }

    @Override
    public String name() {
        return reader.getClassName();
    }

    @Override
    public String superName() {
        return reader.getSuperName();
    }

    @Override
    public String[] interfaceNames() {
        String[] names = reader.getInterfaces();
        return names.length == 0 ? NO_NAMES : names;
    }

    @Override
    public int accessFlags() {
        return reader.getAccess();
    }

    @Override
    public PoolDescription pool() {
        return pool;
    }

    @Override
    public FieldDescription[] fields() {
        return fields.toArray(new FieldDescription[0]);
    }

    @Override
    public MethodDescription[] methods() {
        return methods.toArray(new MethodDescription[0]);
    }

    private final class Method implements MethodDescription {
        private final int flags;
        private final String name;
        private final String descriptor;
        private byte[] code;
        private int maxStack;
        private int maxLocals;
        private CiHandler[] handlers;
        private int lines;

        private Method(int flags, String name, String descriptor) {
            this.flags = flags;
            this.name = name;
            this.descriptor = descriptor;
        }

        private void read(int at) {
            maxStack = reader.readUnsignedShort(at);
            maxLocals = reader.readUnsignedShort(at + 2);
            code = reader.readBytes(at + 8, reader.readInt(at + 4));
            int table = at + 8 + code.length;
            handlers = new CiHandler[reader.readUnsignedShort(table)];
            for (int i = 0; i < handlers.length; i++) {
                int h = table + 2 + 8 * i;
                handlers[i] = new CiHandler(reader.readUnsignedShort(h), reader.readUnsignedShort(h + 2), reader.readUnsignedShort(h + 4),
                        reader.readUnsignedShort(h + 6));
            }
            int attribute = table + 2 + 8 * handlers.length;
            int count = reader.readUnsignedShort(attribute);
            attribute += 2;
            for (int i = 0; i < count; i++) {
                if (lines == 0 && reader.readUTF8(attribute, buffer).equals("LineNumberTable")) {
                    lines = attribute + 6;
                }
                attribute += 6 + reader.readInt(attribute + 2);
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String descriptor() {
            return descriptor;
        }

        @Override
        public int accessFlags() {
            return flags;
        }

        @Override
        public byte[] code() {
            return code;
        }

        @Override
        public int maxStack() {
            return maxStack;
        }

        @Override
        public int maxLocals() {
            return maxLocals;
        }

        @Override
        public CiHandler[] handlers() {
            return handlers;
        }

        @Override
        public int lineOf(int bci) {
            int best = -1;
            int line = -1;
            for (int i = 0; lines != 0 && i < reader.readUnsignedShort(lines); i++) {
                int start = reader.readUnsignedShort(lines + 2 + 4 * i);
                if (start <= bci && start >= best) {
                    best = start;
                    line = reader.readUnsignedShort(lines + 4 + 4 * i);
                }
            }
            return line;
        }
    }

    private final class Pool implements PoolDescription {
        @Override
        public int tag(int index) {
            return reader.readByte(reader.getItem(index) - 1);
        }

        @Override
        public String className(int index) {
            return reader.readUTF8(reader.getItem(index), buffer);
        }

        @Override
        public String memberHolder(int index) {
            return className(reader.readUnsignedShort(reader.getItem(index)));
        }

        private int nameAndType(int index) {
            return reader.getItem(reader.readUnsignedShort(reader.getItem(index) + 2));
        }

        @Override
        public String memberName(int index) {
            return reader.readUTF8(nameAndType(index), buffer);
        }

        @Override
        public String memberDescriptor(int index) {
            return reader.readUTF8(nameAndType(index) + 2, buffer);
        }

        @Override
        public long numberBits(int index) {
            int at = reader.getItem(index);
            return tag(index) == 3 || tag(index) == 4 ? reader.readInt(at) : reader.readLong(at);
        }

        @Override
        public String string(int index) {
            return reader.readUTF8(reader.getItem(index), buffer);
        }

        @Override
        public String methodType(int index) {
            return reader.readUTF8(reader.getItem(index), buffer);
        }
    }
}
