package org.stubarchive.stubgen.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;

/**
 * The stubs that throw: each stores its operands as the arguments of one request and leaves; the runtime goes on at a handler, never here.
 * They are called by the code that throws, its bytecode pointer recorded, or jumped to in place of a method whose call throws. Either way the return
 * address tells where the exception is thrown; the stub's frame lies above the frame of that code.
 *
 * <p>Operands: a value or reference in the result register; a second one (array, klass) in temporary 0; a method in the method register.
 */
final class ThrowStubs {
    private record ThrowStub(String name, RuntimeEntry request, List<Function<Registers, Gpr>> operands) implements StubGenerator {
        @Override
        public void generate(MacroAssembler masm) {
            Registers r = masm.registers();
            masm.recorder().entry(name);
            masm.enterFrame();
            for (int i = 0; i < operands.size(); i++) {
                masm.store(MemoryType.I64, Address.of(r.thread(), ThreadBlockLayout.ARGUMENTS + 8 * i), operands.get(i).apply(r));
            }
            masm.storeImmediate(MemoryType.I32, Address.of(r.thread(), ThreadBlockLayout.REQUEST), request.id());
            masm.callCell(CodeSymbol.stubEntry("leave", 0));
            masm.trap();
        }
    }

    private ThrowStubs() {}

    static List<StubGenerator> all() {
        Function<Registers, Gpr> value = Registers::result;
        Function<Registers, Gpr> second = r -> r.temp(0);
        Function<Registers, Gpr> method = Registers::method;
        List<StubGenerator> stubs = new ArrayList<>();
        stubs.add(new ThrowStub("throw_exception", RuntimeEntry.THROW, List.of(value)));
        stubs.add(new ThrowStub("throw_NullPointerException", RuntimeEntry.THROW_NULL_POINTER, List.of()));
        stubs.add(new ThrowStub("throw_ArithmeticException", RuntimeEntry.THROW_DIVIDE_BY_ZERO, List.of()));
        stubs.add(new ThrowStub("throw_ArrayIndexOutOfBoundsException", RuntimeEntry.THROW_ARRAY_INDEX, List.of(value, second)));
        stubs.add(new ThrowStub("throw_ArrayStoreException", RuntimeEntry.THROW_ARRAY_STORE, List.of(value)));
        stubs.add(new ThrowStub("throw_ClassCastException", RuntimeEntry.THROW_CLASS_CAST, List.of(value, second)));
        stubs.add(new ThrowStub("throw_NegativeArraySizeException", RuntimeEntry.THROW_NEGATIVE_ARRAY_SIZE, List.of(value)));
        stubs.add(new ThrowStub("throw_StackOverflowError", RuntimeEntry.THROW_STACK_OVERFLOW, List.of(method)));
        stubs.add(new ThrowStub("throw_AbstractMethodError", RuntimeEntry.THROW_ABSTRACT_METHOD, List.of(method, value)));
        stubs.add(new ThrowStub("throw_IncompatibleClassChangeError", RuntimeEntry.THROW_INCOMPATIBLE_CLASS_CHANGE, List.of(value, method)));
        return List.copyOf(stubs);
    }
}
