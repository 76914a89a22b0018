package org.stubarchive.natives.nio;

import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.FileSystemStatus;

/** Fills {@code sun.nio.fs.UnixFileAttributes} and {@code UnixFileStoreAttributes} objects. */
final class UnixFileAttributes {
    private static final String CLASS = "sun/nio/fs/UnixFileAttributes";
    private static final GuestField MODE = new GuestField(CLASS, "st_mode", "I");
    private static final GuestField INODE = new GuestField(CLASS, "st_ino", "J");
    private static final GuestField DEVICE = new GuestField(CLASS, "st_dev", "J");
    private static final GuestField SPECIAL_DEVICE = new GuestField(CLASS, "st_rdev", "J");
    private static final GuestField LINKS = new GuestField(CLASS, "st_nlink", "I");
    private static final GuestField UID = new GuestField(CLASS, "st_uid", "I");
    private static final GuestField GID = new GuestField(CLASS, "st_gid", "I");
    private static final GuestField SIZE = new GuestField(CLASS, "st_size", "J");
    private static final GuestField ACCESSED = new GuestField(CLASS, "st_atime_sec", "J");
    private static final GuestField ACCESSED_NANOS = new GuestField(CLASS, "st_atime_nsec", "J");
    private static final GuestField MODIFIED = new GuestField(CLASS, "st_mtime_sec", "J");
    private static final GuestField MODIFIED_NANOS = new GuestField(CLASS, "st_mtime_nsec", "J");
    private static final GuestField CHANGED = new GuestField(CLASS, "st_ctime_sec", "J");
    private static final GuestField CHANGED_NANOS = new GuestField(CLASS, "st_ctime_nsec", "J");
    private static final String STORE = "sun/nio/fs/UnixFileStoreAttributes";
    private static final GuestField FRAGMENT = new GuestField(STORE, "f_frsize", "J");
    private static final GuestField BLOCKS = new GuestField(STORE, "f_blocks", "J");
    private static final GuestField FREE = new GuestField(STORE, "f_bfree", "J");
    private static final GuestField AVAILABLE = new GuestField(STORE, "f_bavail", "J");

    private UnixFileAttributes() {}

    /** Copies the status of a file. */
    static void set(long attributes, FileStatus status) {
        MODE.putInt(attributes, status.mode());
        INODE.putLong(attributes, status.inode());
        DEVICE.putLong(attributes, status.device());
        SPECIAL_DEVICE.putLong(attributes, status.specialDevice());
        LINKS.putInt(attributes, status.links());
        UID.putInt(attributes, status.uid());
        GID.putInt(attributes, status.gid());
        SIZE.putLong(attributes, status.length());
        ACCESSED.putLong(attributes, status.accessedSeconds());
        ACCESSED_NANOS.putLong(attributes, status.accessedNanos());
        MODIFIED.putLong(attributes, status.modifiedSeconds());
        MODIFIED_NANOS.putLong(attributes, status.modifiedNanos());
        CHANGED.putLong(attributes, status.changedSeconds());
        CHANGED_NANOS.putLong(attributes, status.changedNanos());
    }

    /** Copies the status of a file system. */
    static void set(long attributes, FileSystemStatus status) {
        FRAGMENT.putLong(attributes, status.fragmentSize());
        BLOCKS.putLong(attributes, status.blocks());
        FREE.putLong(attributes, status.freeBlocks());
        AVAILABLE.putLong(attributes, status.availableBlocks());
    }
}
