package org.stubarchive.vm.classes;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ClassState;
import org.stubarchive.vm.oops.ConstantPool;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ResolutionError;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Resolves the operand of a bytecode that the interpreter reaches for the first time: fills the entry of the constant pool cache, then writes
 * the quick form over the bytecode. While a class is being initialised, bytecodes that use its static members keep their original form: other
 * threads have to wait there.
 */
public final class LinkResolver {
    private final SystemDictionary dictionary;
    private final AccessChecks access;
    private final MethodResolver methods;
    private final FieldResolver fields;
    private final ConstantResolver constants;
    private final CallSiteLinker callSites;
    private final MethodHandleLinkers linkers;
    private final QuickFields quickFields = new QuickFields();

    LinkResolver(SystemDictionary dictionary) {
        this.dictionary = dictionary;
        this.access = new AccessChecks(dictionary);
        this.methods = new MethodResolver(dictionary, access);
        this.fields = new FieldResolver(dictionary, access);
        MethodHandleUpcalls upcalls = new MethodHandleUpcalls(dictionary);
        this.constants = new ConstantResolver(dictionary, access, methods, fields, upcalls);
        this.callSites = new CallSiteLinker(dictionary, constants, upcalls);
        this.linkers = new MethodHandleLinkers(dictionary.model());
    }

    /** Access control. */
    public AccessChecks access() {
        return access;
    }

    /** Method resolution. */
    public MethodResolver methods() {
        return methods;
    }

    /** Field resolution. */
    public FieldResolver fields() {
        return fields;
    }

    /** Constants. */
    public ConstantResolver constants() {
        return constants;
    }

    /**
     * The linker method of {@code MethodHandle.invokeBasic} or {@code linkTo*} for a descriptor.
     *
     * @return {@code null} if no such linker exists: calls of that name have adapters, or it is no signature-polymorphic method
     */
    public Method linkerMethod(String name, String descriptor) {
        return MethodHandleLinkers.isLinker(name) ? linkers.of(dictionary.bootKlass("java/lang/invoke/MethodHandle"), name, descriptor) : null;
    }

    /** An instruction that is being resolved. */
    private record Site(Method method, int bci, int opcode, long address, long entry, ConstantPool pool, int cpIndex) {
        InstanceKlass caller() {
            return method.holder();
        }

        ConstantPoolView view() {
            return pool.view();
        }

        void quicken(QuickBytecode quick) {
            RawMemory.putByteVolatile(address, (byte) quick.code());
        }
    }

    /**
     * Resolves the bytecode at an index. Returns when the interpreter can execute it; the bytecode is then quick, or its entry is resolved.
     *
     * @throws GuestException the error of resolution or initialisation
     */
    public void resolveBytecode(JavaThread t, Method method, int bci) {
        resolve(t, site(method, bci));
    }

    private static Site site(Method method, int bci) {
        long address = method.codeAddress() + bci;
        int opcode = method.code().u1(bci);
        ConstantPool pool = method.holder().constants();
        int number = opcode == Bytecodes.LDC ? RawMemory.getUnsignedByte(address + 1) : RawMemory.getShort(address + 1) & 0xFFFF;
        long entry = CpCache.entry(pool.cpCache(), number);
        return new Site(method, bci, opcode, address, entry, pool, CpCache.cpIndex(entry));
    }

    private void resolve(JavaThread t, Site s) {
        switch (s.opcode) {
            case Bytecodes.LDC, Bytecodes.LDC_W, Bytecodes.LDC2_W -> loadConstant(t, s);
            case Bytecodes.NEW -> allocate(t, s);
            case Bytecodes.ANEWARRAY, Bytecodes.CHECKCAST, Bytecodes.INSTANCEOF, Bytecodes.MULTIANEWARRAY -> useClass(t, s);
            case Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC -> staticField(t, s);
            case Bytecodes.GETFIELD, Bytecodes.PUTFIELD -> instanceField(t, s);
            case Bytecodes.INVOKESTATIC -> invokeStatic(t, s);
            case Bytecodes.INVOKESPECIAL -> invokeSpecial(t, s);
            case Bytecodes.INVOKEVIRTUAL -> invokeVirtual(t, s);
            case Bytecodes.INVOKEINTERFACE -> invokeInterface(t, s);
            case Bytecodes.INVOKEDYNAMIC -> invokeDynamic(t, s);
            default -> throw new IllegalStateException(s.method + " at " + s.bci + ": " + Bytecodes.name(s.opcode) + " has nothing to resolve");
        }
    }

