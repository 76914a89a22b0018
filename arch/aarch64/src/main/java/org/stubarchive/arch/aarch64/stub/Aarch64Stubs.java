package org.stubarchive.arch.aarch64.stub;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.stubgen.StubGenerator;

/** All stubs that are written for aarch64. */
public final class Aarch64Stubs {
    private Aarch64Stubs() {}

    /** The generators, in a fixed order. */
    public static List<StubGenerator> all() {
        List<StubGenerator> stubs = new ArrayList<>(SwitchStubs.all());
        stubs.add(new SignalHandlerStub());
        stubs.add(new SignalNotifierStub());
        stubs.add(new NativeCallStub());
        stubs.add(new FlushIcacheStub());
        stubs.add(new FmodStub());
        stubs.addAll(CopyStubs.all());
        stubs.addAll(FillStubs.all());
        return List.copyOf(stubs);
    }
}
