package org.stubarchive.vm.diagnostics;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.gc.SemispaceHeap;

/** Heap and metadata in numbers. To be used under the VM lock. */
public final class HeapSummary {
    private HeapSummary() {}

    /** Lines of a heap summary. */
    static String of(VirtualMachine vm) {
        SemispaceHeap heap = vm.heap().spaces();
        return " semispace heap  total " + kib(heap.totalMemory()) + ", used " + kib(heap.usedMemory()) + ", max " + kib(heap.maxMemory()) + "\n"
                + "  " + heap.statistics().collections() + " collections, " + heap.statistics().pauseNanos() / 1_000_000 + " ms\n"
                + " Metaspace       used " + kib(vm.metadata().used()) + ", max " + kib(vm.options().maxMetadataBytes()) + "\n";
    }

    private static String kib(long bytes) {
        return (bytes >> 10) + "K";
    }
}
