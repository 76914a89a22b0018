package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.Method;

/**
 * The objects that describe frames to a {@code StackWalker}. Releases of the class library differ in what they hold: a {@code MemberName}, or the
 * resolved method and its flags.
 */
abstract class StackFrameObjects {
    private static StackFrameObjects chosen;

    /** What the class library at hand uses. */
    static StackFrameObjects get(NativeCall c) {
        if (chosen == null) {
            chosen = MemberNameFrames.isUsedBy(c.vm().dictionary().bootKlass(MemberNameFrames.FRAME)) ? new MemberNameFrames() : new ResolvedMethodFrames();
        }
        return chosen;
    }

    /**
     * Describes the class of a frame in an element of a buffer.
     *
     * @param buffer the array
     */
    abstract void storeClass(NativeCall c, Frame frame, OopArgument buffer, int at);

    /** Describes a frame in the object that an element of a buffer refers to. May allocate. */
    abstract void storeFrame(NativeCall c, Frame frame, OopArgument buffer, int at);

    /** The method of a described frame. */
    abstract Method methodOf(long frameInfo);

    /** Index of the bytecode of a described frame. */
    abstract int bciOf(long frameInfo);
}
