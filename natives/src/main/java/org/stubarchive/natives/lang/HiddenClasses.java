package org.stubarchive.natives.lang;

import java.util.EnumSet;
import java.util.Set;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.HiddenClassOption;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code ClassLoader.defineClass0}: classes defined through a lookup, most of them hidden. */
final class HiddenClasses {
    /** Flags that {@code MethodHandles.Lookup} passes. */
    private static final int NESTMATE = 1;
    private static final int HIDDEN = 2;
    private static final int VM_ANNOTATIONS = 8;

    private static final GuestField CLASS_DATA = new GuestField("java/lang/Class", "classData", "Ljava/lang/Object;");

    private HiddenClasses() {}

    private static Set<HiddenClassOption> options(int flags) {
        Set<HiddenClassOption> options = EnumSet.noneOf(HiddenClassOption.class);
        if ((flags & NESTMATE) != 0) {
            options.add(HiddenClassOption.NESTMATE);
        }
        if ((flags & VM_ANNOTATIONS) != 0) {
            options.add(HiddenClassOption.VM_ANNOTATIONS);
        }
        return options;
    }

    static long define(NativeCall c) {
        Klass lookup = c.klassAt(1);
        if (!(lookup instanceof InstanceKlass)) {
            throw c.exception("java/lang/IllegalArgumentException", "Lookup class is null");
        }
        byte[] bytes = ClassDefinition.bytes(c, c.nonNullAt(3), c.intAt(4), c.intAt(5));
        int flags = c.intAt(8);
        ClassLoaderData loader = c.vm().dictionary().loaderData(c.refAt(0));
        String name = c.stringAt(2) == null ? null : c.stringAt(2).replace('.', '/');
        InstanceKlass klass;
        if ((flags & HIDDEN) != 0) {
            klass = c.vm().dictionary().defineHidden(c.thread(), (InstanceKlass) lookup, name, bytes, loader, c.refAt(6),
                    options(flags), c.refAt(9));
        } else {
            klass = c.vm().dictionary().define(c.thread(), name, bytes, loader, c.refAt(6), null);
            CLASS_DATA.putReference(klass.mirror(), c.refAt(9));
            c.vm().dictionary().link(c.thread(), klass);
        }
        if (c.booleanAt(7)) {
            c.vm().dictionary().initialize(c.thread(), klass);
        }
        return klass.mirror();
    }
}
