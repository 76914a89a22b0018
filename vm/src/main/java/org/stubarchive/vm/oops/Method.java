package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;

/**
 * A method. What generated code reads is the native struct at {@link #address()}, laid out by {@link MethodLayout}. Most methods come from a
 * class file; a few are made by the runtime: the linkers of signature-polymorphic calls and the methods that stand for conflicting defaults.
 */
public final class Method {
    /** Value of {@link #vtableIndex()} for methods without an entry. */
    public static final int NO_VTABLE_INDEX = -1;
    /** Expression stack slots beyond {@code max_stack}: the appendix of {@code invokehandle} and {@code invokedynamic}, and one to spare. */
    public static final int EXTRA_STACK_SLOTS = 2;

    private static final String HIDDEN = "Ljdk/internal/vm/annotation/Hidden;";
    private static final String HIDDEN_FORM = "Ljava/lang/invoke/LambdaForm$Hidden;";
    private static final String CALLER_SENSITIVE = "Ljdk/internal/reflect/CallerSensitive;";

    private final InstanceKlass holder;
    private final MethodDeclaration declaration;
    private final int slot;
    private final String name;
    private final String descriptor;
    private final int accessFlags;
    private final int signatureId;
    private int id;
    private long address;
    private int vtableIndex = NO_VTABLE_INDEX;
    private int argumentSlots = -1;
    private MethodDescriptor parsed;
    private String selectionConflict;
    private Visibility visibility = Visibility.UNKNOWN;

    /** Whether stack traces show the method; found out when first asked. */
    private enum Visibility {
        UNKNOWN,
        VISIBLE,
        HIDDEN
    }

    /** A method of a class file; {@link #bind} must follow. */
    Method(InstanceKlass holder, MethodDeclaration declaration, int slot) {
        this.holder = holder;
        this.declaration = declaration;
        this.slot = slot;
        this.name = declaration.name();
        this.descriptor = declaration.descriptor();
        this.accessFlags = declaration.accessFlags();
        this.signatureId = holder.model.signatures().id(name, descriptor);
    }

    /** A method that the runtime makes; {@link #bind} must follow. */
    Method(InstanceKlass holder, String name, String descriptor, int accessFlags) {
        this.holder = holder;
        this.declaration = null;
        this.slot = -1;
        this.name = name;
        this.descriptor = descriptor;
        this.accessFlags = accessFlags;
        this.signatureId = holder.model.signatures().id(name, descriptor);
    }

    /**
     * The method whose native struct is at an address.
     *
     * @return {@code null} for address 0
     */
    public static Method at(long address) {
        return address == 0 ? null : ObjectModel.current().methodOfId(RawMemory.getInt(address + MethodLayout.METHOD_ID));
    }

    /** The method with a number of the runtime's method table, {@code null} if none has it. */
    public static Method ofId(int id) {
        return ObjectModel.current().methodOrNull(id);
    }

    /** Makes and fills the native struct; the holder has its own already. */
    void bind(MethodEntries entries, int intrinsic) {
        ObjectModel model = holder.model;
        long m = model.allocate(MethodLayout.SIZE);
        address = m;
        id = model.enter(this);
        BasicType result = resultType();
        int arguments = argumentSlots();
        RawMemory.putInt(m + MethodLayout.HOLDER, (int) holder.address());
        RawMemory.putInt(m + MethodLayout.METHOD_ID, id);
        RawMemory.putInt(m + MethodLayout.ACCESS_FLAGS, accessFlags);
        RawMemory.putInt(m + MethodLayout.ARGUMENT_SLOTS, arguments);
        RawMemory.putInt(m + MethodLayout.VTABLE_OFFSET, vtableOffset());
        RawMemory.putInt(m + MethodLayout.IMT_OFFSET, imtOffset());
        RawMemory.putInt(m + MethodLayout.RESULT_TABLE_OFFSET, result.tos().tableOffset());
        RawMemory.putInt(m + MethodLayout.RESULT_TYPE, result.code());
        int locals = 0;
        int stack = 0;
        CodeAttribute code = code();
        if (code != null) {
            locals = Math.max(0, code.maxLocals() - arguments);
            stack = code.maxStack() + EXTRA_STACK_SLOTS;
        }
        RawMemory.putInt(m + MethodLayout.EXTRA_LOCALS_BYTES, locals * InterpreterFrameLayout.SLOT);
        RawMemory.putInt(m + MethodLayout.MAX_STACK, stack);
        RawMemory.putInt(m + MethodLayout.FRAME_BYTES,
                InterpreterFrameLayout.FIXED_BYTES + (locals + stack) * InterpreterFrameLayout.SLOT);
        long entry = intrinsic == 0 ? 0 : entries.intrinsic(intrinsic);
        if (entry != 0) {
            RawMemory.putInt(m + MethodLayout.INTRINSIC_ID, intrinsic);
        } else {
            entry = plainEntry(entries);
        }
        RawMemory.putLong(m + MethodLayout.BYTECODE_ENTRY, entry);
        RawMemory.putLong(m + MethodLayout.COMPILED_ENTRY, entries.wrongMethod());
        RawMemory.putLong(m + MethodLayout.INTERPRETER_ENTRY, entry);
    }

