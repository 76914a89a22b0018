package org.stubarchive.vm.classes;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.BootstrapMethod;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ConstantPool;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Mirrors;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.oops.ResolutionError;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Resolves constants of run-time constant pools: classes, strings, method types, method handles and dynamic constants (JVMS 5.4.3.1, 5.4.3.5,
 * 5.4.3.6). Each is resolved once; an error that ends the first attempt ends all later ones.
 */
public final class ConstantResolver {
    private static final String CLASS_ARRAY_TO_METHOD_TYPE = "(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;";

    private final SystemDictionary dictionary;
    private final GuestRuntime runtime;
    private final AccessChecks access;
    private final MethodHandleUpcalls upcalls;
    private final MethodHandleConstants handles;

    ConstantResolver(SystemDictionary dictionary, AccessChecks access, MethodResolver methods, FieldResolver fields, MethodHandleUpcalls upcalls) {
        this.dictionary = dictionary;
        this.runtime = dictionary.runtime();
        this.access = access;
        this.upcalls = upcalls;
        this.handles = new MethodHandleConstants(dictionary, this, methods, fields, upcalls);
    }

    // ---- classes

    /** The class that a Class entry names; access is checked. */
    public Klass classAt(JavaThread t, ConstantPool pool, int index) {
        Klass known = pool.resolvedClass(index);
        if (known != null) {
            return known;
        }
        raiseKnown(t, pool, index);
        try {
            Klass k = dictionary.resolve(t, pool.view().className(index), pool.holder().loader());
            access.checkClass(t, pool.holder(), k);
            pool.setResolvedClass(index, k);
            return k;
        } catch (GuestException e) {
            remember(t, pool, index);
            throw e;
        }
    }

    private void raiseKnown(JavaThread t, ConstantPool pool, int index) {
        ResolutionError error = pool.error(index);
        if (error != null) {
            throw raise(t, error);
        }
    }

    /** Makes an exception pending that tells the same as the first one did. */
    GuestException raise(JavaThread t, ResolutionError error) {
        if (error.cause() == null) {
            return runtime.exception(t, error.className(), error.message());
        }
        runtime.exception(t, error.cause().className(), error.cause().message());
        return runtime.exception(t, error.className(), error.message(), t.takePending());
    }

    /** Keeps the pending exception for later attempts if it is a LinkageError; others, such as lack of memory, may pass. */
    private void remember(JavaThread t, ConstantPool pool, int index) {
        ResolutionError error = errorOf(t);
        if (error != null) {
            pool.setError(index, error);
        }
    }

    /** The pending exception as an error to keep; {@code null} if it is not a LinkageError of the class library. */
    ResolutionError errorOf(JavaThread t) {
        InstanceKlass linkageError = dictionary.bootKlass("java/lang/LinkageError");
        InstanceKlass throwable = dictionary.bootKlass("java/lang/Throwable");
        Field detail = throwable.findField("detailMessage", "Ljava/lang/String;");
        long oop = t.pendingException();
        InstanceKlass k = (InstanceKlass) Oops.klass(oop);
        if (!k.isSubtypeOf(linkageError) || !k.loader().isBoot()) {
            return null;
        }
        long cause = Oops.getReference(oop, throwable.findField("cause", "Ljava/lang/Throwable;").offset());
        boolean known = cause != 0 && cause != oop && Oops.klass(cause).loader().isBoot();
        return described(oop, detail, known ? described(cause, detail, null) : null);
    }

    private ResolutionError described(long oop, Field detail, ResolutionError cause) {
        return new ResolutionError(Oops.klass(oop).name(), runtime.hostString(Oops.getReference(oop, detail.offset())), cause);
    }

    // ---- references

