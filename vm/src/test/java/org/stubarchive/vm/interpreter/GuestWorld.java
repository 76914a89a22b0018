package org.stubarchive.vm.interpreter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VmCode;
import org.stubarchive.vm.memory.MetadataSpace;

/** Classes linked by hand for one guest thread, with generated code and a heap that is never collected. One per process. */
final class GuestWorld {
    private static final long HEAP = 256L << 20;
    private static final int TLAB = 4096;
    private static final int FAST_LIMIT = 1024;

    private static GuestWorld instance;

    private final VmCode code;
    private final MetadataSpace metadata = new MetadataSpace(64L << 20);
    private final Map<String, GuestClass> classes = new HashMap<>();
    private final Map<Integer, GuestClass> byKlass = new HashMap<>();
    private final Map<Long, GuestMethod> methods = new HashMap<>();
    private final long variables = RawMemory.allocate(VmVariablesLayout.SIZE);
    private final long heapEnd;
    private long heapTop;
    private final GuestStack stack = GuestStack.allocate(GuestStack.DEFAULT_SIZE);
    private final ThreadBlock thread;

    private GuestWorld() {
        try {
            PhaseTimes phases = new PhaseTimes();
            code = VmCode.start(new LoaderOptions(HostCpu.target()).generator(new StubCodeGenerator()).phases(phases), phases, null);
        } catch (org.stubarchive.loader.CodeLoadException e) {
            throw new IllegalStateException(e);
        }
        heapTop = NativeMemory.allocate(HEAP);
        heapEnd = heapTop + HEAP;
        RawMemory.fill(variables, VmVariablesLayout.SIZE, (byte) 0);
        thread = ThreadBlock.allocate(7, stack, variables);
        long tables = code.newDispatchTables();
        RawMemory.putLong(variables + VmVariablesLayout.EXECUTING_DISPATCH_TABLE, tables);
        RawMemory.putLong(variables + VmVariablesLayout.FAST_ALLOCATION_LIMIT, FAST_LIMIT);
        RawMemory.putLong(thread.address() + ThreadBlockLayout.DISPATCH_TABLE, tables);
        load("java/lang/Object");
        for (BasicType t : BasicType.values()) {
            if (t.code() >= BasicType.BOOLEAN.code() && t.code() <= BasicType.LONG.code()) {
                int helper = 0x8000_0000 | t.code() << 8 | Integer.numberOfTrailingZeros(t.size());
                GuestClass array = new GuestClass(this, "[" + t.descriptor(), null, helper);
                RawMemory.putInt(variables + VmVariablesLayout.PRIMITIVE_ARRAY_KLASSES + 4L * t.code(), (int) array.klass);
            }
        }
    }

    static synchronized GuestWorld get() {
        if (instance == null) {
            instance = new GuestWorld();
        }
        return instance;
    }

    MetadataSpace metadata() {
        return metadata;
    }

    long variables() {
        return variables;
    }

    long thread() {
        return thread.address();
    }

    GuestStack stack() {
        return stack;
    }

    VmCode code() {
        return code;
    }

    /** Address of a stub's first entry, 0 if it is not bound. */
    long entry(int staticId) {
        return code.entryAddress(staticId, 0);
    }

    long callStub(int entry) {
        return code.entryAddress(EntryStubs.CALL_STUB, entry);
    }

    // ---- classes

    void define(GuestClass c) {
        classes.put(c.name, c);
        byKlass.put((int) c.klass, c);
    }

    void register(GuestMethod m) {
        methods.put(m.address, m);
    }

    GuestMethod methodAt(long address) {
        return methods.get(address);
    }

    GuestClass ofKlass(int klass) {
        return byKlass.get(klass);
    }

    GuestClass classOf(long object) {
        return ofKlass(RawMemory.getInt(object + ObjectLayout.KLASS));
    }

    boolean isLoaded(String name) {
        return classes.containsKey(name);
    }

    /** Links a class, or makes an array class, by internal name. */
    GuestClass load(String name) {
        GuestClass known = classes.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("[")) {
            String element = name.startsWith("[L") ? name.substring(2, name.length() - 1) : name.substring(1);
            return arrayOf(load(element));
        }
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            if (in == null) {
                throw new IllegalArgumentException("no class " + name);
            }
            return load(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links a class from its class file. */
    GuestClass load(String name, byte[] bytes) {
        try {
            var file = ClassFileParser.parse(bytes, name);
            return new GuestClass(this, file, file.superName() == null ? null : load(file.superName()));
        } catch (ClassFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class of arrays of an element class. */
    GuestClass arrayOf(GuestClass element) {
        String name = element.name.startsWith("[") ? "[" + element.name : "[L" + element.name + ";";
        GuestClass known = classes.get(name);
        return known != null ? known : new GuestClass(this, name, element, 0x8000_0000 | Integer.numberOfTrailingZeros(ObjectLayout.REFERENCE_SIZE));
    }

    // ---- heap

    /** Zeroed memory on the heap. */
    long allocateRaw(long bytes) {
        long rounded = bytes + 7 & -8;
        if (heapTop + rounded > heapEnd) {
            throw new OutOfMemoryError("test heap");
        }
        long result = heapTop;
        heapTop += rounded;
        return result;
    }

    /** A new object, through a fresh allocation buffer for what follows. */
    long newInstance(GuestClass c) {
        long object = allocateRaw(RawMemory.getInt(c.klass + KlassLayout.LAYOUT_HELPER) & ~7);
        RawMemory.putInt(object + ObjectLayout.KLASS, (int) c.klass);
        refill();
        return object;
    }

    /** A new array. */
    long newArray(GuestClass c, int length) {
        int shift = RawMemory.getInt(c.klass + KlassLayout.LAYOUT_HELPER) & 0xFF;
        long object = allocateRaw(ObjectLayout.ARRAY_ELEMENTS + ((long) length << shift));
        RawMemory.putInt(object + ObjectLayout.KLASS, (int) c.klass);
        RawMemory.putInt(object + ObjectLayout.ARRAY_LENGTH, length);
        refill();
        return object;
    }

    /** A multi-dimensional array. */
    long newMultiArray(GuestClass c, int[] lengths, int from) {
        long array = newArray(c, lengths[from]);
        if (from + 1 < lengths.length) {
            GuestClass component = c.element != null ? c.element : load(c.name.substring(1));
            for (int i = 0; i < lengths[from]; i++) {
                RawMemory.putLong(array + ObjectLayout.ARRAY_ELEMENTS + 8L * i, newMultiArray(component, lengths, from + 1));
            }
        }
        return array;
    }

    private void refill() {
        long buffer = allocateRaw(TLAB);
        RawMemory.fill(buffer, TLAB, (byte) 0);
        RawMemory.putLong(thread() + ThreadBlockLayout.TLAB_TOP, buffer);
        RawMemory.putLong(thread() + ThreadBlockLayout.TLAB_END, buffer + TLAB);
    }

    /** Method of an interpreter frame. */
    GuestMethod methodOfFrame(long fp) {
        return methodAt(RawMemory.getLong(fp + InterpreterFrameLayout.METHOD));
    }
}
