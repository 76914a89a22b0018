package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;

/**
 * A stub of the interpreter with one entry.
 *
 * @param name catalogue name, also the name of the entry
 * @param body the code
 */
record CodeletStub(String name, Emitter body) implements StubGenerator {
    @Override
    public void generate(MacroAssembler masm) {
        Codelet c = new Codelet(masm);
        masm.recorder().entry(name);
        body.emit(c);
        c.finish();
    }
}
