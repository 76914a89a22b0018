package org.stubarchive.vm.natives.lang;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.natives.GuestField;
import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.ObjectModel;

/** {@code java.lang.AssertionStatusDirectives}. */
final class AssertionDirectives {
    private static final String CLASS = "java/lang/AssertionStatusDirectives";
    private static final GuestField CLASSES = new GuestField(CLASS, "classes", "[Ljava/lang/String;");
    private static final GuestField CLASS_ENABLED = new GuestField(CLASS, "classEnabled", "[Z");
    private static final GuestField PACKAGES = new GuestField(CLASS, "packages", "[Ljava/lang/String;");
    private static final GuestField PACKAGE_ENABLED = new GuestField(CLASS, "packageEnabled", "[Z");

    private AssertionDirectives() {}

    /** Directives that enable nothing. */
    static long create(NativeCall c, InstanceKlass klass) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(c.vm().heap().allocateInstance(c.thread(), klass));
            set(CLASSES, object, GuestObjects.newStrings(c.thread()));
            set(PACKAGES, object, GuestObjects.newStrings(c.thread()));
            set(CLASS_ENABLED, object, c.vm().heap().allocateArray(c.thread(), ObjectModel.current().typeArray(BasicType.BOOLEAN), 0));
            set(PACKAGE_ENABLED, object, c.vm().heap().allocateArray(c.thread(), ObjectModel.current().typeArray(BasicType.BOOLEAN), 0));
            return object.oop();
        }
    }

    private static void set(GuestField field, Handle object, long value) {
        field.putReference(object.oop(), value);
    }
}
