package org.stubarchive.vm.calls;

import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** The fields of {@code java.lang.Throwable} that the VM reads and writes. */
final class ThrowableFields {
    private final InstanceKlass throwable;
    private final int backtrace;
    private final int depth;
    private final int stackTrace;
    private final int detailMessage;
    private final int cause;
    private final Field unassignedStack;

    ThrowableFields(InstanceKlass throwable) {
        this.throwable = throwable;
        backtrace = field("backtrace", "Ljava/lang/Object;").offset();
        depth = field("depth", "I").offset();
        stackTrace = field("stackTrace", "[Ljava/lang/StackTraceElement;").offset();
        detailMessage = field("detailMessage", "Ljava/lang/String;").offset();
        cause = field("cause", "Ljava/lang/Throwable;").offset();
        unassignedStack = field("UNASSIGNED_STACK", "[Ljava/lang/StackTraceElement;");
    }

    private Field field(String name, String descriptor) {
        Field f = throwable.findField(name, descriptor);
        if (f == null) {
            throw new IllegalStateException("class library: java.lang.Throwable has no field " + name + " of type " + descriptor);
        }
        return f;
    }

    void setTrace(long exception, long array, int frames) {
        Oops.putReference(exception, backtrace, array);
        Oops.putInt(exception, depth, frames);
        Oops.putReference(exception, stackTrace, unassigned());
    }

    private long unassigned() {
        return Oops.getReference(throwable.mirror(), unassignedStack.offset());
    }

    long backtrace(long exception) {
        return Oops.getReference(exception, backtrace);
    }

    long message(long exception) {
        return Oops.getReference(exception, detailMessage);
    }

    /** The cause, 0 if there is none. */
    long cause(long exception) {
        long oop = Oops.getReference(exception, cause);
        return oop == exception ? 0 : oop;
    }

    void setMessage(long exception, long string) {
        Oops.putReference(exception, detailMessage, string);
    }
}
