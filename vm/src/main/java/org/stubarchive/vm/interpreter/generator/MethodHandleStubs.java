package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Entries of {@code MethodHandle.invokeBasic} and {@code linkTo*}: they find the target in the method handle or in the trailing {@code MemberName}, which they
 * remove, and jump to its interpreter entry in place of themselves. The return address is in temporary 0 meanwhile.
 */
final class MethodHandleStubs {
    private MethodHandleStubs() {}

    static List<StubGenerator> all() {
        return List.of(
                new CodeletStub("method_entry_invokeBasic", MethodHandleStubs::invokeBasic),
                new CodeletStub("method_entry_linkToStatic", MethodHandleStubs::linkToStatic),
                new CodeletStub("method_entry_linkToSpecial", MethodHandleStubs::linkToSpecial),
                new CodeletStub("method_entry_linkToVirtual", MethodHandleStubs::linkToVirtual),
                new CodeletStub("method_entry_linkToInterface", MethodHandleStubs::linkToInterface));
    }

    private static void invokeBasic(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        loadReceiver(c, c.t3);
        loadField(c, c.t3, VmVariablesLayout.METHOD_HANDLE_FORM);
        loadField(c, c.t3, VmVariablesLayout.LAMBDA_FORM_VMENTRY);
        loadTarget(c, c.method, c.t3);
        jumpToMethod(c);
    }

    private static void linkToStatic(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        popMember(c);
        loadTarget(c, c.method, c.t3);
        jumpToMethod(c);
    }

    private static void linkToSpecial(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        loadReceiver(c, c.t4);
        popMember(c);
        loadTarget(c, c.method, c.t3);
        jumpToMethod(c);
    }

    private static void linkToVirtual(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        loadReceiver(c, c.t4);
        popMember(c);
        c.masm.loadKlass(c.t4, c.t4);
        loadIndex(c, c.t3);
        c.masm.load(MemoryType.I64, c.method, Address.indexed(c.t4, c.t3, 0, 0));
        jumpToMethod(c);
    }

    /** When no table holds the target, asks the runtime in a frame of its own, to which the arguments belong meanwhile. */
    private static void linkToInterface(Codelet c) {
        Label found = c.masm.newLabel();
        c.masm.popReturnAddress(c.t0);
        loadReceiver(c, c.t2);
        c.masm.load(MemoryType.I64, c.t3, c.stack(0));
        c.masm.move(c.t4, c.t3);
        loadIndex(c, c.t4);
        loadTarget(c, c.t5, c.t3);
        c.masm.move(c.t3, c.t5);
        Label conflict = c.outOfLineAt(() -> {
            Label selected = c.masm.newLabel();
            c.masm.enterFrame(c.t0);
            c.masm.push(c.method);
            c.masm.callCell(CodeSymbol.stubEntry("imt_conflict", 0));
            c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W64, c.method, 0, selected);
            c.masm.load(MemoryType.I64, c.method, c.frame(StubFrameLayout.METHOD));
            c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.ARGUMENT_SLOTS));
            c.masm.load(MemoryType.I64, c.t2, Address.indexed(c.fp, c.t1, 3, StubFrameLayout.CALLER_SP - InterpreterFrameLayout.SLOT));
            c.storeArgument(0, c.t2);
            c.storeArgument(1, c.t3);
            c.leave(RuntimeEntry.RESOLVE_INTERFACE_CALL);
            c.masm.move(c.method, c.tos);
            c.masm.bind(selected);
            c.masm.leaveFrame(c.t0);
            c.masm.jump(found);
        });
        c.masm.loadKlass(c.t2, c.t2);
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W64, c.t3, Address.indexed(c.t2, c.t4, 0, 0), conflict);
        c.masm.load(MemoryType.I64, c.method, Address.indexed(c.t2, c.t4, 0, KlassLayout.IMT_TARGET));
        c.masm.bind(found);
        c.drop(InterpreterFrameLayout.SLOT);
        jumpToMethod(c);
    }

    /** receiver = first argument of this method; throws at the call when it is null. Temporary 1 is lost. */
    private static void loadReceiver(Codelet c, Gpr receiver) {
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.ARGUMENT_SLOTS));
        c.masm.load(MemoryType.I64, receiver, Address.indexed(c.sp, c.t1, 3, -InterpreterFrameLayout.SLOT));
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, receiver, 0,
                c.outOfLineAt(() -> FrameBuilder.throwAtCall(c, "throw_NullPointerException")));
    }

    /** Temporary 3 = trailing MemberName, which leaves the stack. */
    private static void popMember(Codelet c) {
        c.masm.pop(c.t3);
    }

    /** object = reference field of object whose offset is a VM variable. Temporary 1 is lost. */
    private static void loadField(Codelet c, Gpr object, int variable) {
        loadVariable(c, variable);
        c.masm.loadReference(object, Address.indexed(object, c.t1, 0, 0));
    }

    /** target = Method* of the MemberName in {@code member}, which is lost with temporary 1. */
    private static void loadTarget(Codelet c, Gpr target, Gpr member) {
        loadField(c, member, VmVariablesLayout.MEMBER_NAME_METHOD);
        loadVariable(c, VmVariablesLayout.RESOLVED_METHOD_NAME_VMTARGET);
        c.masm.load(MemoryType.I64, target, Address.indexed(member, c.t1, 0, 0));
    }

    /** member = its byte offset in a klass. Temporary 1 is lost. */
    private static void loadIndex(Codelet c, Gpr member) {
        loadVariable(c, VmVariablesLayout.MEMBER_NAME_VMINDEX);
        c.masm.load(MemoryType.I64, member, Address.indexed(member, c.t1, 0, 0));
    }

    private static void loadVariable(Codelet c, int variable) {
        c.masm.load(MemoryType.I64, c.t1, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t1, variable));
    }

    private static void jumpToMethod(Codelet c) {
        c.masm.pushReturnAddress(c.t0);
        c.masm.jumpMemory(Address.of(c.method, MethodLayout.INTERPRETER_ENTRY));
    }
}
