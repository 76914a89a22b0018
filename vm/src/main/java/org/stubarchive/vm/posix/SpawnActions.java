package org.stubarchive.vm.posix;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;

/** What a child process does between its birth and its program: {@code posix_spawn_file_actions_t}. */
public final class SpawnActions implements AutoCloseable {
    private static final int SIZE = 128;

    private final long address = RawMemory.allocate(SIZE);
    private final List<NativeBytes> texts = new ArrayList<>();

    /** Nothing to do. */
    public SpawnActions() {
        call("posix_spawn_file_actions_init", address, 0, 0);
    }

    /** Goes to a directory; the name ends with a zero byte. */
    public void changeDirectory(byte[] name) {
        NativeBytes text = NativeBytes.ofBytes(name);
        texts.add(text);
        call("posix_spawn_file_actions_addchdir_np", address, text.address(), 0);
    }

    /** Copies a file descriptor to a number. */
    public void duplicate(int fd, int number) {
        call("posix_spawn_file_actions_adddup2", address, fd, number);
    }

    /** Closes all file descriptors from a number on. */
    public void closeFrom(int number) {
        call("posix_spawn_file_actions_addclosefrom_np", address, number, 0);
    }

    /**
     * Starts the program, which is searched in the path unless its name has a slash.
     *
     * @param pid address of an int that gets the process id
     * @return 0 or an error number
     */
    public int spawn(long pid, long file, long arguments, long environment) {
        return (int) NativeCall.call(Libc.address("posix_spawnp"), pid, file, address, 0, arguments, environment);
    }

    private static void call(String function, long a0, long a1, long a2) {
        int error = (int) NativeCall.call(Libc.address(function), a0, a1, a2);
        if (error != 0) {
            throw new IllegalStateException(function + ": " + ErrorText.of(error));
        }
    }

    @Override
    public void close() {
        call("posix_spawn_file_actions_destroy", address, 0, 0);
        for (NativeBytes text : texts) {
            text.close();
        }
        RawMemory.free(address);
    }
}
