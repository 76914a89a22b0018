package org.stubarchive.vm.objects;

import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;

/** Arguments of a call that must survive a collection before the call is made. */
final class ArgumentHandles {
    private final long[] values;
    private final Handle[] references;

    ArgumentHandles(HandleScope scope, String descriptor, long[] arguments) {
        this.values = arguments;
        this.references = new Handle[arguments.length];
        int at = 1;
        for (int i = 0; i < arguments.length; i++) {
            char c = descriptor.charAt(at);
            if (c == 'L' || c == '[') {
                references[i] = scope.handle(arguments[i]);
            }
            at = Descriptor.skipType(descriptor, at);
        }
    }

    /** The arguments, with the addresses of now. */
    long[] arguments() {
        long[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = references[i] == null ? values[i] : references[i].oop();
        }
        return result;
    }

    /** The receiver and the arguments, with the addresses of now. */
    long[] withReceiver(long receiver) {
        long[] result = new long[values.length + 1];
        result[0] = receiver;
        for (int i = 0; i < values.length; i++) {
            result[i + 1] = references[i] == null ? values[i] : references[i].oop();
        }
        return result;
    }
}
