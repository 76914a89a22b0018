package org.stubarchive.natives.lang;

import java.nio.charset.Charset;
import java.util.Map;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.GuestEnvironment;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.posix.NativeBytes;

/** {@code java.lang.ProcessEnvironment}. */
public final class ProcessEnvironmentNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "environ()[[B",
    };

    /** The natives. */
    public ProcessEnvironmentNatives() {
        super("java/lang/ProcessEnvironment", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // environ()[[B
                return environment(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Names and values of the host's environment in turn. */
    private static long environment(NativeCall c) {
        Map<String, String> variables = GuestEnvironment.variables();
        Charset charset = NativeBytes.charset();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(GuestObjects.newArray(c.thread(), c.vm().wellKnown().byteArray(), 2 * variables.size()));
            int i = 0;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                long name = GuestObjects.newBytes(c.thread(), variable.getKey().getBytes(charset));
                GuestObjects.setElement(array.oop(), i++, name);
                long value = GuestObjects.newBytes(c.thread(), variable.getValue().getBytes(charset));
                GuestObjects.setElement(array.oop(), i++, value);
            }
            return array.oop();
        }
    }
}
