package org.stubarchive.stubgen;

import java.util.Objects;
import java.util.function.Function;

/**
 * A stub that is written with the instructions of one architecture.
 *
 * @param <C> what the architecture's stubs are emitted with
 */
public abstract class InstructionStub<C extends InstructionStub.Code> implements StubGenerator {
    /** Emission of one variant: labels and entries. An architecture adds its assembler and shorthands for it. */
    public abstract static class Code {
        private final MacroAssembler portable;

        /** Emits with the given macro-assembler. */
        protected Code(MacroAssembler masm) {
            this.portable = Objects.requireNonNull(masm);
        }

        /** A new label. */
        public final Label label() {
            return portable.newLabel();
        }

        /** Binds a label here. */
        public final void bind(Label label) {
            portable.bind(label);
        }

        /** Declares an entry here. */
        public final void entry(String name) {
            portable.recorder().entry(name);
        }
    }

    private final String name;
    private final Function<MacroAssembler, C> code;

    /** A stub with a name of the catalogue; {@code code} makes what a variant is emitted with. */
    protected InstructionStub(String name, Function<MacroAssembler, C> code) {
        this.name = Objects.requireNonNull(name);
        this.code = Objects.requireNonNull(code);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void generate(MacroAssembler masm) {
        generate(code.apply(masm));
    }

    /** Emits the variant that the recorder's features allow. */
    protected abstract void generate(C code);
}
