package org.stubarchive.vm.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectArrayKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Objects and bytes by class. */
final class ClassHistogram {
    private final VirtualMachine vm;

    /** One class. */
    private record Row(Klass klass, long instances, long bytes) {}

    ClassHistogram(VirtualMachine vm) {
        this.vm = vm;
    }

    /** Counts all objects of the heap, those that nobody can reach any more too, unless they have been collected before. */
    String text(JavaThread self) {
        long[] instances = new long[vm.model().klassCount()];
        long[] sizes = new long[instances.length];
        vm.heap().spaces().walk(self, (object, bytes) -> {
            int id = Oops.klass(object).id();
            instances[id]++;
            sizes[id] += bytes;
        });
        List<Row> rows = new ArrayList<>();
        for (Klass k : vm.model().klasses()) {
            if (k.id() < instances.length && instances[k.id()] > 0) {
                rows.add(new Row(k, instances[k.id()], sizes[k.id()]));
            }
        }
        rows.sort(Comparator.comparingLong(Row::bytes).reversed().thenComparing(r -> r.klass().name()));
        return table(rows);
    }

    private String table(List<Row> rows) {
        FrameText names = new FrameText(vm, new ThreadLocks(vm));
        StringBuilder out = new StringBuilder(" num     #instances         #bytes  class name (module)\n"
                + "-------------------------------------------------------\n");
        long instances = 0;
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row r = rows.get(i);
            instances += r.instances();
            bytes += r.bytes();
            String module = names.module(definer(r.klass()));
            String name = r.klass().name().replace('/', '.') + (module.isEmpty() ? "" : " (" + module + ")");
            out.append(String.format(Locale.ROOT, "%4d: %13d  %13d  %s%n", i + 1, r.instances(), r.bytes(), name));
        }
        return out.append(String.format(Locale.ROOT, "Total %13d  %13d%n", instances, bytes)).toString();
    }

    /** The class whose module an array class belongs to: that of its elements, or {@code java.base}. */
    private InstanceKlass definer(Klass k) {
        Klass at = k;
        while (at instanceof ObjectArrayKlass a) {
            at = a.elementKlass();
        }
        return at instanceof InstanceKlass instance ? instance : vm.model().objectKlass();
    }
}