    private long plainEntry(MethodEntries entries) {
        if (isAbstract()) {
            return entries.abstractEntry();
        }
        if (isNative()) {
            return isSynchronized() ? entries.synchronizedNativeEntry() : entries.nativeEntry();
        }
        return isSynchronized() ? entries.synchronizedEntry() : entries.normal();
    }

    /** Number in the method table, from 0 in order of creation. */
    public int id() {
        return id;
    }

    /** Address of the native struct, below 4 GiB. */
    public long address() {
        return address;
    }

    /** Class that declares the method. */
    public InstanceKlass holder() {
        return holder;
    }

    /** What the class file says; {@code null} for a method that the runtime made. */
    public MethodDeclaration declaration() {
        return declaration;
    }

    /** Index in {@code holder().methods()}; -1 for a method that the runtime made. */
    public int slot() {
        return slot;
    }

    /** Simple name. */
    public String name() {
        return name;
    }

    /** Descriptor. */
    public String descriptor() {
        return descriptor;
    }

    /** Access flags. */
    public int accessFlags() {
        return accessFlags;
    }

    private boolean has(int flag) {
        return (accessFlags & flag) != 0;
    }

    /** Number of the pair of name and descriptor; equal numbers mean equal pairs. */
    int signatureId() {
        return signatureId;
    }

    /** The descriptor in parts. */
    public MethodDescriptor parsed() {
        MethodDescriptor p = parsed;
        if (p == null) {
            p = MethodDescriptor.parse(descriptor);
            parsed = p;
        }
        return p;
    }

    /** Slots of the arguments, receiver included. */
    public int argumentSlots() {
        int n = argumentSlots;
        if (n < 0) {
            n = Descriptor.argumentSlots(descriptor) + (isStatic() ? 0 : 1);
            argumentSlots = n;
        }
        return n;
    }

    /** Type of the result. */
    public BasicType resultType() {
        return BasicType.ofDescriptor(descriptor.charAt(descriptor.lastIndexOf(')') + 1));
    }

    /** Whether the method is public. */
    public boolean isPublic() {
        return has(AccessFlags.PUBLIC);
    }

    /** Whether the method is private. */
    public boolean isPrivate() {
        return has(AccessFlags.PRIVATE);
    }

    /** Whether the method is protected. */
    public boolean isProtected() {
        return has(AccessFlags.PROTECTED);
    }

    /** Whether the method is neither public, protected nor private. */
    public boolean isPackagePrivate() {
        return !has(AccessFlags.PUBLIC | AccessFlags.PROTECTED | AccessFlags.PRIVATE);
    }

    /** Whether the method is static. */
    public boolean isStatic() {
        return has(AccessFlags.STATIC);
    }

    /** Whether the method is declared final. */
    public boolean isFinal() {
        return has(AccessFlags.FINAL);
    }

    /** Whether the method is abstract. */
    public boolean isAbstract() {
        return has(AccessFlags.ABSTRACT);
    }

    /** Whether the method is native. */
    public boolean isNative() {
        return has(AccessFlags.NATIVE);
    }

    /** Whether the method is synchronized. */
    public boolean isSynchronized() {
        return has(AccessFlags.SYNCHRONIZED);
    }

    /** Whether the method takes a variable number of arguments. */
    public boolean isVarargs() {
        return has(AccessFlags.VARARGS);
    }

    /** Whether this is an instance initialization method. */
    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Whether this is the class initialization method (JVMS 2.9.2). */
    public boolean isClassInitializer() {
        return name.equals("<clinit>") && isStatic();
    }

    /** Whether instances dispatch this method: neither static nor private nor a constructor. */
    public boolean isVirtual() {
        return !has(AccessFlags.STATIC | AccessFlags.PRIVATE) && !name.equals("<init>");
    }

