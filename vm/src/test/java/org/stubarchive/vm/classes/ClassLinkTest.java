package org.stubarchive.vm.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;

/** Loads and links all of java.base and compares what was built with the host's view of the same classes. */
class ClassLinkTest {
    private static final String PREFIX = "/java.base/";

    private static SystemDictionary dictionary;
    private static List<InstanceKlass> classes;

    @BeforeAll
    static void linkEverything() throws IOException {
        LinkOnlyRuntime runtime = new LinkOnlyRuntime();
        BootClassPath path = BootClassPath.open();
        ObjectModel model = new ObjectModel(new MetadataSpace(MetadataSpace.DEFAULT_LIMIT), runtime,
                RawMemory.allocate(VmVariablesLayout.SIZE));
        dictionary = new SystemDictionary(model, path, runtime, Verification.NONE);
        dictionary.boot(null);
        classes = new ArrayList<>();
        for (String name : new TreeSet<>(List.of(path.entryNames()))) {
            if (name.startsWith(PREFIX) && name.endsWith(".class") && !name.endsWith("module-info.class")) {
                InstanceKlass k = dictionary.bootKlass(name.substring(PREFIX.length(), name.length() - ".class".length()));
                dictionary.link(null, k);
                classes.add(k);
            }
        }
        assertTrue(classes.size() > 5000, () -> "classes of java.base: " + classes.size());
    }

    @Test
    void selectsTheSameMethodsAsTheHost() {
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (InstanceKlass k : classes) {
            Class<?> host = hostClass(k.externalName());
            if (host == null) {
                continue;
            }
            for (java.lang.reflect.Method hm : publicMethods(host)) {
                if (Modifier.isStatic(hm.getModifiers()) || host.isInterface() && isMethodOfObject(hm)) {
                    continue;
                }
                Method m = k.lookupMethod(hm.getName(), java.lang.invoke.MethodType
                        .methodType(hm.getReturnType(), hm.getParameterTypes()).toMethodDescriptorString());
                compared++;
                if (m == null || !m.holder().externalName().equals(hm.getDeclaringClass().getName()) && !hostHasMore(host, hm, m)) {
                    wrong.add(host.getName() + ": " + hm + " but " + m);
                }
            }
        }
        assertTrue(compared > 10000, "methods compared");
        assertEquals(List.of(), wrong);
    }

    /** Resolution in an interface prefers the public methods of Object to those of superinterfaces (JVMS 5.4.3.4); getMethods does not list them. */
    private static boolean isMethodOfObject(java.lang.reflect.Method hm) {
        return List.of(Object.class.getMethods()).stream()
                .anyMatch(o -> o.getName().equals(hm.getName()) && List.of(o.getParameterTypes()).equals(List.of(hm.getParameterTypes())));
    }

    /** getMethods lists every maximally-specific abstract method; resolution may take any of them. */
    private static boolean hostHasMore(Class<?> host, java.lang.reflect.Method hm, Method m) {
        return publicMethods(host).stream().anyMatch(o -> o.getName().equals(hm.getName())
                && o.getDeclaringClass().getName().equals(m.holder().externalName())
                && List.of(o.getParameterTypes()).equals(List.of(hm.getParameterTypes())));
    }

    private static List<java.lang.reflect.Method> publicMethods(Class<?> c) {
        return List.of(c.getMethods());
    }