    /**
     * The method that an {@code invokestatic} or {@code invokespecial} calls.
     *
     * @throws GuestException the error of resolution or initialisation
     */
    public Method directCallee(JavaThread t, Method method, int bci) {
        Site s = site(method, bci);
        if (s.opcode != Bytecodes.INVOKESTATIC && s.opcode != Bytecodes.INVOKESPECIAL) {
            throw new IllegalArgumentException(method + " at " + bci + ": " + Bytecodes.name(s.opcode) + " selects its method");
        }
        resolve(t, s);
        return Method.at(CpCache.value(s.entry));
    }

    // ---- constants

    private void loadConstant(JavaThread t, Site s) {
        int tag = s.view().tag(s.cpIndex);
        BasicType type = tag == ConstantTag.DYNAMIC ? Descriptor.type(s.view().refDescriptor(s.cpIndex)) : BasicType.OBJECT;
        long value = constants.valueAt(t, s.pool, s.cpIndex);
        if (CpCache.flags(s.entry) == 0) {
            if (type.isReference()) {
                CpCache.putReference(s.entry, value, dictionary.model().roots());
            } else {
                CpCache.putValue(s.entry, value);
            }
            CpCache.publish(s.entry, type.code());
        }
        s.quicken(constantForm(s.opcode, type));
    }

    private static QuickBytecode constantForm(int opcode, BasicType type) {
        boolean wide = opcode == Bytecodes.LDC_W;
        return switch (type) {
            case LONG -> QuickBytecode.LDC2_W_LONG;
            case DOUBLE -> QuickBytecode.LDC2_W_DOUBLE;
            case FLOAT -> wide ? QuickBytecode.LDC_W_FLOAT : QuickBytecode.LDC_FLOAT;
            case OBJECT, ARRAY -> wide ? QuickBytecode.LDC_W_REFERENCE : QuickBytecode.LDC_REFERENCE;
            default -> wide ? QuickBytecode.LDC_W_INT : QuickBytecode.LDC_INT;
        };
    }

    // ---- classes

    private void allocate(JavaThread t, Site s) {
        Klass k = constants.classAt(t, s.pool, s.cpIndex);
        if (!(k instanceof InstanceKlass i) || k.hasFlag(AccessFlags.ABSTRACT | AccessFlags.INTERFACE)
                || k == dictionary.bootKlass("java/lang/Class")) {
            throw dictionary.runtime().exception(t, "java/lang/InstantiationError", k.externalName());
        }
        dictionary.initialize(t, i);
        CpCache.putValue(s.entry, k.address());
        CpCache.publish(s.entry, BasicType.OBJECT.code());
        s.quicken(QuickBytecode.NEW_QUICK);
    }

    private void useClass(JavaThread t, Site s) {
        Klass k = constants.classAt(t, s.pool, s.cpIndex);
        CpCache.putValue(s.entry, k.address());
        CpCache.publish(s.entry, BasicType.OBJECT.code());
        switch (s.opcode) {
            case Bytecodes.ANEWARRAY -> s.quicken(QuickBytecode.ANEWARRAY_QUICK);
            case Bytecodes.CHECKCAST -> s.quicken(QuickBytecode.CHECKCAST_QUICK);
            case Bytecodes.INSTANCEOF -> s.quicken(QuickBytecode.INSTANCEOF_QUICK);
            default -> {
                // multianewarray has no quick form: its codelet looks at the entry.
            }
        }
    }

    // ---- fields

    private Field field(JavaThread t, Site s) {
        Klass k = constants.classAt(t, s.pool, s.view().refClassIndex(s.cpIndex));
        return fields.resolve(t, s.caller(), k, s.view().refName(s.cpIndex), s.view().refDescriptor(s.cpIndex));
    }

