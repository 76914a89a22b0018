package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Label;

/** {@code monitorenter} and {@code monitorexit} (JVMS 6.5). */
final class MonitorTemplates {
    private MonitorTemplates() {}

    static void define(TemplateTable table) {
        table.defineAtomic("monitorenter", ATOS, c -> {
            c.masm.move(c.t0, c.tos);
            Locks.lock(c, c.t0, slow(c, RuntimeEntry.MONITOR_ENTER));
            c.dispatchNext(1, VTOS);
        });
        table.defineAtomic("monitorexit", ATOS, c -> {
            c.masm.move(c.t0, c.tos);
            Locks.unlock(c, c.t0, slow(c, RuntimeEntry.MONITOR_EXIT));
            c.dispatchNext(1, VTOS);
        });
    }

    private static Label slow(Codelet c, RuntimeEntry request) {
        return c.outOfLineAt(() -> {
            c.storeArgument(0, c.t0);
            c.callRuntime(request);
            c.dispatchNext(1, VTOS);
        });
    }
}
