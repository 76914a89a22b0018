package org.stubarchive.vm.oops;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.FieldDeclaration;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.threads.JavaThread;

/** A class or interface made from a class file (JVMS 5.3.5). Its tables are built when it is created; its code is rewritten when it is linked. */
public final class InstanceKlass extends Klass {
    /** Flags that instances cannot be made by generated code alone. */
    private static final int SLOW_ALLOCATION = 1;

    private final ClassFile classFile;
    private final InstanceKlass superKlass;
    private final InstanceKlass[] interfaces;
    private final InstanceKlass[] transitiveInterfaces;
    private final RuntimePackage runtimePackage;
    private final int depth;
    private final Method[] methods;
    private final Field[] fields;
    private final ConstantPool constants;
    private final HiddenClassInfo hiddenInfo;
    private final FieldLayout instanceLayout;
    private final int instanceSize;
    private final int[] instanceReferenceOffsets;
    private final boolean hasDefaults;
    private Method[] vtable;
    private int[] staticReferenceOffsets = {};
    private int mirrorBytes;
    private volatile ClassState state = ClassState.LOADED;
    private InstanceKlass nestHost;
    private JavaThread initializingThread;
    private Initialization initialization;

    /**
     * Builds the class. Superclass and interfaces must be complete; checks that they are suitable are the caller's.
     *
     * @param name internal name; differs from that in the file for hidden classes
     * @param hiddenInfo what belongs to a hidden class, {@code null} for others
     */
    public InstanceKlass(ObjectModel model, ClassFile classFile, String name, ClassLoaderData loader, InstanceKlass superKlass,
            InstanceKlass[] interfaces, HiddenClassInfo hiddenInfo) {
        super(model, name, loader, classFile.accessFlags());
        this.classFile = classFile;
        this.superKlass = superKlass;
        this.interfaces = interfaces;
        this.hiddenInfo = hiddenInfo;
        this.runtimePackage = loader.packageOf(packageName());
        this.depth = superKlass == null ? 0 : superKlass.depth + 1;
        this.transitiveInterfaces = collectInterfaces();
        this.hasDefaults = computeHasDefaults();
        this.methods = makeMethods();
        this.fields = makeFields();
        this.instanceLayout = superKlass == null ? new FieldLayout(ObjectLayout.FIELDS) : new FieldLayout(superKlass.instanceLayout);
        layOutInstance();
        this.instanceSize = instanceLayout.size();
        this.instanceReferenceOffsets = instanceLayout.referenceOffsets();
        this.constants = new ConstantPool(this);
        VtableBuilder tables = new VtableBuilder(this);
        this.vtable = tables.build();
        bind(model.allocate(KlassLayout.VTABLE + 8 * vtable.length));
        MethodEntries entries = model.entries();
        boolean intrinsics = loader.isBoot() && entries.hasIntrinsics(name);
        for (Method m : methods) {
            m.bind(entries, intrinsics ? entries.intrinsicId(name, m.name(), m.descriptor()) : 0);
        }
        for (Method m : tables.conflicts()) {
            m.bind(entries, 0);
        }
        fillStruct();
    }

    private void fillStruct() {
        writeSupers();
        writeVtable();
        int flags = (isInterface() ? KlassLayout.FLAG_INTERFACE : 0) | (computeHasFinalizer() ? KlassLayout.FLAG_HAS_FINALIZER : 0);
        if (loader().isBoot()) {
            flags |= name().equals("java/lang/Class") ? KlassLayout.FLAG_MIRROR : 0;
            flags |= name().equals("java/lang/ref/Reference") ? KlassLayout.FLAG_REFERENCE : 0;
        }
        if (superKlass != null) {
            flags |= superKlass.flags() & KlassLayout.FLAG_REFERENCE;
        }
        RawMemory.putInt(address() + KlassLayout.FLAGS, flags);
        RawMemory.putInt(address() + KlassLayout.LAYOUT_HELPER, instanceSize | SLOW_ALLOCATION);
        RawMemory.putInt(address() + KlassLayout.STATE, state.value());
        if (isInterface() || hasFlag(AccessFlags.ABSTRACT)) {
            RawMemory.putLong(address() + KlassLayout.ITABLE, model.emptyTable());
        } else {
            new ItableBuilder(this).write();
        }
    }

    private InstanceKlass[] collectInterfaces() {
        if (interfaces.length == 0) {
            return superKlass == null ? new InstanceKlass[0] : superKlass.transitiveInterfaces;
        }
        Set<InstanceKlass> all = new LinkedHashSet<>();
        if (superKlass != null) {
            all.addAll(List.of(superKlass.transitiveInterfaces));
        }
        for (InstanceKlass i : interfaces) {
            all.addAll(List.of(i.transitiveInterfaces));
            all.add(i);
        }
        return all.toArray(new InstanceKlass[0]);
    }