    private void staticField(JavaThread t, Site s) {
        Field f = field(t, s);
        fields.requireStatic(t, f);
        if (s.opcode == Bytecodes.PUTSTATIC) {
            fields.checkWrite(t, f, s.method);
        }
        dictionary.initialize(t, f.holder());
        int flags = fill(s.entry, f) | (f.holder().state() == ClassState.INITIALIZING ? CpCacheLayout.FLAG_INITIALIZING : 0);
        CpCache.publish(s.entry, flags);
        quickField(s, f, flags);
    }

    private void instanceField(JavaThread t, Site s) {
        Field f = field(t, s);
        fields.requireInstance(t, f);
        if (s.opcode == Bytecodes.PUTFIELD) {
            fields.checkWrite(t, f, s.method);
        }
        int flags = fill(s.entry, f);
        CpCache.publish(s.entry, flags);
        quickField(s, f, flags);
    }

    private static int fill(long entry, Field f) {
        CpCache.putValue(entry, f.holder().address());
        CpCache.putOffset(entry, f.offset());
        return f.type().code() | (f.isVolatile() ? CpCacheLayout.FLAG_VOLATILE : 0)
                | (hasQuickForm(f) ? 0 : CpCacheLayout.FLAG_NO_QUICK_FORM);
    }

    /** Quick accesses of instance fields are the null check too, so the field has to be near address 0 then. */
    private static boolean hasQuickForm(Field f) {
        return f.isStatic() ? !QuickFields.isNarrow(f.type()) : f.offset() < ObjectLayout.IMPLICIT_NULL_LIMIT;
    }

    private void quickField(Site s, Field f, int flags) {
        if ((flags & CpCacheLayout.FLAGS_ORIGINAL_BYTECODE) != 0) {
            return;
        }
        QuickBytecode quick = quickFields.of(s.opcode, f.type());
        s.quicken(quick);
        if (quick == QuickBytecode.AGETFIELD || quick == QuickBytecode.IGETFIELD) {
            joinWithAload0(s, quick);
        }
    }

    /** Joins {@code aload_0} before a quick {@code getfield} with it. */
    private static void joinWithAload0(Site s, QuickBytecode quick) {
        int before = s.bci - 1;
        if (before < 0 || s.method.code().u1(before) != Bytecodes.ALOAD_0) {
            return;
        }
        int at = 0;
        while (at < before) {
            at += Bytecodes.length(s.method.code(), at);
        }
        if (at == before) {
            QuickBytecode pair = quick == QuickBytecode.AGETFIELD ? QuickBytecode.ALOAD_0_AGETFIELD : QuickBytecode.ALOAD_0_IGETFIELD;
            RawMemory.putByteVolatile(s.address - 1, (byte) pair.code());
        }
    }

    // ---- methods

    private MethodReference reference(JavaThread t, Site s) {
        ConstantPoolView view = s.view();
        Klass k = constants.classAt(t, s.pool, view.refClassIndex(s.cpIndex));
        return new MethodReference(k, view.refName(s.cpIndex), view.refDescriptor(s.cpIndex), s.caller(),
                view.tag(s.cpIndex) == ConstantTag.METHODREF ? MethodReference.Form.CLASS_METHOD : MethodReference.Form.INTERFACE_METHOD);
    }

    /** @param argumentSlots of the site's descriptor, receiver included */
    private static void fillCall(Site s, Method m, int argumentSlots, BasicType result, int flags) {
        CpCache.putValue(s.entry, m.address());
        CpCache.putReceiverOffset(s.entry, argumentSlots);
        CpCache.publish(s.entry, CpCache.callFlags(argumentSlots, result) | flags);
    }

    private static void fillCall(Site s, Method m) {
        fillCall(s, m, m.argumentSlots(), m.resultType(), 0);
    }

    private void invokeStatic(JavaThread t, Site s) {
        MethodReference r = reference(t, s);
        Method linker = polymorphicLinker(r);
        Method m = linker != null ? linker : methods.resolveStatic(t, r).method();
        dictionary.initialize(t, m.holder());
        if (m.holder().state() == ClassState.INITIALIZING) {
            fillCall(s, m, m.argumentSlots(), m.resultType(), CpCacheLayout.FLAG_INITIALIZING);
            return;
        }
        fillCall(s, m);
        s.quicken(QuickBytecode.INVOKESTATIC_QUICK);
    }

