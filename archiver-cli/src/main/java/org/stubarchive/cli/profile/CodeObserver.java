package org.stubarchive.cli.profile;

import org.stubarchive.cli.export.NamedCode;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.Rejection;
import org.stubarchive.loader.memory.RawMemory;

/** Is told each piece of code that is bound, under its symbol. */
abstract class CodeObserver implements LoadListener {
    /**
     * Code was bound.
     *
     * @param symbol name of the stub, and of the variant if it is no baseline
     * @param address first byte
     * @param size bytes
     */
    abstract void bound(String symbol, long address, int size);

    @Override
    public final void stubBound(CodeOrigin origin, int staticId, String name, String features, long address, int size, long nanoseconds) {
        bound(NamedCode.symbol(name, features), address, size);
    }

    /** Bytes of code that was bound. */
    static NamedCode read(String symbol, long address, int size) {
        byte[] code = new byte[size];
        RawMemory.copyToArray(address, code, 0, size);
        return new NamedCode(symbol, address, code);
    }

    @Override
    public final void stubRejected(Rejection rejection) {}

    @Override
    public final void stubsGenerated(int wanted, long nanoseconds) {}

    @Override
    public final void note(String message) {}
}
