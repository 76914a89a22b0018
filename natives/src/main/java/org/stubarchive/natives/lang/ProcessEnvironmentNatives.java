package org.stubarchive.natives.lang;

import java.nio.charset.Charset;
import java.util.Map;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.GuestEnvironment;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.posix.NativeBytes;

/** {@code java.lang.ProcessEnvironment}. */
@NativesOf("java/lang/ProcessEnvironment")
final class ProcessEnvironmentNatives {
    /** Names and values of the host's environment in turn. */
    @Native("environ()[[B")
    static @Oop long environment(NativeCall c) {
        Map<String, String> variables = GuestEnvironment.variables();
        Charset charset = NativeBytes.charset();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), c.vm().wellKnown().byteArray(), 2 * variables.size()));
            int i = 0;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                long name = c.objects().newBytes(c.thread(), variable.getKey().getBytes(charset));
                GuestArrays.setElement(array.oop(), i++, name);
                long value = c.objects().newBytes(c.thread(), variable.getValue().getBytes(charset));
                GuestArrays.setElement(array.oop(), i++, value);
            }
            return array.oop();
        }
    }
}
