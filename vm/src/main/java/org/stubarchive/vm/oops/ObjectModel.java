package org.stubarchive.vm.oops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.MetadataSpace;

/**
 * All classes, methods and loaders of the machine, and what they are built with. One per process at a time: native structs name their
 * objects by numbers in its tables. Changed under the VM lock; objects are found by numbers without, once what has the number is published.
 */
public final class ObjectModel {
    private static ObjectModel current;

    private final MetadataSpace metadata;
    private final MethodEntries entries;
    private final long vmVariables;
    private final SignatureTable signatures = new SignatureTable();
    private final MetadataRoots roots = new MetadataRoots();
    private final Mirrors mirrors = new Mirrors(this);
    private final List<ClassLoaderData> loaders = new ArrayList<>();
    private final List<GuestModule> modules = new ArrayList<>();
    private final ClassLoaderData bootLoader;
    private final long emptyTable;
    private final TypeArrayKlass[] typeArrays = new TypeArrayKlass[BasicType.values().length];
    private volatile Klass[] klasses = new Klass[1024];
    private int klassCount;
    private volatile Method[] methods = new Method[16384];
    private int methodCount;
    private InstanceKlass objectKlass;
    private Klass[] arrayInterfaces = {};
    private ClassLoaderData platformLoader;

    /**
     * Makes an empty model and makes it the current one.
     *
     * @param metadata space for native structs
     * @param entries the interpreter's method entries
     * @param vmVariables address of the VM variables ({@link VmVariablesLayout})
     */
    public ObjectModel(MetadataSpace metadata, MethodEntries entries, long vmVariables) {
        this.metadata = metadata;
        this.entries = entries;
        this.vmVariables = vmVariables;
        this.emptyTable = metadata.allocate(KlassLayout.ITABLE_FIRST);
        this.bootLoader = new ClassLoaderData(0, 0);
        loaders.add(bootLoader);
        modules.add(null);
        current = this;
    }

    /** The model of this process. */
    public static ObjectModel current() {
        return current;
    }

    /** Allocates zeroed native memory that lasts as long as the machine. */
    public long allocate(int bytes) {
        return metadata.allocate(bytes);
    }

    MethodEntries entries() {
        return entries;
    }

    /** Address of the VM variables. */
    public long vmVariables() {
        return vmVariables;
    }

    SignatureTable signatures() {
        return signatures;
    }

    /** Address of an interface table without entries. */
    long emptyTable() {
        return emptyTable;
    }

    /** The collector's roots in metadata. */
    public MetadataRoots roots() {
        return roots;
    }

    /** The mirrors. */
    public Mirrors mirrors() {
        return mirrors;
    }

    // ---- tables

    int enter(Klass k) {
        if (klassCount == klasses.length) {
            klasses = Arrays.copyOf(klasses, 2 * klassCount);
        }
        klasses[klassCount] = k;
        // The elements are plain: storing the array again shows them to who reads it.
        klasses = klasses;
        return klassCount++;
    }

    int enter(Method m) {
        if (methodCount == methods.length) {
            methods = Arrays.copyOf(methods, 2 * methodCount);
        }
        methods[methodCount] = m;
        methods = methods;
        return methodCount++;
    }

    /** Makes a method that no class file declares; its entry is that of the intrinsic of its name, if there is one. */
    public Method makeMethod(InstanceKlass holder, String name, String descriptor, int accessFlags) {
        Method m = new Method(holder, name, descriptor, accessFlags);
        m.bind(entries, entries.intrinsicId(holder.name(), name, descriptor));
        return m;
    }

    /** The class with a number, see {@link Klass#id}. */
    public Klass klassOfId(int id) {
        return klasses[id];
    }

    /** The method with a number, see {@link Method#id}. */
    public Method methodOfId(int id) {
        return methods[id];
    }

    /** The method with a number that may be anything, {@code null} if no method has it. */
    Method methodOrNull(int id) {
        return id >= 0 && id < methods.length ? methods[id] : null;
    }

