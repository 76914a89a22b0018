package org.stubarchive.vm.interpreter;

import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** One call of a guest method from the test: an entry frame, the arguments, and service of the requests until the method returns or throws. */
class GuestCall {
    private final GuestWorld world;
    private final long thread;
    private final GuestResolver resolver;
    private long entryFrame;
    /** Requests served, to see that a path was taken. */
    final int[] served = new int[64];
    /** The last object that was registered for finalization. */
    long registered;

    GuestCall(GuestWorld world) {
        this.world = world;
        this.thread = world.thread();
        this.resolver = new GuestResolver(world);
    }

    /** Calls with boxed primitives or addresses of objects (as Long) as arguments; gives a boxed result, null for void. */
    Object invoke(GuestMethod method, Object... arguments) throws GuestThrow {
        return invoke(method.address, method.descriptor.returnType(), arguments);
    }

    /** As {@link #invoke(GuestMethod, Object...)}, of a Method* with a result of the given type. */
    Object invoke(long method, BasicType resultType, Object... arguments) throws GuestThrow {
        entryFrame = world.stack().base() - EntryFrameLayout.SIZE;
        RawMemory.putLong(entryFrame + EntryFrameLayout.PREVIOUS_FP, 0);
        RawMemory.putLong(entryFrame + EntryFrameLayout.PREVIOUS_SP, 0);
        RawMemory.putLong(entryFrame + EntryFrameLayout.MARKER, EntryFrameLayout.MARKER_VALUE);
        long sp = entryFrame;
        for (Object argument : arguments) {
            sp -= 8;
            if (argument instanceof Double d) {
                sp -= 8;
                RawMemory.putDouble(sp, d);
            } else if (argument instanceof Float f) {
                RawMemory.putFloat(sp, f);
            } else if (argument instanceof GuestReference r) {
                RawMemory.putLong(sp, r.address());
            } else if (argument instanceof Long l) {
                sp -= 8;
                RawMemory.putLong(sp, l);
            } else if (argument instanceof Boolean b) {
                RawMemory.putLong(sp, b ? 1 : 0);
            } else if (argument instanceof Character c) {
                RawMemory.putLong(sp, c);
            } else if (argument instanceof Number n) {
                RawMemory.putLong(sp, n.longValue());
            } else {
                throw new IllegalArgumentException("argument " + argument);
            }
        }
        sp -= 8;
        RawMemory.putLong(sp, world.callStub(0));
        RawMemory.putLong(thread + ThreadBlockLayout.GUEST_SP, sp);
        RawMemory.putLong(thread + ThreadBlockLayout.GUEST_FP, entryFrame);
        RawMemory.putLong(thread + ThreadBlockLayout.CALL_METHOD, method);
        while (true) {
            GeneratedCode.enter(thread);
            RuntimeEntry request = RuntimeEntry.ofId(RawMemory.getInt(thread + ThreadBlockLayout.REQUEST));
            served[request.id()]++;
            if (request == RuntimeEntry.CALL_DONE) {
                return result(resultType, RawMemory.getLong(thread + ThreadBlockLayout.RESULT),
                        RawMemory.getLong(thread + ThreadBlockLayout.RESULT_FP));
            }
            serve(request);
        }
    }

    private static Object result(BasicType type, long value, long fp) {
        return switch (type) {
            case BOOLEAN -> (int) value != 0;
            case BYTE -> (byte) value;
            case CHAR -> (char) value;
            case SHORT -> (short) value;
            case INT -> (int) value;
            case LONG -> value;
            case FLOAT -> Float.intBitsToFloat((int) fp);
            case DOUBLE -> Double.longBitsToDouble(fp);
            case VOID -> null;
            default -> new GuestReference(value);
        };
    }

    long argument(int i) {
        return RawMemory.getLong(thread + ThreadBlockLayout.ARGUMENTS + 8L * i);
    }

    private void give(long value) {
        RawMemory.putLong(thread + ThreadBlockLayout.RESULT, value);
    }

