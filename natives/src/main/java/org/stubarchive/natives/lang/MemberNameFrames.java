package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.invoke.MemberNames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.Method;

/** {@code StackFrameInfo} with a {@code MemberName}; where only classes are wanted, the buffer takes the classes themselves. */
final class MemberNameFrames extends StackFrameObjects {
    static final GuestField MEMBER = new GuestField("java/lang/StackFrameInfo", "memberName", "Ljava/lang/Object;");
    private static final GuestField BCI = new GuestField("java/lang/StackFrameInfo", "bci", "I");

    @Override
    void storeClass(Frame frame, OopArgument buffer, int at) {
        GuestObjects.setElement(buffer.oop(), at, frame.method().holder().mirror());
    }

    @Override
    void storeFrame(NativeCall c, Frame frame, OopArgument buffer, int at) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle info = scope.handle(GuestObjects.element(buffer.oop(), at));
            BCI.putInt(info.oop(), frame.bci());
            MemberNames.setDirect(c.thread(), MEMBER.getReference(info.oop()), frame.method());
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
