package org.stubarchive.natives.lang;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.PointerList;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.posix.SpawnActions;

/**
 * Starts a child process: {@code forkAndExec(mode, helper, program, arguments, argument count, environment, variable count, directory,
 * file descriptors, redirect error stream)}. Texts are bytes that end with a zero; a block holds several of them.
 */
@NativesOf("java/lang/ProcessImpl")
final class ProcessStart {
    private static final int STREAMS = 3;
    private static final int O_CLOEXEC = 0x8_0000;

    private ProcessStart() {}

    @Native("forkAndExec(I[B[B[BI[BI[B[IZ)I")
    static int start(NativeCall c, int mode, @Oop long helperpath, @Oop long prog, OopArgument argBlock, int argc,
            OopArgument envBlock, int envc, @Oop long dir, @Oop long fds, boolean merged) {
        int[] given = new int[STREAMS];
        RawMemory.copyToArray(c.nonNull(fds) + ObjectLayout.ARRAY_ELEMENTS, given);
        int[] parentEnds = {-1, -1, -1};
        int[] childEnds = {-1, -1, -1};
        int error = openPipes(given, parentEnds, childEnds, merged);
        int pid = error != 0 ? error : spawn(c, prog, argBlock, argc, envBlock, envc, dir, given, childEnds, merged);
        for (int i = 0; i < STREAMS; i++) {
            closeIfOpen(childEnds[i]);
            if (pid < 0) {
                closeIfOpen(parentEnds[i]);
            }
        }
        if (pid < 0) {
            throw c.exception("java/io/IOException", message(c, -pid));
        }
        RawMemory.copyFromArray(fds + ObjectLayout.ARRAY_ELEMENTS, parentEnds);
        return pid;
    }

    /** What the class library of the release says: those that have a platform of their own in ProcessImpl word it the older way. */
    private static String message(NativeCall c, int error) {
        boolean older = c.method().holder().findField("platform", "Ljava/lang/ProcessImpl$Platform;") != null;
        String text = ErrorText.of(error);
        return older ? "error=" + error + ", " + text : "Exec failed, error: " + error + " (" + text + ") ";
    }

    /** Makes a pipe for each stream that is not given; gives 0 or a negative error number. */
    private static int openPipes(int[] given, int[] parentEnds, int[] childEnds, boolean merged) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            for (int i = 0; i < STREAMS; i++) {
                if (given[i] != -1 || i == 2 && merged) {
                    continue;
                }
                int error = Posix.call("pipe2", pair.address(), O_CLOEXEC);
                if (error < 0) {
                    return error;
                }
                int reading = RawMemory.getInt(pair.address());
                int writing = RawMemory.getInt(pair.address() + 4);
                childEnds[i] = i == 0 ? reading : writing;
                parentEnds[i] = i == 0 ? writing : reading;
            }
        }
        return 0;
    }

    private static void closeIfOpen(int fd) {
        if (fd >= 0) {
            Posix.call("close", fd);
        }
    }

    /** Process id, or a negative error number. */
    private static int spawn(NativeCall c, @Oop long prog, OopArgument argBlock, int argc, OopArgument envBlock, int envc, @Oop long dir,
            int[] given, int[] childEnds, boolean merged) {
        byte[] program = GuestArrays.bytes(c.nonNull(prog));
        try (SpawnActions actions = new SpawnActions();
                NativeBytes file = NativeBytes.ofBytes(program);
                NativeBytes arguments = NativeBytes.ofBytes(block(argBlock));
                NativeBytes environment = NativeBytes.ofBytes(block(envBlock));
                NativeBytes pid = NativeBytes.ofSize(4);
                PointerList argv = PointerList.of(file.address(), arguments.address(), argc);
                PointerList envp = PointerList.of(0, environment.address(), envc)) {
            if (dir != 0) {
                actions.changeDirectory(GuestArrays.bytes(dir));
            }
            for (int i = 0; i < STREAMS; i++) {
                boolean copyOfOutput = i == 2 && merged;
                actions.duplicate(copyOfOutput ? 1 : childEnds[i] >= 0 ? childEnds[i] : given[i], i);
            }
            actions.closeFrom(STREAMS);
            long variables = envBlock.oop() == 0 ? RawMemory.getLong(Libc.address("environ")) : envp.address();
            int error = actions.spawn(pid.address(), file.address(), argv.address(), variables);
            return error != 0 ? -error : RawMemory.getInt(pid.address());
        }
    }

    private static byte[] block(OopArgument argument) {
        return argument.oop() == 0 ? new byte[0] : GuestArrays.bytes(argument.oop());
    }
}