    private void serve(RuntimeEntry request) throws GuestThrow {
        switch (request) {
            case RESOLVE_BYTECODE -> resolver.resolve(RawMemory.getLong(thread + ThreadBlockLayout.GUEST_FP));
            case NEW_INSTANCE -> give(world.newInstance(world.ofKlass((int) argument(0))));
            case NEW_PRIMITIVE_ARRAY -> array(world.load("[" + BasicType.ofCode((int) argument(0)).descriptor()), (int) argument(1));
            case NEW_REFERENCE_ARRAY -> array(world.arrayOf(world.ofKlass((int) argument(0))), (int) argument(1));
            case NEW_MULTI_ARRAY -> multiArray();
            case RESOLVE_INTERFACE_CALL -> throwNew("java/lang/IncompatibleClassChangeError");
            case THROW -> throwObject(argument(0));
            case THROW_NULL_POINTER -> throwNew("java/lang/NullPointerException");
            case THROW_DIVIDE_BY_ZERO -> throwNew("java/lang/ArithmeticException");
            case THROW_ARRAY_INDEX -> throwNew("java/lang/ArrayIndexOutOfBoundsException");
            case THROW_ARRAY_STORE -> throwNew("java/lang/ArrayStoreException");
            case THROW_CLASS_CAST -> throwNew("java/lang/ClassCastException");
            case THROW_STACK_OVERFLOW -> throwNew("java/lang/StackOverflowError");
            case THROW_ABSTRACT_METHOD -> throwNew("java/lang/AbstractMethodError");
            case SAFEPOINT, SAFEPOINT_RETURN_VALUE, SAFEPOINT_RETURN_REFERENCE -> {
                RawMemory.putInt(thread + ThreadBlockLayout.POLL, 0);
                give(argument(0));
            }
            case CALL_NATIVE -> callNative();
            case MONITOR_ENTER, MONITOR_EXIT -> monitor(request, argument(0));
            case REGISTER_FINALIZER -> registered = argument(0);
            case TRACE_BYTECODE -> traced();
            default -> throw new IllegalStateException("request " + request + " in " + topMethod());
        }
    }

    private void callNative() throws GuestThrow {
        GuestMethod m = world.methodOfFrame(RawMemory.getLong(thread + ThreadBlockLayout.GUEST_FP));
        if (m.declaration.name().equals("arraycopy")) {
            // What the fast path refuses, in the samples, is always an error.
            throwNew(local(0) == 0 || local(2) == 0 ? "java/lang/NullPointerException" : "java/lang/ArrayIndexOutOfBoundsException");
        } else {
            give(nativeCall(m));
        }
    }

    /** Runs a native method and gives its raw result. */
    long nativeCall(GuestMethod m) {
        throw new IllegalStateException("native method " + m.key());
    }

    /** Serves the slow path of a lock. */
    void monitor(RuntimeEntry request, long object) {
        throw new IllegalStateException(request + " in " + topMethod());
    }

    /** Slot of an argument of the method whose frame is on top. */
    long local(int i) {
        long fp = RawMemory.getLong(thread + ThreadBlockLayout.GUEST_FP);
        return RawMemory.getLong(RawMemory.getLong(fp + InterpreterFrameLayout.LOCALS) - 8L * i);
    }

    /** Called for each traced bytecode. */
    void traced() {}

    private String topMethod() {
        GuestMethod m = world.methodOfFrame(RawMemory.getLong(thread + ThreadBlockLayout.GUEST_FP));
        return m == null ? "?" : m.holder + "." + m.key();
    }

    private void array(GuestClass c, int length) throws GuestThrow {
        if (length < 0) {
            throwNew("java/lang/NegativeArraySizeException");
        } else {
            give(world.newArray(c, length));
        }
    }

    private void multiArray() throws GuestThrow {
        int[] lengths = new int[(int) argument(1)];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = RawMemory.getInt(argument(2) - 8L * i);
            if (lengths[i] < 0) {
                throwNew("java/lang/NegativeArraySizeException");
                return;
            }
        }
        give(world.newMultiArray(world.ofKlass((int) argument(0)), lengths, 0));
    }

    private void throwNew(String className) throws GuestThrow {
        throwObject(world.newInstance(world.load(className)));
    }

    /** Finds the handler frame by frame, as the runtime does. */
    private void throwObject(long exception) throws GuestThrow {
        GuestClass thrown = world.classOf(exception);
        for (long fp = RawMemory.getLong(thread + ThreadBlockLayout.GUEST_FP); fp != entryFrame; fp = RawMemory.getLong(fp)) {
            GuestMethod m = world.methodOfFrame(fp);
            if (m == null || m.declaration.code() == null) {
                continue;
            }
            int bci = (int) (RawMemory.getLong(fp + InterpreterFrameLayout.BCP) - m.code());
            for (ExceptionTableEntry e : m.declaration.code().exceptionTable()) {
                if (e.covers(bci) && (e.catchTypeName() == null || thrown.isSubclassOf(e.catchTypeName()))) {
                    RawMemory.putLong(fp + InterpreterFrameLayout.BCP, m.code() + e.handlerPc());
                    long sp = fp + InterpreterFrameLayout.EMPTY_STACK - 8;
                    RawMemory.putLong(sp, world.entry(InterpreterStub.EXCEPTION_ENTRY.staticId()));
                    RawMemory.putLong(thread + ThreadBlockLayout.GUEST_SP, sp);
                    RawMemory.putLong(thread + ThreadBlockLayout.GUEST_FP, fp);
                    give(exception);
                    return;
                }
            }
        }
        throw new GuestThrow(thrown.name);
    }

    /** Method* of a request's argument, for checks. */
    static int argumentSlots(GuestMethod m) {
        return RawMemory.getInt(m.address + MethodLayout.ARGUMENT_SLOTS);
    }
}
