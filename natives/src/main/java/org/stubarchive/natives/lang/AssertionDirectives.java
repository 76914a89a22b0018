package org.stubarchive.natives.lang;

import java.util.List;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.AssertionStatus.Directive;
import org.stubarchive.vm.AssertionStatus;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.AssertionStatusDirectives}. */
final class AssertionDirectives {
    private static final String CLASS = "java/lang/AssertionStatusDirectives";
    private static final GuestField DEFAULT = new GuestField(CLASS, "deflt", "Z");
    private static final GuestField CLASSES = new GuestField(CLASS, "classes", "[Ljava/lang/String;");
    private static final GuestField CLASS_ENABLED = new GuestField(CLASS, "classEnabled", "[Z");
    private static final GuestField PACKAGES = new GuestField(CLASS, "packages", "[Ljava/lang/String;");
    private static final GuestField PACKAGE_ENABLED = new GuestField(CLASS, "packageEnabled", "[Z");

    private AssertionDirectives() {}

    /** What the options say, the last given first. */
    static long create(NativeCall c, InstanceKlass klass) {
        AssertionStatus status = c.vm().options().assertions();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(c.vm().heap().allocateInstance(c.thread(), klass));
            DEFAULT.putBoolean(object.oop(), status.byDefault());
            fill(c, object, status.classes(), CLASSES, CLASS_ENABLED);
            fill(c, object, status.packages(), PACKAGES, PACKAGE_ENABLED);
            return object.oop();
        }
    }

    private static void fill(NativeCall c, Handle object, List<Directive> directives, GuestField names, GuestField enabled) {
        long strings = c.objects().newStrings(c.thread(), directives.stream().map(Directive::name).toArray(String[]::new));
        names.putReference(object.oop(), strings);
        long flags = c.vm().heap().allocateArray(c.thread(), ObjectModel.current().typeArray(BasicType.BOOLEAN), directives.size());
        for (int i = 0; i < directives.size(); i++) {
            Oops.putByte(flags, ObjectLayout.ARRAY_ELEMENTS + i, (byte) (directives.get(i).enabled() ? 1 : 0));
        }
        enabled.putReference(object.oop(), flags);
    }
}
