package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.CString;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.testing.OnEveryMachine;

/** C functions called through generated code, compared with calls through JNA and with the host. */
@OnEveryMachine
public class NativeCallTest {
    private static final int EBADF = 9;
    private static final int ENOENT = 2;
    private static CodeCache cache;

    @BeforeAll
    static void bind() throws Exception {
        cache = CodeCache.reserve();
        CodeLoader loader = new CodeLoader(cache, new LoaderOptions(HostArchitecture.target()).generator(new GeneratedStubs()));
        loader.ensure(EntryStubs.NATIVE_CALL);
        loader.bind();
        NativeCall.bind(loader.addresses().entry(EntryStubs.NATIVE_CALL, 0));
    }

    @AfterAll
    static void unbind() {
        NativeCall.unbind();
        cache.close();
    }

    @Test
    void passesAllArguments() {
        long out = RawMemory.allocate(64);
        long format = CString.allocate("%d %ld %d");
        // snprintf has three fixed and three variable arguments.
        long length = Libc.call("snprintf", out, 64, format, -5, 1L << 40, 77);
        String expected = "-5 " + (1L << 40) + " 77";
        assertEquals(expected.length(), (int) length);
        assertEquals(expected, CString.read(out));
        RawMemory.free(format);
        RawMemory.free(out);
        assertEquals(ProcessHandle.current().pid(), Libc.getpid());
    }

    @Test
    void eachThreadHasItsOwnErrorNumber() throws InterruptedException {
        int[] wrong = new int[4];
        Thread[] threads = new Thread[wrong.length];
        long missing = CString.allocate("/no/such/file");
        for (int t = 0; t < threads.length; t++) {
            int index = t;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    boolean badDescriptor = (i + index) % 2 == 0;
                    long result = badDescriptor ? Libc.call("close", -1) : Libc.call("access", missing, 0);
                    Object garbage = new byte[1000];
                    wrong[index] += (int) result == -1 && Libc.errno() == (badDescriptor ? EBADF : ENOENT) && garbage != null ? 0 : 1;
                }
            });
            threads[t].start();
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            assertEquals(0, wrong[t]);
        }
        RawMemory.free(missing);
    }
}
