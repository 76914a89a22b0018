package org.stubarchive.vm.frames;

import java.util.List;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.format.runtime.CallingConvention.Location;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;

/** Whose the arguments are that lie at the call of a stub, and where they are. */
public sealed interface CallArguments {
    /** Shows the references among them. */
    void visitRoots(FrameCursor stub, RootVisitor visitor);

    /** The stub was called by code of a method and not in place of one: what is on the stack is still that frame's. */
    record None() implements CallArguments {
        @Override
        public void visitRoots(FrameCursor stub, RootVisitor visitor) { }
    }

    /** On the stack above the frame, as interpreted code passes them to the method in {@link StubFrameLayout#METHOD}. */
    record OnStack() implements CallArguments {
        @Override
        public void visitRoots(FrameCursor stub, RootVisitor visitor) {
            Method method = method(stub);
            long end = stub.fp() + StubFrameLayout.CALLER_SP + 8L * method.argumentSlots();
            StackArguments.visit(method, end, visitor);
        }
    }

    /**
     * As compiled code passes them to the method in {@link StubFrameLayout#METHOD}; the stub has saved the argument registers.
     *
     * @param convention of the machine
     */
    record Compiled(CallingConvention convention) implements CallArguments {
        @Override
        public void visitRoots(FrameCursor stub, RootVisitor visitor) {
            Method method = method(stub);
            visit(convention, SignatureShape.of(method.descriptor(), method.isStatic() ? 0 : 1), stub, visitor);
        }

        private static void visit(CallingConvention convention, SignatureShape shape, FrameCursor stub, RootVisitor visitor) {
            List<Location> locations = convention.locations(shape);
            for (int i = 0; i < locations.size(); i++) {
                if (shape.type(i) == BasicType.OBJECT) {
                    visitor.visit(address(stub, locations.get(i)));
                }
            }
        }

        private static long address(FrameCursor stub, Location location) {
            return switch (location.place()) {
                case INTEGER -> stub.fp() + StubFrameLayout.INTEGER_ARGUMENTS - 8L * location.index();
                case FLOAT -> stub.fp() + StubFrameLayout.FLOAT_ARGUMENTS - 8L * location.index();
                case STACK -> stub.fp() + StubFrameLayout.CALLER_SP + 8L * location.index();
            };
        }
    }

    /**
     * As compiled code passes them to the method that the invoke instruction of the frame below names; the stub has saved the argument registers.
     *
     * @param convention of the machine
     */
    record OfSite(CallingConvention convention) implements CallArguments {
        @Override
        public void visitRoots(FrameCursor stub, RootVisitor visitor) {
            FrameCursor caller = stub.caller();
            Method method = caller.kind().method(caller, 0);
            CodeAttribute code = method.code();
            int bci = caller.kind().bci(caller, 0);
            int receiver = code.u1(bci) == Bytecodes.INVOKESTATIC || code.u1(bci) == Bytecodes.INVOKEDYNAMIC ? 0 : 1;
            String descriptor = method.holder().classFile().constantPool().refDescriptor(code.u2(bci + 1));
            Compiled.visit(convention, SignatureShape.of(descriptor, receiver), stub, visitor);
        }
    }

    private static Method method(FrameCursor stub) {
        return Method.at(RawMemory.getLong(stub.fp() + StubFrameLayout.METHOD));
    }
}
