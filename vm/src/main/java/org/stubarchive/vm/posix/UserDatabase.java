package org.stubarchive.vm.posix;

import org.stubarchive.loader.memory.RawMemory;

/** Users and groups of the system. */
public final class UserDatabase {
    private static final int NONE = -1;
    private static final int ENTRY_SIZE = 64;
    private static final int BUFFER_SIZE = 1 << 16;
    /** Offset of the number in {@code struct passwd} and {@code struct group}. */
    private static final int NUMBER = 16;

    private UserDatabase() {}

    /** Name of a user by number; null if there is none. */
    public static byte[] userName(int uid) {
        return name("getpwuid_r", uid);
    }

    /** Name of a group by number; null if there is none. */
    public static byte[] groupName(int gid) {
        return name("getgrgid_r", gid);
    }

    /** Number of a user by name, a C string; -1 if there is none. */
    public static int userId(long name) {
        return number("getpwnam_r", name);
    }

    /** Number of a group by name, a C string; -1 if there is none. */
    public static int groupId(long name) {
        return number("getgrnam_r", name);
    }

    private static byte[] name(String function, long key) {
        try (NativeBytes entry = NativeBytes.ofSize(ENTRY_SIZE + 8); NativeBytes buffer = NativeBytes.ofSize(BUFFER_SIZE)) {
            return find(function, key, entry, buffer) ? NativeBytes.cString(RawMemory.getLong(entry.address())) : null;
        }
    }

    private static int number(String function, long key) {
        try (NativeBytes entry = NativeBytes.ofSize(ENTRY_SIZE + 8); NativeBytes buffer = NativeBytes.ofSize(BUFFER_SIZE)) {
            return find(function, key, entry, buffer) ? RawMemory.getInt(entry.address() + NUMBER) : NONE;
        }
    }

    private static boolean find(String function, long key, NativeBytes entry, NativeBytes buffer) {
        long result = entry.address() + ENTRY_SIZE;
        Posix.call(function, key, entry.address(), buffer.address(), BUFFER_SIZE, result);
        return RawMemory.getLong(result) != 0;
    }
}
