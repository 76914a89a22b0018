package org.stubarchive.vm.diagnostics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/**
 * The ownable synchronizers of {@code java.util.concurrent} that threads hold. Nothing but the objects themselves says who owns them, so the whole heap is searched.
 *
 * <p>To be used while the world is stopped; the addresses are valid until it goes on.
 */
public final class OwnableSynchronizers {
    static final String SYNCHRONIZER = "java/util/concurrent/locks/AbstractOwnableSynchronizer";
    private static final GuestField OWNER = new GuestField(SYNCHRONIZER, "exclusiveOwnerThread", "Ljava/lang/Thread;");

    private final Map<JavaThread, List<Long>> owned = new HashMap<>();

    /**
     * Searches the heap.
     *
     * @param self the calling thread, which has stopped the world
     */
    public OwnableSynchronizers(VirtualMachine vm, JavaThread self) {
        Klass base = vm.model().bootLoader().find(SYNCHRONIZER);
        if (base == null) {
            return;
        }
        boolean[] isSynchronizer = new boolean[vm.model().klassCount()];
        for (Klass k : vm.model().klasses()) {
            if (k.isSubtypeOf(base)) {
                isSynchronizer[k.id()] = true;
            }
        }
        vm.heap().spaces().walk(self, (object, bytes) -> {
            if (isSynchronizer[Oops.klass(object).id()]) {
                long owner = OWNER.getReference(object);
                JavaThread t = owner == 0 ? null : vm.threads().registry().of(owner);
                if (t != null) {
                    owned.computeIfAbsent(t, x -> new ArrayList<>()).add(object);
                }
            }
        });
    }

    /** Addresses of those that the thread holds, in the order of the heap. */
    public List<Long> of(JavaThread t) {
        return owned.getOrDefault(t, List.of());
    }
}
