package org.stubarchive.natives.lang;

import java.util.function.LongSupplier;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.ModuleText;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** Fills {@code StackTraceElement} objects. */
final class StackTraceElements {
    private static final String ELEMENT = "java/lang/StackTraceElement";
    private static final String STRING = "Ljava/lang/String;";
    private static final GuestField CLASS_OBJECT = new GuestField(ELEMENT, "declaringClassObject", "Ljava/lang/Class;");
    private static final GuestField LOADER_NAME = new GuestField(ELEMENT, "classLoaderName", STRING);
    private static final GuestField MODULE_NAME = new GuestField(ELEMENT, "moduleName", STRING);
    private static final GuestField MODULE_VERSION = new GuestField(ELEMENT, "moduleVersion", STRING);
    private static final GuestField CLASS = new GuestField(ELEMENT, "declaringClass", STRING);
    private static final GuestField METHOD = new GuestField(ELEMENT, "methodName", STRING);
    private static final GuestField FILE = new GuestField(ELEMENT, "fileName", STRING);
    private static final GuestField LINE = new GuestField(ELEMENT, "lineNumber", "I");
    private static final GuestField NAME_OF_LOADER = new GuestField("java/lang/ClassLoader", "name", STRING);
    /** Line number that means a native method. */
    private static final int NATIVE_LINE = -2;

    private StackTraceElements() {}

    /** Fills the elements from a throwable. */
    static long ofThrowable(NativeCall c, OopArgument elements, OopArgument throwable) {
        return fillAll(c, elements, () -> c.vm().exceptions().backtrace(throwable.oop()));
    }

    /** Fills the elements from a backtrace. */
    static long ofBacktrace(NativeCall c, OopArgument elements, OopArgument x) {
        return fillAll(c, elements, () -> x.oop());
    }

    private static long fillAll(NativeCall c, OopArgument elements, LongSupplier backtrace) {
        long words = backtrace.getAsLong();
        int depth = words == 0 ? 0 : Backtrace.depth(words);
        if (Oops.arrayLength(elements.oop()) != depth) {
            throw c.exception("java/lang/IndexOutOfBoundsException", null);
        }
        for (int i = 0; i < depth; i++) {
            long element = GuestArrays.element(elements.oop(), i);
            if (element == 0) {
                throw c.nullPointer();
            }
            words = backtrace.getAsLong();
            fill(c, element, Backtrace.methodAt(words, i), Backtrace.bciAt(words, i));
        }
        return 0;
    }

    /** Fills an element from a {@code StackFrameInfo}. */
    static long ofFrameInfo(NativeCall c, OopArgument element, OopArgument frameInfo) {
        StackFrameObjects frames = StackFrameObjects.get(c);
        fill(c, element.oop(), frames.methodOf(frameInfo.oop()), frames.bciOf(frameInfo.oop()));
        return 0;
    }

    /** Fills one element. Allocates. */
    static void fill(NativeCall c, long elementOop, Method method, int bci) {
        InstanceKlass holder = method.holder();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle element = scope.handle(elementOop);
            CLASS_OBJECT.putReference(element.oop(), holder.mirror());
            intern(c, CLASS, element, holder.externalName());
            intern(c, METHOD, element, method.name());
            long loader = holder.loader().loaderOop();
            if (loader != 0) {
                LOADER_NAME.putReference(element.oop(), NAME_OF_LOADER.getReference(loader));
            }
            MODULE_NAME.putReference(element.oop(), ModuleText.name(holder.mirror()));
            MODULE_VERSION.putReference(element.oop(), ModuleText.version(holder.mirror()));
            if (holder.sourceFile() != null) {
                intern(c, FILE, element, holder.sourceFile());
            }
            LINE.putInt(element.oop(), method.isNative() ? NATIVE_LINE : method.lineNumber(bci));
        }
    }

    private static void intern(NativeCall c, GuestField field, Handle element, String text) {
        long string = c.strings().intern(c.thread(), text);
        field.putReference(element.oop(), string);
    }
}