    /** The host's class; {@code null} if it cannot load it, or for events, whose classes the host's flight recorder rewrites. */
    private static Class<?> hostClass(String name) {
        if (name.startsWith("jdk.internal.event.")) {
            return null;
        }
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    @Test
    void dispatchTablesAgreeWithResolution() {
        for (InstanceKlass k : classes) {
            if (k.isInterface()) {
                continue;
            }
            for (InstanceKlass c = k; c != null; c = c.superKlass()) {
                for (Method m : c.methods()) {
                    if (m.isVirtual() && !m.isPackagePrivate()) {
                        Method selected = k.vtable()[m.vtableIndex()];
                        assertEquals(k.lookupClassMethod(m.name(), m.descriptor()), selected, () -> k + " " + m);
                        assertEquals(selected.address(),
                                RawMemory.getLong(k.address() + RawMemory.getInt(m.address() + MethodLayout.VTABLE_OFFSET)));
                    }
                }
            }
        }
    }

    @Test
    void interfaceTablesHaveEveryMethod() {
        int pairs = 0;
        for (InstanceKlass k : classes) {
            if (k.isInterface() || Modifier.isAbstract(k.accessFlags())) {
                continue;
            }
            TreeMap<Long, Long> table = new TreeMap<>();
            long itable = RawMemory.getLong(k.address() + KlassLayout.ITABLE);
            int count = RawMemory.getInt(itable);
            for (int i = 0; i < count; i++) {
                long pair = itable + KlassLayout.ITABLE_FIRST + (long) i * KlassLayout.ITABLE_PAIR_SIZE;
                table.put(RawMemory.getLong(pair), RawMemory.getLong(pair + 8));
            }
            pairs += count;
            for (InstanceKlass i : k.transitiveInterfaces()) {
                for (Method m : i.methods()) {
                    if (m.isVirtual()) {
                        Method expected = k.lookupMethod(m.name(), m.descriptor());
                        assertEquals(expected, Method.at(table.get(m.address())), () -> k + " " + m);
                        assertTrue(!expected.isAbstract(), () -> k + " does not implement " + m);
                        long slot = k.address() + m.imtOffset();
                        if (RawMemory.getLong(slot) == m.address()) {
                            assertEquals(expected.address(), RawMemory.getLong(slot + KlassLayout.IMT_TARGET));
                        } else {
                            assertNotNull(Method.at(RawMemory.getLong(slot)), "a conflict, or the table is wrong");
                        }
                    }
                }
            }
        }
        assertTrue(pairs > 10000, "pairs seen");
    }

    @Test
    void fieldsDoNotOverlapAndAreAligned() {
        for (InstanceKlass k : classes) {
            int[] owner = new int[k.instanceSize()];
            assertEquals(0, k.instanceSize() & 7);
            for (InstanceKlass c = k; c != null; c = c.superKlass()) {
                for (Field f : c.fields()) {
                    if (!f.isStatic()) {
                        assertEquals(0, f.offset() % f.type().size(), f::toString);
                        assertTrue(f.offset() >= 12, f::toString);
                        for (int b = f.offset(); b < f.offset() + f.type().size(); b++) {
                            assertEquals(0, owner[b]++, () -> k + ": " + f);
                        }
                    }
                }
            }
            for (Field f : k.fields()) {
                if (f.isStatic()) {
                    assertTrue(f.offset() + f.type().size() <= k.mirrorBytes(), f::toString);
                }
            }
        }
    }

    @Test
    void rewrittenCodeKeepsLengthsAndOriginals() {
        int instructions = 0;
        for (InstanceKlass k : classes) {
            for (Method m : k.methods()) {
                CodeAttribute code = m.code();
                if (code == null) {
                    continue;
                }
                for (int bci = 0; bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
                    int now = RawMemory.getByte(m.codeAddress() + bci) & 0xFF;
                    int at = bci;
                    assertEquals(code.u1(bci), QuickBytecode.originalOf(now), () -> m + " at " + at);
                    instructions++;
                }
            }
        }
        assertTrue(instructions > 500_000, "instructions seen");
    }

    /** Where a constructor writes a final field, every return freezes it; no other return does. */
    @Test
    void constructorsThatWriteFinalFieldsFreezeThem() {
        int frozen = 0;
        int constructorsWithout = 0;
        for (InstanceKlass k : classes) {
            for (Method m : k.methods()) {
                CodeAttribute code = m.code();
                if (code == null) {
                    continue;
                }
                boolean freezes = m.isConstructor() && writesFinalField(k, code);
                constructorsWithout += m.isConstructor() && !freezes ? 1 : 0;
                for (int bci = 0; bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
                    if (code.u1(bci) == Bytecodes.RETURN) {
                        int now = RawMemory.getByte(m.codeAddress() + bci) & 0xFF;
                        assertEquals(freezes, now == QuickBytecode.RETURN_FREEZE.code(), m::toString);
                        frozen += freezes ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(frozen > 1000 && constructorsWithout > 1000, frozen + " and " + constructorsWithout);
    }

    private static boolean writesFinalField(InstanceKlass k, CodeAttribute code) {
        for (int bci = 0; bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
            if (code.u1(bci) == Bytecodes.PUTFIELD) {
                int reference = code.u2(bci + 1);
                InstanceKlass named = dictionary.bootKlass(k.constants().view().className(k.constants().view().refClassIndex(reference)));
                Field f = named.lookupField(k.constants().view().refName(reference), k.constants().view().refDescriptor(reference));
                if (f.holder() == k && f.isFinal()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void subtypesAreFoundAsGeneratedCodeLooksThemUp() {
        Klass[] targets = {dictionary.bootKlass("java/lang/Object"), dictionary.bootKlass("java/lang/Comparable"),
            dictionary.bootKlass("java/util/AbstractMap"), dictionary.bootKlass("java/lang/Throwable"),
            dictionary.bootKlass("java/util/Collection"), dictionary.bootKlass("java/lang/Error"),
            dictionary.bootKlass("java/lang/Object").arrayKlass(null), dictionary.bootKlass("java/lang/Comparable").arrayKlass(null),
            dictionary.bootKlass("java/io/Serializable").arrayKlass(null).arrayKlass(null),
            dictionary.bootKlass("java/lang/Throwable").arrayKlass(null)};
        for (InstanceKlass k : classes) {
            for (Klass sub : new Klass[] {k, k.arrayKlass(null), k.arrayKlass(null).arrayKlass(null)}) {
                for (Klass target : targets) {
                    Class<?> a = hostClass(hostName(sub));
                    Class<?> b = hostClass(hostName(target));
                    if (a != null && b != null) {
                        assertEquals(b.isAssignableFrom(a), sub.isSubtypeOf(target), () -> sub + " to " + target);
                    }
                    assertEquals(sub.isSubtypeOf(target), nativeSubtype(sub.address(), target.address()), () -> sub + " to " + target);
                }
            }
        }
    }

    private static String hostName(Klass k) {
        return k.name().replace('/', '.');
    }

    private static boolean nativeSubtype(long sub, long target) {
        int offset = RawMemory.getInt(target + KlassLayout.SUPER_CHECK_OFFSET);
        if (RawMemory.getInt(sub + offset) == (int) target) {
            return true;
        }
        if (offset != KlassLayout.SECONDARY_SUPER_CACHE) {
            return false;
        }
        long list = RawMemory.getLong(sub + KlassLayout.SECONDARY_SUPERS);
        for (int i = 0; i < RawMemory.getInt(list); i++) {
            if (RawMemory.getInt(list + KlassLayout.SECONDARY_SUPERS_FIRST + 4L * i) == (int) target) {
                return true;
            }
        }
        return false;
    }
}
