package org.stubarchive.vm.interpreter.generator;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.stubgen.StubGenerator;

/** The generators of the template interpreter. */
public final class InterpreterGenerators {
    private InterpreterGenerators() {}

    /** Generators of every codelet: bytecodes, method entries, intrinsics, exception re-entry and tracing. */
    public static List<StubGenerator> all() {
        List<StubGenerator> all = new ArrayList<>();
        for (Template template : TemplateTable.all()) {
            all.add(template.generator());
        }
        all.addAll(MethodEntryStubs.all());
        all.addAll(MethodHandleStubs.all());
        all.addAll(LeafIntrinsicStubs.all());
        all.addAll(ClassStubs.all());
        all.addAll(StringStubs.all());
        all.addAll(UnsafeStubs.all());
        all.add(ArrayCopyStub.stub());
        all.add(new TraceGenerator());
        return List.copyOf(all);
    }
}