    private boolean computeHasDefaults() {
        if (superKlass != null && superKlass.hasDefaults) {
            return true;
        }
        for (InstanceKlass i : interfaces) {
            if (i.hasDefaults) {
                return true;
            }
        }
        if (isInterface()) {
            for (MethodDeclaration m : classFile.methods()) {
                if (!m.hasFlag(AccessFlags.ABSTRACT | AccessFlags.STATIC | AccessFlags.PRIVATE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the class or one of its superinterfaces declares a default method. */
    public boolean hasDefaults() {
        return hasDefaults;
    }

    private Method[] makeMethods() {
        MethodDeclaration[] declared = classFile.methods();
        Method[] made = new Method[declared.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Method(this, declared[i], i);
        }
        return made;
    }

    private Field[] makeFields() {
        FieldDeclaration[] declared = classFile.fields();
        Field[] made = new Field[declared.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Field(this, declared[i], i);
        }
        return made;
    }

    private void layOutInstance() {
        List<Field> instance = new ArrayList<>();
        for (Field f : fields) {
            if (!f.isStatic()) {
                instance.add(f);
            }
        }
        List<InjectedField> appended = new ArrayList<>();
        if (loader().isBoot()) {
            for (InjectedField f : InjectedField.of(name())) {
                if (instanceField(f.fieldName()) == null) {
                    appended.add(f);
                }
            }
        }
        BasicType[] types = new BasicType[instance.size() + appended.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = i < instance.size() ? instance.get(i).type() : appended.get(i - instance.size()).type();
        }
        int[] offsets = instanceLayout.place(types);
        for (int i = 0; i < types.length; i++) {
            if (i < instance.size()) {
                instance.get(i).setOffset(offsets[i]);
            } else {
                appended.get(i - instance.size()).setOffset(offsets[i]);
            }
        }
        if (loader().isBoot()) {
            for (InjectedField f : InjectedField.of(name())) {
                Field declared = instanceField(f.fieldName());
                if (declared != null) {
                    f.setOffset(declared.offset());
                }
            }
            PublishedOffset.publish(this, model.vmVariables());
        }
    }

    private Field instanceField(String fieldName) {
        for (Field f : fields) {
            if (!f.isStatic() && f.name().equals(fieldName)) {
                return f;
            }
        }
        return null;
    }

    /**
     * Places the static fields behind the fields of the mirror. Called once, before the mirror is made.
     *
     * @param mirrorInstanceSize size of a plain {@code java.lang.Class}
     */
    void layOutStatics(int mirrorInstanceSize) {
        FieldLayout layout = new FieldLayout(mirrorInstanceSize);
        List<Field> statics = new ArrayList<>();
        for (Field f : fields) {
            if (f.isStatic()) {
                statics.add(f);
            }
        }
        BasicType[] types = new BasicType[statics.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = statics.get(i).type();
        }
        int[] offsets = layout.place(types);
        for (int i = 0; i < types.length; i++) {
            statics.get(i).setOffset(offsets[i]);
        }
        staticReferenceOffsets = layout.referenceOffsets();
        mirrorBytes = layout.size();
    }

    private boolean computeHasFinalizer() {
        if (isInterface() || superKlass == null) {
            return false;
        }
        Method f = findMethod("finalize", "()V");
        if (f != null && f.isVirtual()) {
            return !f.isEmpty();
        }
        return superKlass.hasFinalizer();
    }

    private int flags() {
        return RawMemory.getInt(address() + KlassLayout.FLAGS);
    }

    /** Whether instances are registered with the finalizer: {@code finalize()} is overridden with a body that is not empty. */
    public boolean hasFinalizer() {
        return (flags() & KlassLayout.FLAG_HAS_FINALIZER) != 0;
    }

    /** Whether this is {@code java.lang.ref.Reference} or a subclass. */
    public boolean isReference() {
        return (flags() & KlassLayout.FLAG_REFERENCE) != 0;
    }

    /** The class file. */
    public ClassFile classFile() {
        return classFile;
    }

    /** The run-time constant pool. */
    public ConstantPool constants() {
        return constants;
    }

    /** Name of the source file, or {@code null}. */
    public String sourceFile() {
        return classFile.sourceFile();
    }

    @Override
    public InstanceKlass superKlass() {
        return superKlass;
    }

    @Override
    Klass displaySuper() {
        return superKlass;
    }

    @Override
    int depth() {
        return depth;
    }

    @Override
    boolean isPrimary() {
        return !isInterface() && depth < KlassLayout.PRIMARY_SUPER_LIMIT;
    }

    @Override
    Klass[] secondarySupers() {
        List<Klass> list = new ArrayList<>(List.of(transitiveInterfaces));
        if (isInterface()) {
            list.add(this);
        } else {
            for (InstanceKlass k = this; k != null && !k.isPrimary(); k = k.superKlass) {
                list.add(k);
            }
        }
        return list.toArray(new Klass[0]);
    }

    @Override
    public boolean isInterface() {
        return hasFlag(AccessFlags.INTERFACE);
    }

    /** Direct superinterfaces in the order of the class file; not to be written. */
    public InstanceKlass[] interfaces() {
        return interfaces;
    }

    /** All superinterfaces, each once, superinterfaces before subinterfaces; not to be written. */
    public InstanceKlass[] transitiveInterfaces() {
        return transitiveInterfaces;
    }

    @Override
    public boolean isSubtypeOf(Klass k) {
        if (k == this) {
            return true;
        }
        if (!(k instanceof InstanceKlass other)) {
            return false;
        }
        if (other.isInterface()) {
            for (InstanceKlass i : transitiveInterfaces) {
                if (i == other) {
                    return true;
                }
            }
            return false;
        }
        return isSubclassOf(other);
    }

    /** Whether {@code other} is this class or one of its superclasses; {@code Object} is the superclass of interfaces. */
    public boolean isSubclassOf(InstanceKlass other) {
        for (InstanceKlass k = this; k != null; k = k.superKlass) {
            if (k == other) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String packageName() {
        int slash = name().lastIndexOf('/');
        return slash < 0 ? "" : name().substring(0, slash);
    }

    @Override
    public RuntimePackage runtimePackage() {
        return runtimePackage;
    }

    /** Whether this class and another are in the same run-time package. */
    public boolean isSamePackage(InstanceKlass other) {
        return runtimePackage == other.runtimePackage;
    }

    /** Module of the class: that of its package, else the unnamed module of its loader. */
    public GuestModule module() {
        GuestModule m = runtimePackage.module();
        return m == null ? loader().unnamedModule() : m;
    }

    /** Whether the class comes with the runtime's class library: annotations that speak to the runtime count, nothing is verified. */
    public boolean isTrusted() {
        return loader().isBoot() || model.isPlatform(loader());
    }

    /** Whether annotations of this class may speak to the runtime. */
    boolean hasVmAnnotations() {
        return isTrusted() || hiddenInfo != null && hiddenInfo.options().contains(HiddenClassOption.VM_ANNOTATIONS);
    }

    // ---- members

    /** Declared methods in the order of the class file; not to be written. */
    public Method[] methods() {
        return methods;
    }

    /** Declared fields in the order of the class file; not to be written. */
    public Field[] fields() {
        return fields;
    }

    /** The method declared here with this name and descriptor, or {@code null}. */
    public Method findMethod(String name, String descriptor) {
        int signature = model.signatures().find(name, descriptor);
        return signature < 0 ? null : findMethod(signature);
    }

    Method findMethod(int signature) {
        for (Method m : methods) {
            if (m.signatureId() == signature) {
                return m;
            }
        }
        return null;
    }

    /** Method resolution (JVMS 5.4.3.3 for classes, 5.4.3.4 for interfaces) without access checks; {@code null} if there is none. */
    public Method lookupMethod(String name, String descriptor) {
        int signature = model.signatures().find(name, descriptor);
        return signature < 0 ? null : MethodLookup.resolve(this, signature);
    }

    /** As {@link #lookupMethod}, but only in superclasses. */
    public Method lookupClassMethod(String name, String descriptor) {
        int signature = model.signatures().find(name, descriptor);
        for (InstanceKlass k = this; signature >= 0 && k != null; k = k.superKlass) {
            Method m = k.findMethod(signature);
            if (m != null) {
                return m;
            }
        }
        return null;
    }

    /** The class initialization method, or {@code null}. */
    public Method classInitializer() {
        Method m = findMethod("<clinit>", "()V");
        return m != null && m.isStatic() ? m : null;
    }

    /** The field declared here, or {@code null}. */
    public Field findField(String name, String descriptor) {
        for (Field f : fields) {
            if (f.name().equals(name) && f.descriptor().equals(descriptor)) {
                return f;
            }
        }
        return null;
    }

    /** Field resolution (JVMS 5.4.3.2): declared, then superinterfaces, then the superclass; {@code null} if there is none. */
    public Field lookupField(String name, String descriptor) {
        Field f = findField(name, descriptor);
        for (int i = 0; f == null && i < interfaces.length; i++) {
            f = interfaces[i].lookupField(name, descriptor);
        }
        return f == null && superKlass != null ? superKlass.lookupField(name, descriptor) : f;
    }

    @Override
    public Method[] vtable() {
        return vtable;
    }

    /**
     * Index of the vtable entry through which instances of this class dispatch a resolved method.
     *
     * @param resolved a virtual method of this class, a superclass or, for a default or unimplemented one, of a superinterface
     * @return {@link Method#NO_VTABLE_INDEX} if the vtable has no such entry
     */
    public int vtableIndexOf(Method resolved) {
        if (resolved.vtableIndex() >= 0) {
            return resolved.vtableIndex();
        }
        int signature = resolved.signatureId();
        for (int i = vtable.length - 1; i >= 0; i--) {
            if (vtable[i].signatureId() == signature) {
                return i;
            }
        }
        return Method.NO_VTABLE_INDEX;
    }

    // ---- layout

    /** Size of an instance in bytes, a multiple of 8. Instances of {@code java.lang.Class} are larger by their statics. */
    public int instanceSize() {
        return instanceSize;
    }

    /** Offsets of all references in an instance, inherited ones included, ascending. */
    public int[] instanceReferenceOffsets() {
        return instanceReferenceOffsets;
    }

    /** Offsets of the static references in the mirror, ascending. */
    public int[] staticReferenceOffsets() {
        return staticReferenceOffsets;
    }

    /** Size of the mirror in bytes, statics included. */
    public int mirrorBytes() {
        return mirrorBytes;
    }

    // ---- state

    /** State of the class. */
    public ClassState state() {
        return state;
    }

    /** Sets the state; generated code sees it too. Who sees the new state sees everything that was stored before. */
    public void setState(ClassState newState) {
        this.state = newState;
        RawMemory.putIntRelease(address() + KlassLayout.STATE, newState.value());
        if (newState == ClassState.INITIALIZED && !hasFlag(AccessFlags.ABSTRACT | AccessFlags.INTERFACE)
                && (flags() & KlassLayout.FLAG_MIRROR) == 0) {
            // From here on other threads allocate without asking for the state.
            RawMemory.putIntRelease(address() + KlassLayout.LAYOUT_HELPER, instanceSize);
        }
    }

    /** Whether the class is initialised: its static members may be used by every thread. */
    public boolean isInitialized() {
        return state == ClassState.INITIALIZED;
    }

    /** Thread that runs the initializer, or {@code null}. */
    public JavaThread initializingThread() {
        return initializingThread;
    }

    /** Sets the thread that runs the initializer. */
    public void setInitializingThread(JavaThread t) {
        this.initializingThread = t;
        RawMemory.putInt(address() + KlassLayout.INIT_THREAD, t == null ? 0 : t.id());
    }

    /** What only matters while the class is initialised or after that failed; {@code null} when there is nothing. */
    public Initialization initialization() {
        return initialization;
    }

    /** Sets or, with {@code null}, drops it. */
    public void setInitialization(Initialization i) {
        this.initialization = i;
    }

    // ---- nests and hidden classes

    /** Whether this is a hidden class. */
    public boolean isHidden() {
        return hiddenInfo != null;
    }

    /** What belongs to a hidden class; {@code null} for others. */
    public HiddenClassInfo hiddenInfo() {
        return hiddenInfo;
    }

    /** The nest host if it is known already, else {@code null}. */
    public InstanceKlass nestHostOrNull() {
        return nestHost;
    }

    /** Records the nest host. */
    public void setNestHost(InstanceKlass host) {
        this.nestHost = host;
    }

    /**
     * Whether this is an accessor that reflection or serialization generated: a subclass of the class library's class for them. Such classes may
     * access everything, and are not verified, for their code does what no other class may.
     */
    public boolean isGeneratedAccessor() {
        for (InstanceKlass k = this; k != null; k = k.superKlass) {
            if (k.loader().isBoot() && k.name().equals("jdk/internal/reflect/MagicAccessorImpl")) {
                return true;
            }
        }
        return false;
    }

    /** Whether instances or subclasses of this class have methods that every caller links by its own signature. */
    public boolean isSignaturePolymorphicHolder() {
        return loader().isBoot() && (name().equals("java/lang/invoke/MethodHandle") || name().equals("java/lang/invoke/VarHandle"));
    }

    @Override
    public String externalName() {
        String external = super.externalName();
        return hiddenInfo == null ? external : external.replace('+', '/');
    }
}
