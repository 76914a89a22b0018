package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.RecordComponent;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** {@code java.lang.reflect.RecordComponent} objects. */
public final class RecordMembers {
    private static final String COMPONENT = "java/lang/reflect/RecordComponent";
    private static final String STRING = "Ljava/lang/String;";
    private static final GuestField CLAZZ = new GuestField(COMPONENT, "clazz", "Ljava/lang/Class;");
    private static final GuestField NAME = new GuestField(COMPONENT, "name", STRING);
    private static final GuestField TYPE = new GuestField(COMPONENT, "type", "Ljava/lang/Class;");
    private static final GuestField ACCESSOR = new GuestField(COMPONENT, "accessor", "Ljava/lang/reflect/Method;");
    private static final GuestField SIGNATURE = new GuestField(COMPONENT, "signature", STRING);
    private static final GuestField ANNOTATIONS = new GuestField(COMPONENT, "annotations", "[B");
    private static final GuestField TYPE_ANNOTATIONS = new GuestField(COMPONENT, "typeAnnotations", "[B");

    private RecordMembers() {}

    /** {@code Class.getRecordComponents0}: 0 if the class has no Record attribute. */
    public static long components(NativeCall c, InstanceKlass klass) {
        if (klass == null || !klass.classFile().isRecord()) {
            return 0;
        }
        RecordComponent[] components = klass.classFile().recordComponents();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), COMPONENT, components.length));
            for (int i = 0; i < components.length; i++) {
                long component = component(c, klass, components[i]);
                GuestArrays.setElement(array.oop(), i, component);
            }
            return array.oop();
        }
    }

    private static long component(NativeCall c, InstanceKlass klass, RecordComponent component) {
        JavaThread t = c.thread();
        InstanceKlass type = c.vm().dictionary().bootKlass(COMPONENT);
        c.vm().dictionary().initialize(t, type);
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(c.vm().heap().allocateInstance(t, type));
            CLAZZ.putReference(object.oop(), klass.mirror());
            long name = c.strings().intern(t, component.name());
            NAME.putReference(object.oop(), name);
            long typeMirror = TypeMirrors.of(c, component.descriptor(), klass.loader());
            TYPE.putReference(object.oop(), typeMirror);
            Method accessor = klass.findMethod(component.name(), "()" + component.descriptor());
            if (accessor != null && !accessor.isStatic()) {
                long method = MemberObjects.get().executable(c, accessor);
                ACCESSOR.putReference(object.oop(), method);
            }
            long signature = c.newString(component.signature());
            SIGNATURE.putReference(object.oop(), signature);
            long annotations = c.objects().newBytes(t, component.runtimeVisibleAnnotations());
            ANNOTATIONS.putReference(object.oop(), annotations);
            long typeAnnotations = c.objects().newBytes(t, component.runtimeVisibleTypeAnnotations());
            TYPE_ANNOTATIONS.putReference(object.oop(), typeAnnotations);
            return object.oop();
        }
    }
}
