package org.stubarchive.natives.management;

import java.util.Arrays;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.reflect.Boxing;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** {@code com.sun.management.internal.Flag}: those of {@link VmFlag}, and the greatest heap size. */
@NativesOf("com/sun/management/internal/Flag")
final class FlagNatives {
    private static final String FLAG = "com/sun/management/internal/Flag";
    private static final String ORIGIN = "com/sun/management/VMOption$Origin";
    private static final String MAX_HEAP = "MaxHeapSize";

    @Native("initialize()V")
    static void initialize() {}

    @Native("getInternalFlagCount()I")
    static int getInternalFlagCount() {
        return VmFlag.values().length + 1;
    }

    @Native("getAllFlagNames()[Ljava/lang/String;")
    static @Oop long getAllFlagNames(NativeCall c) {
        return c.objects().newStrings(c.thread(), names());
    }

    @Native("setBooleanValue(Ljava/lang/String;Z)V")
    static void setBooleanValue(NativeCall c, @Oop long name, boolean value) {
        throw c.exception("java/lang/IllegalArgumentException", "flags cannot be changed");
    }

    @Native("setDoubleValue(Ljava/lang/String;D)V")
    static void setDoubleValue(NativeCall c, @Oop long name, double value) {
        throw c.exception("java/lang/IllegalArgumentException", "flags cannot be changed");
    }

    @Native("setLongValue(Ljava/lang/String;J)V")
    static void setLongValue(NativeCall c, @Oop long name, long value) {
        throw c.exception("java/lang/IllegalArgumentException", "flags cannot be changed");
    }

    @Native("setStringValue(Ljava/lang/String;Ljava/lang/String;)V")
    static void setStringValue(NativeCall c, @Oop long name, @Oop long value) {
        throw c.exception("java/lang/IllegalArgumentException", "flags cannot be changed");
    }

    private static String[] names() {
        String[] names = Arrays.copyOf(Arrays.stream(VmFlag.values()).map(VmFlag::flag).toArray(String[]::new), VmFlag.values().length + 1);
        names[names.length - 1] = MAX_HEAP;
        return names;
    }

    /** {@code getFlags(names, flags, count)}: fills in what is known; null names mean all. */
    @Native("getFlags([Ljava/lang/String;[Lcom/sun/management/internal/Flag;I)I")
    static int flags(NativeCall c, OopArgument names, OopArgument flags, int limit) {
        boolean all = names.oop() == 0;
        String[] known = names();
        int count = all ? known.length : Oops.arrayLength(names.oop());
        int filled = 0;
        for (int i = 0; i < Math.min(count, limit); i++) {
            String name = all ? known[i] : c.strings().toHost(GuestArrays.element(names.oop(), i));
            if (Arrays.asList(known).contains(name)) {
                long flag = flag(c, name);
                GuestArrays.setElement(flags.oop(), i, flag);
                filled++;
            }
        }
        return filled;
    }

    private static long flag(NativeCall c, String name) {
        long value = c.vm().options().maxHeapBytes();
        boolean isSwitch = false;
        for (VmFlag f : VmFlag.values()) {
            if (f.flag().equals(name)) {
                value = c.vm().options().number(f);
                isSwitch = f.isSwitch();
            }
        }
        InstanceKlass origins = c.vm().dictionary().bootKlass(ORIGIN);
        c.vm().dictionary().initialize(c.thread(), origins);
        try (HandleScope scope = c.thread().handles().open()) {
            Handle text = scope.handle(c.newString(name));
            Handle boxed = scope.handle(Boxing.box(c, isSwitch ? BasicType.BOOLEAN : BasicType.LONG, value));
            long origin = Oops.getReference(origins.mirror(), origins.findField("OTHER", "L" + ORIGIN + ";").offset());
            return c.objects().construct(c.thread(), FLAG, "(Ljava/lang/String;Ljava/lang/Object;ZZL" + ORIGIN + ";)V", text.oop(), boxed.oop(), 0, 1, origin);
        }
    }
}
