package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.GlobalRefs;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;

/** The one memory pool and the one memory manager, made when first asked for. Used under the VM lock. */
final class MemoryBeans {
    private static final String HEAP_POOL = "Heap";
    private static final String COLLECTOR = "Copy";
    private static final String HELPER = "sun/management/ManagementFactoryHelper";
    private static final String EXTENDED = "com/sun/management/internal/GarbageCollectorExtImpl";
    private static final String POOL_BEAN = "java/lang/management/MemoryPoolMXBean";
    private static final String MANAGER_BEAN = "java/lang/management/MemoryManagerMXBean";
    private static final long NO_THRESHOLD = -1;
    private static GlobalRef pool;
    private static GlobalRef collector;

    private MemoryBeans() {}

    /** An array with the pool. */
    static long pools(NativeCall c) {
        if (pool == null) {
            try (HandleScope scope = c.thread().handles().open()) {
                Handle name = scope.handle(c.newString(HEAP_POOL));
                pool = GlobalRefs.create(make(c, HELPER, "createMemoryPool", "(Ljava/lang/String;ZJJ)L" + POOL_BEAN + ";", name, 1, NO_THRESHOLD, NO_THRESHOLD));
            }
        }
        return single(c, POOL_BEAN, pool);
    }

    /** An array with the collector. */
    static long managers(NativeCall c) {
        if (collector == null) {
            try (HandleScope scope = c.thread().handles().open()) {
                Handle name = scope.handle(c.newString(COLLECTOR));
                String maker = c.vm().dictionary().findOrLoadBoot(c.thread(), EXTENDED) == null ? HELPER : EXTENDED;
                collector = GlobalRefs.create(make(c, maker, "createGarbageCollector",
                        "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;", name, 0));
            }
        }
        return single(c, MANAGER_BEAN, collector);
    }

    private static long make(NativeCall c, String holder, String method, String descriptor, Handle name, long... others) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(holder);
        c.vm().dictionary().initialize(c.thread(), klass);
        long[] arguments = new long[1 + others.length];
        arguments[0] = name.oop();
        System.arraycopy(others, 0, arguments, 1, others.length);
        return c.vm().calls().call(c.thread(), klass.findMethod(method, descriptor), arguments);
    }

    private static long single(NativeCall c, String elementClass, GlobalRef element) {
        long array = c.objects().newArray(c.thread(), elementClass, 1);
        GuestArrays.setElement(array, 0, element.oop());
        return array;
    }

    /** A {@code MemoryUsage} of the heap. */
    static long heapUsage(NativeCall c) {
        long committed = c.vm().heap().totalMemory();
        return usage(c, c.vm().options().initialHeapBytes(), committed - c.vm().heap().freeMemory(), committed, c.vm().heap().maxMemory());
    }

    /** A {@code MemoryUsage} of what the VM keeps about classes; its greatest size is not defined. */
    static long metadataUsage(NativeCall c) {
        long used = c.vm().metadata().used();
        return usage(c, 0, used, used, -1);
    }

    private static long usage(NativeCall c, long... figures) {
        return c.objects().construct(c.thread(), "java/lang/management/MemoryUsage", "(JJJJ)V", figures);
    }
}
