package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.invoke.MemberNames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Method;

/** {@code ClassFrameInfo} with the class or the resolved method and its flags; {@code StackFrameInfo} adds the bytecode index. */
@NativesOf("java/lang/StackFrameInfo")
final class ResolvedMethodFrames extends StackFrameObjects {
    private static final String CLASS_FRAME = "java/lang/ClassFrameInfo";
    private static final String FRAME = "java/lang/StackFrameInfo";
    private static final GuestField CLASS_OR_MEMBER = new GuestField(CLASS_FRAME, "classOrMemberName", "Ljava/lang/Object;");
    private static final GuestField FLAGS = new GuestField(CLASS_FRAME, "flags", "I");
    private static final GuestField BCI = new GuestField(FRAME, "bci", "I");
    private static final GuestField NAME = new GuestField(FRAME, "name", "Ljava/lang/String;");
    private static final GuestField TYPE = new GuestField(FRAME, "type", "Ljava/lang/Object;");
    /** Bits of the flags that belong to the class library. */
    private static final int LIBRARY_FLAGS = 0xFF00_0000;

    @Override
    void storeClass(NativeCall c, Frame frame, OopArgument buffer, int at) {
        int flags = MemberNames.memberFlags(c, frame.method());
        long info = GuestArrays.element(buffer.oop(), at);
        CLASS_OR_MEMBER.putReference(info, frame.method().holder().mirror());
        setFlags(info, flags);
    }

    @Override
    void storeFrame(NativeCall c, Frame frame, OopArgument buffer, int at) {
        int flags = MemberNames.memberFlags(c, frame.method());
        long resolved = MemberNames.newResolved(c, frame.method());
        long info = GuestArrays.element(buffer.oop(), at);
        CLASS_OR_MEMBER.putReference(info, resolved);
        BCI.putInt(info, frame.bci());
        setFlags(info, flags);
    }

    private static void setFlags(long info, int memberFlags) {
        FLAGS.putInt(info, FLAGS.getInt(info) & LIBRARY_FLAGS | memberFlags);
    }

    @Override
    Method methodOf(long frameInfo) {
        return MemberNames.methodOfResolved(CLASS_OR_MEMBER.getReference(frameInfo));
    }

    @Override
    int bciOf(long frameInfo) {
        return BCI.getInt(frameInfo);
    }

    /** {@code StackFrameInfo.expandStackFrameInfo}: sets name and descriptor of the receiver's method. */
    @Native(value = "expandStackFrameInfo()V", first = 25)
    static void expand(NativeCall c) {
        try (HandleScope scope = c.thread().handles().open()) {
            Method method = MemberNames.methodOfResolved(CLASS_OR_MEMBER.getReference(c.receiver()));
            Handle name = scope.handle(c.strings().intern(c.thread(), method.name()));
            long descriptor = c.strings().intern(c.thread(), method.descriptor());
            TYPE.putReference(c.receiver(), descriptor);
            NAME.putReference(c.receiver(), name.oop());
        }
    }
}
