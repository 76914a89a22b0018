package org.stubarchive.natives.lang;

import java.util.EnumSet;
import java.util.Set;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.HiddenClassOption;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code ClassLoader.defineClass0}: classes defined through a lookup, most of them hidden. */
@NativesOf("java/lang/ClassLoader")
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

    @Native("defineClass0(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;")
    static @Oop long define(NativeCall c, @Oop long definingLoader, @Oop long lookupClass, OopArgument classNameString,
            @Oop long b, int off, int len, OopArgument pd, boolean initialize, int flags, OopArgument classData) {
        Klass lookup = c.klass(lookupClass);
        if (!(lookup instanceof InstanceKlass)) {
            throw c.exception("java/lang/IllegalArgumentException", "Lookup class is null");
        }
        byte[] bytes = ClassDefinition.bytes(c, c.nonNull(b), off, len);
        ClassLoaderData loader = c.vm().dictionary().loaderData(definingLoader);
        String name = classNameString.text() == null ? null : classNameString.text().replace('.', '/');
        InstanceKlass klass;
        if ((flags & HIDDEN) != 0) {
            klass = c.vm().dictionary().defineHidden(c.thread(), (InstanceKlass) lookup, name, bytes, loader, pd.oop(),
                    options(flags), classData.oop());
        } else {
            klass = c.vm().dictionary().define(c.thread(), name, bytes, loader, pd.oop(), null);
            CLASS_DATA.putReference(klass.mirror(), classData.oop());
            c.vm().dictionary().link(c.thread(), klass);
        }
        if (initialize) {
            c.vm().dictionary().initialize(c.thread(), klass);
        }
        return klass.mirror();
    }
}