    private void invokeSpecial(JavaThread t, Site s) {
        Method m = methods.resolveSpecial(t, reference(t, s)).method();
        fillCall(s, m);
        s.quicken(QuickBytecode.INVOKESPECIAL_QUICK);
    }

    private void invokeVirtual(JavaThread t, Site s) {
        MethodReference r = reference(t, s);
        if (isPolymorphic(r)) {
            invokePolymorphic(t, s, r);
            return;
        }
        MethodResolution m = methods.resolveVirtual(t, r);
        CpCache.putOffset(s.entry, m.offset());
        fillCall(s, m.method());
        s.quicken(m.dispatch() == MethodResolution.Dispatch.DIRECT ? QuickBytecode.INVOKEVFINAL_QUICK : QuickBytecode.INVOKEVIRTUAL_QUICK);
    }

    private void invokeInterface(JavaThread t, Site s) {
        MethodResolution m = methods.resolveInterface(t, reference(t, s));
        CpCache.putOffset(s.entry, m.offset());
        fillCall(s, m.method());
        s.quicken(switch (m.dispatch()) {
            case DIRECT -> QuickBytecode.INVOKEINTERFACE_FINAL_QUICK;
            case VTABLE -> QuickBytecode.INVOKEINTERFACE_VIRTUAL_QUICK;
            case INTERFACE -> QuickBytecode.INVOKEINTERFACE_QUICK;
        });
    }

    // ---- method handles and call sites

    /** Whether a reference names a signature-polymorphic method (JVMS 2.9.3). */
    static boolean isPolymorphic(MethodReference r) {
        if (!(r.klass() instanceof InstanceKlass k) || !k.isSignaturePolymorphicHolder()) {
            return false;
        }
        for (Method m : k.methods()) {
            if (m.name().equals(r.name()) && m.isSignaturePolymorphic()) {
                return true;
            }
        }
        return false;
    }

    private Method polymorphicLinker(MethodReference r) {
        return isPolymorphic(r) ? linkerMethod(r.name(), r.descriptor()) : null;
    }

    private void invokePolymorphic(JavaThread t, Site s, MethodReference r) {
        Method linker = polymorphicLinker(r);
        if (linker != null) {
            fillCall(s, linker);
            s.quicken(QuickBytecode.INVOKEVFINAL_QUICK);
            return;
        }
        try (HandleScope scope = t.handles().open()) {
            CallSiteLinker.Linked linked = callSites.linkPolymorphic(t, scope, s.caller(), r.klass(), r.name(), r.descriptor());
            fillAdapterCall(s, linked, r.descriptor(), 1);
            s.quicken(QuickBytecode.INVOKEHANDLE_QUICK);
        }
    }

    private void invokeDynamic(JavaThread t, Site s) {
        int error = dynamicErrorIndex(s);
        if (s.pool.callSiteError(error) != null) {
            throw constants.raise(t, s.pool.callSiteError(error));
        }
        try (HandleScope scope = t.handles().open()) {
            CallSiteLinker.Linked linked = callSites.linkDynamic(t, scope, s.pool, s.cpIndex);
            fillAdapterCall(s, linked, s.view().refDescriptor(s.cpIndex), 0);
        } catch (GuestException e) {
            if (CpCache.flags(s.entry) == 0) {
                ResolutionError failure = constants.errorOf(t);
                s.pool.setCallSiteError(error, failure == null ? null : failure.withoutCause());
                throw e;
            }
            t.takePending();
        }
        s.quicken(QuickBytecode.INVOKEDYNAMIC_QUICK);
    }

    /** The number of the entry identifies the call site: each instruction has its own. */
    private static int dynamicErrorIndex(Site s) {
        return (int) (s.entry - s.pool.cpCache() >> CpCacheLayout.ENTRY_SHIFT);
    }

    /** Fills the entry unless another thread linked the call meanwhile: the first one counts. */
    private void fillAdapterCall(Site s, CallSiteLinker.Linked linked, String descriptor, int receiverSlots) {
        if (CpCache.flags(s.entry) == 0) {
            int argumentSlots = Descriptor.argumentSlots(descriptor) + receiverSlots;
            CpCache.putAppendix(s.entry, linked.appendix().oop(), dictionary.model().roots());
            fillCall(s, linked.adapter(), argumentSlots, Descriptor.returnType(descriptor), 0);
        }
    }
}
