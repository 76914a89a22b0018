package org.stubarchive.arch.x86_64.stub;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.stubgen.StubGenerator;

/** All stubs that are written for x86-64. */
public final class X86Stubs {
    private X86Stubs() {}

    /** The generators, in a fixed order. */
    public static List<StubGenerator> all() {
        List<StubGenerator> stubs = new ArrayList<>(SwitchStubs.all());
        stubs.add(new SignalHandlerStub());
        stubs.add(new SignalNotifierStub());
        stubs.add(new CpuFeaturesStub());
        stubs.add(new NativeCallStub());
        stubs.addAll(ArithmeticStubs.all());
        stubs.addAll(CopyStubs.all());
        stubs.addAll(FillStubs.all());
        return List.copyOf(stubs);
    }
}
