package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.code.MethodEntryWords;
import org.stubarchive.vm.frames.StackWalk;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.gc.References;
import org.stubarchive.vm.objects.ArrayCopy;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ObjectSynchronizer;

/** Serves what generated code asks of the runtime. The arguments are in the thread block; a result goes there too. */
public final class RuntimeServices {
    private static final int MAX_DIMENSIONS = 255;

    private final Exceptions exceptions;
    private final Heap heap;
    private final ObjectSynchronizer synchronizer;
    private final References references;
    private final ArrayCopy arrayCopy;
    private final GuestClasses classes;
    private final StackWalk stacks;
    private final ThrowServices throwing;
    private final BytecodeTracer tracer;
    private final MethodEntryWords entryWords;

    /** Services of the given machine. */
    public RuntimeServices(
            Exceptions exceptions,
            Heap heap,
            ObjectSynchronizer synchronizer,
            References references,
            GuestClasses classes,
            StackWalk stacks,
            BytecodeTracer tracer,
            MethodEntryWords entryWords) {
        this.exceptions = exceptions;
        this.heap = heap;
        this.synchronizer = synchronizer;
        this.references = references;
        arrayCopy = new ArrayCopy(exceptions);
        this.classes = classes;
        this.stacks = stacks;
        this.tracer = tracer;
        this.entryWords = entryWords;
        throwing = new ThrowServices(exceptions, classes);
    }

    /**
     * Serves a request.
     *
     * @throws GuestException if it ends with an exception, which is pending then
     */
    void serve(JavaThread t, RuntimeEntry request) {
        switch (request) {
            case RESOLVE_BYTECODE:
                classes.resolveBytecode(t, stacks.frames(t));
                break;
            case NEW_INSTANCE:
                t.setResult(newInstance(t, (InstanceKlass) Klass.at(t.argument(0))));
                break;
            case NEW_PRIMITIVE_ARRAY:
                t.setResult(newArray(t, ObjectModel.current().typeArray(BasicType.ofCode(t.intArgument(0))), t.intArgument(1)));
                break;
            case NEW_REFERENCE_ARRAY:
                t.setResult(newArray(t, arrayKlass(t, Klass.at(t.argument(0))), t.intArgument(1)));
                break;
            case NEW_MULTI_ARRAY:
                t.setResult(newMultiArray(t, (ArrayKlass) Klass.at(t.argument(0)), t.intArgument(1), t.argument(2)));
                break;
            case MONITOR_ENTER:
                synchronizer.enter(t, t.argument(0));
                break;
            case MONITOR_EXIT:
                synchronizer.exit(t, t.argument(0));
                break;
            case CALL_NATIVE:
                callNative(t);
                break;
            case SAFEPOINT:
                // The thread stands still on its way back, if it has to.
                break;
            case SAFEPOINT_RETURN_REFERENCE, SAFEPOINT_RETURN_VALUE:
                t.setResult(t.argument(0));
                break;
            case REGISTER_FINALIZER:
                references.registerFinalizer(t, t.argument(0));
                break;
            case RESOLVE_INTERFACE_CALL:
                t.setResult(resolveInterfaceCall(t, t.argument(0), Method.at(t.argument(1))).address());
                break;
            case WRONG_METHOD:
                entryWords.bindCompiled(Method.at(t.argument(0)));
                t.setResult(t.argument(0));
                break;
            case RESOLVE_STATIC_CALL:
                Method callee = classes.directCallee(t, stacks.frames(t));
                entryWords.bindCompiled(callee);
                t.setResult(callee.address());
                break;
            case ARRAYCOPY:
                arrayCopy.copy(t, t.argument(0), t.intArgument(1), t.argument(2), t.intArgument(3), t.intArgument(4));
                break;
            case TRACE_BYTECODE:
                tracer.trace(t, stacks.frames(t), t.intArgument(0), t.argument(1));
                break;
            case CRASH:
                throw new GeneratedCodeCrash(t);
            case MISSING_CODE:
                throw new IllegalStateException("generated code needs stub " + Integer.toHexString(t.intArgument(0)) + ", which is not bound");
            default:
                throw throwing.serve(t, request);
        }
    }

    /** Makes an error of the host, met while serving the guest, the guest's. */
    void hostError(JavaThread t, VirtualMachineError error) {
        if (error instanceof StackOverflowError) {
            exceptions.stackOverflow(t);
        } else {
            exceptions.outOfMemory(t, error.getMessage());
        }
    }

    private long newInstance(JavaThread t, InstanceKlass k) {
        if (!k.isInitialized()) {
            t.lockVm();
            classes.initialize(t, k);
        }
        return heap.allocateInstance(t, k);
    }

    private static ArrayKlass arrayKlass(JavaThread t, Klass element) {
        if (!element.hasArrayKlass()) {
            t.lockVm();
        }
        return element.arrayKlass(t);
    }

    private long newArray(JavaThread t, ArrayKlass k, int length) {
        return heap.allocateArrayChecked(t, k, length);
    }

    /** @param slot address of the first dimension's stack slot; the others are at lower addresses */
    private long newMultiArray(JavaThread t, ArrayKlass k, int dimensions, long slot) {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(dimensions + " dimensions");
        }
        int[] lengths = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            lengths[i] = RawMemory.getInt(slot - (long) i * InterpreterFrameLayout.SLOT);
        }
        return newMultiArray(t, k, lengths);
    }

    /**
     * Allocates an array of arrays as {@code multianewarray} does.
     *
     * @param lengths of the first dimensions of the klass
     */
    public long newMultiArray(JavaThread t, ArrayKlass k, int... lengths) {
        for (int length : lengths) {
            if (length < 0) {
                throw exceptions.negativeArraySize(t, length);
            }
        }
        return newMultiArray(t, k, lengths, 0);
    }

    private long newMultiArray(JavaThread t, ArrayKlass k, int[] lengths, int dimension) {
        long array = heap.allocateArray(t, k, lengths[dimension]);
        if (dimension + 1 == lengths.length) {
            return array;
        }
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(array);
            ArrayKlass element = (ArrayKlass) k.elementKlass();
            for (int i = 0; i < lengths[dimension]; i++) {
                long inner = newMultiArray(t, element, lengths, dimension + 1);
                Oops.putReferenceAt(h.oop(), i, inner);
            }
            return h.oop();
        }
    }

    private void callNative(JavaThread t) {
        long fp = t.guestFp();
        Method method = Method.at(RawMemory.getLong(fp + InterpreterFrameLayout.METHOD));
        long result = classes.callNative(t, method, fp);
        t.setResult(result);
    }

    private Method resolveInterfaceCall(JavaThread t, long receiver, Method interfaceMethod) {
        Klass k = Oops.klass(receiver);
        Method selected = InterfaceTables.find(k, interfaceMethod);
        if (selected == null) {
            throw throwing.noInterfaceMethod(t, k, interfaceMethod);
        }
        return selected;
    }
}