    /**
     * The reference that a String, Class, MethodType, MethodHandle or (of reference type) Dynamic entry stands for; may be 0 only for the last.
     */
    public long referenceAt(JavaThread t, ConstantPool pool, int index) {
        ConstantPoolView view = pool.view();
        int tag = view.tag(index);
        if (tag == ConstantTag.CLASS) {
            return classAt(t, pool, index).mirror();
        }
        long known = pool.resolvedReference(index);
        if (known != 0 || pool.isResolvedNull(index)) {
            return known;
        }
        raiseKnown(t, pool, index);
        try {
            long oop = switch (tag) {
                case ConstantTag.STRING -> runtime.internedString(t, view.string(index));
                case ConstantTag.METHOD_TYPE -> methodType(t, pool.holder(), view.methodType(index));
                case ConstantTag.METHOD_HANDLE -> handles.resolve(t, pool, index);
                case ConstantTag.DYNAMIC -> dynamic(t, pool, index);
                default -> throw new IllegalStateException("constant " + index + " of " + pool.holder() + " has tag " + tag);
            };
            long first = pool.resolvedReference(index);
            if (first != 0 || pool.isResolvedNull(index)) {
                return first;
            }
            pool.setResolvedReference(index, oop);
            return oop;
        } catch (GuestException e) {
            remember(t, pool, index);
            throw e;
        }
    }

    /** Raw value of any loadable constant: numbers as their bits, references as such. Dynamic constants of primitive types are unboxed. */
    public long valueAt(JavaThread t, ConstantPool pool, int index) {
        ConstantPoolView view = pool.view();
        return switch (view.tag(index)) {
            case ConstantTag.INTEGER -> view.intValue(index);
            case ConstantTag.FLOAT -> view.floatBits(index);
            case ConstantTag.LONG -> view.longValue(index);
            case ConstantTag.DOUBLE -> view.doubleBits(index);
            case ConstantTag.DYNAMIC -> {
                long oop = referenceAt(t, pool, index);
                BasicType type = Descriptor.type(view.refDescriptor(index));
                yield type.isReference() ? oop : Boxes.unbox(oop, type);
            }
            default -> referenceAt(t, pool, index);
        };
    }

    /** A loadable constant as an object: numbers are boxed. */
    private long objectAt(JavaThread t, ConstantPool pool, int index) {
        ConstantPoolView view = pool.view();
        return switch (view.tag(index)) {
            case ConstantTag.INTEGER -> Boxes.box(t, dictionary, BasicType.INT, view.intValue(index));
            case ConstantTag.FLOAT -> Boxes.box(t, dictionary, BasicType.FLOAT, view.floatBits(index));
            case ConstantTag.LONG -> Boxes.box(t, dictionary, BasicType.LONG, view.longValue(index));
            case ConstantTag.DOUBLE -> Boxes.box(t, dictionary, BasicType.DOUBLE, view.doubleBits(index));
            default -> referenceAt(t, pool, index);
        };
    }

    // ---- types

    /** Mirror of a field descriptor's type, or of void; access is checked on behalf of {@code from}. */
    public long mirrorOf(JavaThread t, InstanceKlass from, String descriptor) {
        Mirrors mirrors = dictionary.model().mirrors();
        String name = Descriptor.className(descriptor);
        if (name == null) {
            return mirrors.primitiveMirror(BasicType.ofDescriptor(descriptor.charAt(0)));
        }
        Klass k = dictionary.resolve(t, name, from.loader());
        access.checkClass(t, from, k);
        return k.mirror();
    }

    /** The {@code java.lang.invoke.MethodType} of a method descriptor. */
    public long methodType(JavaThread t, InstanceKlass from, String descriptor) {
        MethodDescriptor d = MethodDescriptor.parse(descriptor);
        upcalls.prepare(t);
        try (HandleScope scope = t.handles().open()) {
            int n = d.parameterCount();
            Handle parameters = scope.handle(
                    runtime.allocateArray(t, dictionary.bootKlass("java/lang/Class").arrayKlass(t), n));
            SignatureTypes types = new SignatureTypes(t, from);
            for (int i = 0; i < n; i++) {
                long mirror = types.mirror(d.parameterDescriptor(i));
                Oops.putReferenceAt(parameters.oop(), i, mirror);
            }
            long result = types.mirror(d.returnDescriptor());
            return upcalls.call(t, "findMethodHandleType", CLASS_ARRAY_TO_METHOD_TYPE, result, parameters.oop());
        }
    }