    /** Whether no class can override this method: it is final or private, or its class is final. */
    public boolean isEffectivelyFinal() {
        return has(AccessFlags.FINAL | AccessFlags.PRIVATE) || holder.hasFlag(AccessFlags.FINAL);
    }

    /** A default method: a non-abstract virtual method of an interface. */
    public boolean isDefault() {
        return holder.isInterface() && isVirtual() && !isAbstract();
    }

    /** The Code attribute; {@code null} for abstract and native methods and those that the runtime made. */
    public CodeAttribute code() {
        return declaration == null ? null : declaration.code();
    }

    /** Whether the body is a lone {@code return}. */
    boolean isEmpty() {
        CodeAttribute c = code();
        return c != null && c.codeLength() == 1 && c.u1(0) == 177;
    }

    /** Address of the rewritten bytecodes, 0 before the class is linked and for methods without code. */
    public long codeAddress() {
        return RawMemory.getLong(address + MethodLayout.CODE);
    }

    /** Sets the rewritten bytecodes and the constant pool cache. */
    public void setCode(long code, long cpCache) {
        RawMemory.putLong(address + MethodLayout.CP_CACHE, cpCache);
        RawMemory.putLong(address + MethodLayout.CODE, code);
    }

    /** Where an interpreted caller jumps. */
    public long entry() {
        return RawMemory.getLong(address + MethodLayout.INTERPRETER_ENTRY);
    }

    /** Line of the source for a bytecode index, -1 if unknown, -2 for native methods. */
    public int lineNumber(int bci) {
        if (isNative()) {
            return -2;
        }
        CodeAttribute c = code();
        return c == null ? -1 : c.lineNumberTable().lineOf(bci);
    }

    /** Index in the vtable of the holder, {@link #NO_VTABLE_INDEX} for methods that have none; interface methods never have one here. */
    public int vtableIndex() {
        return vtableIndex;
    }

    void setVtableIndex(int index) {
        this.vtableIndex = index;
    }

    private int vtableOffset() {
        return vtableIndex < 0 ? -1 : KlassLayout.VTABLE + 8 * vtableIndex;
    }

    /** Byte offset of the slot in the interface method table of klasses; -1 unless this is a virtual method of an interface. */
    public int imtOffset() {
        if (!holder.isInterface() || !isVirtual()) {
            return -1;
        }
        int h = name.hashCode() * 31 + descriptor.hashCode();
        h ^= h >>> 16;
        h ^= h >>> 8;
        h ^= h >>> 4;
        return KlassLayout.IMT + (h & KlassLayout.IMT_SLOTS - 1) * KlassLayout.IMT_SLOT_SIZE;
    }

    /** Whether stack traces and stack walks leave the method out. */
    public boolean isHidden() {
        if (visibility == Visibility.UNKNOWN) {
            boolean hidden = holder.isHidden() || declaration != null && holder.hasVmAnnotations()
                    && (declaration.hasRuntimeVisibleAnnotation(HIDDEN) || declaration.hasRuntimeVisibleAnnotation(HIDDEN_FORM));
            visibility = hidden ? Visibility.HIDDEN : Visibility.VISIBLE;
        }
        return visibility == Visibility.HIDDEN;
    }

    /** Whether the method behaves differently for different callers. */
    public boolean isCallerSensitive() {
        return declaration != null && holder.hasVmAnnotations() && declaration.hasRuntimeVisibleAnnotation(CALLER_SENSITIVE);
    }

    /** Whether this is one of the signature-polymorphic methods of JVMS 2.9.3 as the class file declares it. */
    public boolean isSignaturePolymorphic() {
        return declaration != null && holder.isSignaturePolymorphicHolder() && isNative() && isVarargs()
                && descriptor.startsWith("([Ljava/lang/Object;)");
    }

    /** Why calls that select this method fail, for a method that stands for conflicting defaults; else {@code null}. */
    public String selectionConflict() {
        return selectionConflict;
    }

    void setSelectionConflict(String message) {
        this.selectionConflict = message;
    }

    /** Name and descriptor, without the class. */
    public String nameAndDescriptor() {
        return name + descriptor;
    }

    /** As error messages print it: {@code java.lang.Object java.util.List.get(int)} with the result type first. */
    public String externalName() {
        return ExternalNames.method(holder.externalName(), name, descriptor);
    }

    @Override
    public String toString() {
        return holder.externalName() + "." + name + descriptor;
    }
}
