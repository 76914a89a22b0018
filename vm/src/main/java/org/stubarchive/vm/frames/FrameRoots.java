package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.classfile.maps.FrameMap;
import org.stubarchive.vm.gc.HeapCorruption;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** The references in the frames of a stopped thread. */
public final class FrameRoots {
    private final FrameMapCache maps = new FrameMapCache();
    private final Frame frame;

    /** @param callStubReturn return address of methods that the runtime called */
    public FrameRoots(long callStubReturn) {
        frame = new Frame(callStubReturn);
    }

    /** Shows all reference slots of the thread's frames to the visitor. */
    public void visit(JavaThread thread, RootVisitor visitor) {
        for (frame.start(thread); !frame.isEnd(); frame.next()) {
            try {
                visitFrame(visitor);
            } catch (HeapCorruption e) {
                throw new HeapCorruption("thread " + thread.id() + ", " + frame.method() + " at " + frame.bci() + ", frame 0x"
                        + Long.toHexString(frame.fp()) + ", locals 0x" + Long.toHexString(frame.locals()), e);
            }
        }
    }

    private void visitFrame(RootVisitor visitor) {
        visitor.visit(frame.lockedObjectSlot());
        int bci = frame.bci();
        if (bci == Frame.NATIVE_BCI) {
            visitArguments(frame.method(), visitor);
        } else {
            visitMapped(maps.map(frame, bci), visitor);
        }
    }

    private void visitMapped(FrameMap map, RootVisitor visitor) {
        long locals = frame.locals();
        for (int word = 0; word < map.localWords(); word++) {
            for (long bits = map.localWord(word); bits != 0; bits &= bits - 1) {
                int local = (word << 6) + Long.numberOfTrailingZeros(bits);
                visitor.visit(locals - (long) local * InterpreterFrameLayout.SLOT);
            }
        }
        long bottom = frame.stackSlot(0);
        for (int word = 0; word < map.stackWords(); word++) {
            for (long bits = map.stackWord(word); bits != 0; bits &= bits - 1) {
                int index = (word << 6) + Long.numberOfTrailingZeros(bits);
                long slot = bottom - (long) index * InterpreterFrameLayout.SLOT;
                if (slot < frame.stackLimit()) {
                    return;
                }
                visitor.visit(slot);
            }
        }
    }

    private void visitArguments(Method method, RootVisitor visitor) {
        int local = 0;
        if (!method.isStatic()) {
            visitor.visit(frame.localSlot(local++));
        }
        MethodDescriptor descriptor = method.parsed();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            BasicType type = descriptor.parameterType(i);
            if (type.isReference()) {
                visitor.visit(frame.localSlot(local));
            }
            local += type.slots();
        }
    }
}
