package org.stubarchive.stubgen.portable;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.StubGenerator;

/** The generators of this package. */
public final class PortableStubs {
    private PortableStubs() {}

    /** Every stub that is written portably and does not belong to the interpreter. */
    public static List<StubGenerator> all() {
        List<StubGenerator> all = new ArrayList<>(ThrowStubs.all());
        all.addAll(ExceptionStubs.all());
        all.add(new CallBlob("wrong_method", RuntimeEntry.WRONG_METHOD));
        all.add(new CallBlob("resolve_static_call", RuntimeEntry.RESOLVE_STATIC_CALL));
        all.add(new PollBlob("polling_page_safepoint_handler"));
        all.add(new ImtConflictStub());
        all.add(new CallStub());
        all.add(new UnsafeCopyExitStub());
        all.add(new CheckCastCopyStub("checkcast_arraycopy"));
        all.add(new CheckCastCopyStub("checkcast_arraycopy_uninit"));
        all.add(new GenericCopyStub());
        return List.copyOf(all);
    }
}