    /**
     * Finds the types of a method type, from the left to the right. Types that every loader sees as the boot loader does are asked of that one, so a loader of
     * the program hears nothing of {@code java.lang.String}; from the first other type on, the loader of the class is asked for each. Programs can see the difference.
     */
    private final class SignatureTypes {
        private static final String LANG = "java/lang";
        private static final String INVOKE = "java/lang/invoke";

        private final JavaThread t;
        private final InstanceKlass from;
        private boolean seenEverywhere = true;

        SignatureTypes(JavaThread t, InstanceKlass from) {
            this.t = t;
            this.from = from;
        }

        long mirror(String descriptor) {
            String name = Descriptor.className(descriptor);
            if (name != null && seenEverywhere) {
                Klass k = ofBootLoader(name);
                if (k != null) {
                    return k.mirror();
                }
                seenEverywhere = false;
            }
            return mirrorOf(t, from, descriptor);
        }

        /** The class if it is public and in a package that no other loader can have, or an array of such classes; else {@code null}. */
        private Klass ofBootLoader(String name) {
            int dimensions = name.lastIndexOf('[') + 1;
            boolean primitive = dimensions > 0 && name.charAt(dimensions) != 'L';
            if (!primitive) {
                String element = dimensions == 0 ? name : name.substring(dimensions + 1, name.length() - 1);
                int slash = Math.max(0, element.lastIndexOf('/'));
                String in = element.substring(0, slash);
                if (!in.equals(LANG) && !in.equals(INVOKE) || dictionary.findOrLoadBoot(t, element) == null) {
                    return null;
                }
            }
            Klass k = dictionary.resolve(t, name, dictionary.model().bootLoader());
            return primitive || (k.accessFlags() & AccessFlags.PUBLIC) != 0 ? k : null;
        }
    }

    // ---- dynamic constants

    private long dynamic(JavaThread t, ConstantPool pool, int index) {
        try (HandleScope scope = t.handles().open()) {
            Bootstrap b = bootstrap(t, scope, pool, index);
            return upcalls.linkDynamicConstant(t, pool.holder().mirror(), index, b.method().oop(), b.name().oop(), b.type().oop(),
                    b.arguments().oop());
        } catch (GuestException e) {
            throw upcalls.wrapBootstrapFailure(t);
        }
    }

    /**
     * What a dynamic constant or call site is linked with.
     *
     * @param method handle of the bootstrap method
     * @param name name in the NameAndType entry
     * @param type the class of a constant, the {@code MethodType} of a call site
     * @param arguments {@code Object[]} of the static arguments, null if there are none
     */
    record Bootstrap(Handle method, Handle name, Handle type, Handle arguments) {
    }

    /** The type is resolved before the arguments: it matters for which of several errors is reported. */
    Bootstrap bootstrap(JavaThread t, HandleScope scope, ConstantPool pool, int index) {
        ConstantPoolView view = pool.view();
        BootstrapMethod b = pool.holder().classFile().bootstrapMethods()[view.bootstrapMethodIndex(index)];
        Handle method = scope.handle(referenceAt(t, pool, b.methodHandle()));
        String descriptor = view.refDescriptor(index);
        Handle type = scope.handle(Descriptor.isMethod(descriptor) ? methodType(t, pool.holder(), descriptor) : mirrorOf(t, pool.holder(), descriptor));
        int n = b.arguments().length;
        Handle arguments = scope.handle(
                n == 0 ? 0 : runtime.allocateArray(t, dictionary.model().objectKlass().arrayKlass(t), n));
        for (int i = 0; i < n; i++) {
            long value = objectAt(t, pool, b.arguments()[i]);
            Oops.putReferenceAt(arguments.oop(), i, value);
        }
        Handle name = scope.handle(runtime.internedString(t, view.refName(index)));
        return new Bootstrap(method, name, type, arguments);
    }
}