    /** All classes in order of creation, array classes included. */
    public List<Klass> klasses() {
        return Collections.unmodifiableList(Arrays.asList(klasses).subList(0, klassCount));
    }

    /** Number of classes made so far. */
    public int klassCount() {
        return klassCount;
    }

    /** Number of methods made so far. */
    public int methodCount() {
        return methodCount;
    }

    // ---- loaders and modules

    /** The boot loader. */
    public ClassLoaderData bootLoader() {
        return bootLoader;
    }

    /** All loaders in order of appearance, the boot loader first. */
    public List<ClassLoaderData> loaders() {
        return Collections.unmodifiableList(loaders);
    }

    /** The data of a guest loader, made when first asked for; the boot loader's for 0. */
    public ClassLoaderData loaderData(long loaderOop) {
        if (loaderOop == 0) {
            return bootLoader;
        }
        int id = RawMemory.getInt(loaderOop + InjectedField.CLASS_LOADER_DATA.offset());
        if (id != 0) {
            return loaders.get(id);
        }
        ClassLoaderData made = new ClassLoaderData(loaders.size(), newRoot(loaderOop));
        loaders.add(made);
        RawMemory.putInt(loaderOop + InjectedField.CLASS_LOADER_DATA.offset(), made.id());
        return made;
    }

    /** Address of a fresh root slot with this reference in it. */
    public long newRoot(long oop) {
        long slot = metadata.allocate(8);
        RawMemory.putLong(slot, oop);
        roots.add(slot);
        return slot;
    }

    /** Declares a loader to be the platform loader, whose classes are trusted like those of the boot loader. */
    public void setPlatformLoader(ClassLoaderData loader) {
        this.platformLoader = loader;
    }

    boolean isPlatform(ClassLoaderData loader) {
        return loader == platformLoader;
    }

    /** Enters a module; gives its number for {@link InjectedField#MODULE_ID}. */
    public int enter(GuestModule module) {
        modules.add(module);
        return modules.size() - 1;
    }

    /** The module of a {@code java.lang.Module}, or {@code null} if it has none yet. */
    public GuestModule moduleOf(long moduleOop) {
        return modules.get(RawMemory.getInt(moduleOop + InjectedField.MODULE_ID.offset()));
    }

    // ---- well-known klasses of the object model itself

    /** {@code java.lang.Object}. */
    public InstanceKlass objectKlass() {
        return objectKlass;
    }

    /** Sets the class that arrays inherit from. */
    public void setObjectKlass(InstanceKlass k) {
        this.objectKlass = k;
    }

    /** Sets the interfaces of arrays and makes the classes of arrays of primitives and of {@code Object}. */
    public void setArrayInterfaces(InstanceKlass cloneable, InstanceKlass serializable) {
        arrayInterfaces = new Klass[] {cloneable, serializable};
        for (BasicType t : BasicType.values()) {
            if (!t.isReference() && t != BasicType.VOID) {
                TypeArrayKlass k = new TypeArrayKlass(this, t);
                typeArrays[t.ordinal()] = k;
                mirrors.created(null, k);
                RawMemory.putInt(vmVariables + VmVariablesLayout.PRIMITIVE_ARRAY_KLASSES + 4L * t.code(), (int) k.address());
            }
        }
        RawMemory.putInt(vmVariables + VmVariablesLayout.OBJECT_ARRAY_KLASS, (int) objectKlass.arrayKlass(null).address());
    }

    /** {@code java.lang.Cloneable} and {@code java.io.Serializable}. */
    Klass[] arrayInterfaces() {
        return arrayInterfaces;
    }

    boolean isArrayInterface(Klass k) {
        for (Klass i : arrayInterfaces) {
            if (i == k) {
                return true;
            }
        }
        return false;
    }

    /**
     * Class of arrays of a primitive type.
     *
     * @return {@code null} for void and reference types
     */
    public TypeArrayKlass typeArray(BasicType t) {
        return typeArrays[t.ordinal()];
    }
}
