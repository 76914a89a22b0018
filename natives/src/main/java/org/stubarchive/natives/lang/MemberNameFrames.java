package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.invoke.MemberNames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;

/** {@code StackFrameInfo} with a {@code MemberName}; where only classes are wanted, the buffer takes the classes themselves. */
final class MemberNameFrames extends StackFrameObjects {
    static final String FRAME = "java/lang/StackFrameInfo";
    private static final GuestField MEMBER = new GuestField(FRAME, "memberName", "Ljava/lang/Object;");
    private static final GuestField BCI = new GuestField(FRAME, "bci", "I");

    /** Whether the class library at hand has such frames. */
    static boolean isUsedBy(InstanceKlass frame) {
        return MEMBER.isIn(frame);
    }

    @Override
    void storeClass(NativeCall c, Frame frame, OopArgument buffer, int at) {
        GuestArrays.setElement(buffer.oop(), at, frame.method().holder().mirror());
    }

    @Override
    void storeFrame(NativeCall c, Frame frame, OopArgument buffer, int at) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle info = scope.handle(GuestArrays.element(buffer.oop(), at));
            BCI.putInt(info.oop(), frame.bci());
            MemberNames.setDirect(c, MEMBER.getReference(info.oop()), frame.method());
        }
    }

    @Override
    Method methodOf(long frameInfo) {
        return MemberNames.methodOf(MEMBER.getReference(frameInfo));
    }

    @Override
    int bciOf(long frameInfo) {
        return BCI.getInt(frameInfo);
    }
}
