package org.stubarchive.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stubarchive.format.code.Target;

/** The records of jitdump files, version 1 (Linux, tools/perf/Documentation/jitdump-specification.txt). Little-endian. */
public final class JitDump {
    private static final int MAGIC = 0x4A695444;
    private static final int VERSION = 1;
    private static final int HEADER_SIZE = 40;
    private static final int CODE_LOAD = 0;
    private static final int CODE_CLOSE = 3;
    private static final int PREFIX_SIZE = 16;
    private static final int LOAD_SIZE = 40;

    private JitDump() {}

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The header.
     *
     * @param pid process that the code is of
     * @param nanoseconds time on the monotonic clock
     */
    public static byte[] header(Target target, int pid, long nanoseconds) {
        return buffer(HEADER_SIZE).putInt(MAGIC).putInt(VERSION).putInt(HEADER_SIZE).putInt(ElfFile.machine(target)).putInt(0).putInt(pid).putLong(nanoseconds).putLong(0).array();
    }

    /**
     * The record of code that came into being.
     *
     * @param pid process, also given as thread
     * @param nanoseconds time on the monotonic clock
     * @param index of this code in the file, from 0
     */
    public static byte[] load(NamedCode code, int pid, long nanoseconds, long index) {
        byte[] name = code.name().getBytes(StandardCharsets.UTF_8);
        int size = PREFIX_SIZE + LOAD_SIZE + name.length + 1 + code.code().length;
        return buffer(size).putInt(CODE_LOAD).putInt(size).putLong(nanoseconds)
                .putInt(pid).putInt(pid).putLong(code.address()).putLong(code.address()).putLong(code.code().length).putLong(index)
                .put(name).put((byte) 0).put(code.code()).array();
    }

    /** The last record. */
    public static byte[] close(long nanoseconds) {
        return buffer(PREFIX_SIZE).putInt(CODE_CLOSE).putInt(PREFIX_SIZE).putLong(nanoseconds).array();
    }

    /** A whole file, of a process that is not running: all times are 0. */
    public static byte[] of(Target target, int pid, List<NamedCode> code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(target, pid, 0));
        for (int i = 0; i < code.size(); i++) {
            out.writeBytes(load(code.get(i), pid, 0, i));
        }
        out.writeBytes(close(0));
        return out.toByteArray();
    }
}
