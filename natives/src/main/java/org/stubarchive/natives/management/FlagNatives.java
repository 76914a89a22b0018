package org.stubarchive.natives.management;

import java.util.Arrays;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.reflect.Boxing;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** {@code com.sun.management.internal.Flag}: those of {@link VmFlag}, and the greatest heap size. */
public final class FlagNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initialize()V",
        "getInternalFlagCount()I",
        "getAllFlagNames()[Ljava/lang/String;",
        "getFlags([Ljava/lang/String;[Lcom/sun/management/internal/Flag;I)I",
        "setBooleanValue(Ljava/lang/String;Z)V",
        "setDoubleValue(Ljava/lang/String;D)V",
        "setLongValue(Ljava/lang/String;J)V",
        "setStringValue(Ljava/lang/String;Ljava/lang/String;)V",
    };

    private static final String FLAG = "com/sun/management/internal/Flag";
    private static final String ORIGIN = "com/sun/management/VMOption$Origin";
    private static final String MAX_HEAP = "MaxHeapSize";

    /** The natives. */
    public FlagNatives() {
        super("com/sun/management/internal/Flag", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // initialize()V
                return 0;
            case 1: // getInternalFlagCount()I
                return VmFlag.values().length + 1;
            case 2: // getAllFlagNames()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread(), names());
            case 3: // getFlags([Ljava/lang/String;[Lcom/sun/management/internal/Flag;I)I
                return flags(c);
            case 4: // setBooleanValue(Ljava/lang/String;Z)V
            case 5: // setDoubleValue(Ljava/lang/String;D)V
            case 6: // setLongValue(Ljava/lang/String;J)V
            case 7: // setStringValue(Ljava/lang/String;Ljava/lang/String;)V
                throw c.exception("java/lang/IllegalArgumentException", "flags cannot be changed");
            default:
                throw noSuchNative(index);
        }
    }

    private static String[] names() {
        String[] names = Arrays.copyOf(Arrays.stream(VmFlag.values()).map(VmFlag::flag).toArray(String[]::new), VmFlag.values().length + 1);
        names[names.length - 1] = MAX_HEAP;
        return names;
    }

    /** {@code getFlags(names, flags, count)}: fills in what is known; null names mean all. */
    private static long flags(NativeCall c) {
        boolean all = c.refAt(0) == 0;
        String[] known = names();
        int count = all ? known.length : Oops.arrayLength(c.refAt(0));
        int filled = 0;
        for (int i = 0; i < Math.min(count, c.intAt(2)); i++) {
            String name = all ? known[i] : c.strings().toHost(GuestObjects.element(c.refAt(0), i));
            if (Arrays.asList(known).contains(name)) {
                long flag = flag(c, name);
                GuestObjects.setElement(c.refAt(1), i, flag);
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
            Handle boxed = scope.handle(Boxing.box(c.thread(), isSwitch ? BasicType.BOOLEAN : BasicType.LONG, value));
            long origin = Oops.getReference(origins.mirror(), origins.findField("OTHER", "L" + ORIGIN + ";").offset());
            return GuestObjects.construct(c.thread(), FLAG, "(Ljava/lang/String;Ljava/lang/Object;ZZL" + ORIGIN + ";)V", text.oop(), boxed.oop(), 0, 1, origin);
        }
    }
}
