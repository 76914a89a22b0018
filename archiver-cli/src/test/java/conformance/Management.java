package conformance;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The platform's management beans, and one of a program. */
public final class Management {
    public interface HelloMBean {
        int getValue();

        int add(int a, int b);
    }

    public static class Hello implements HelloMBean {
        @Override
        public int getValue() {
            return 5;
        }

        @Override
        public int add(int a, int b) {
            return a + b;
        }
    }

    public static void main(String[] args) throws Exception {
        RuntimeMXBean r = ManagementFactory.getRuntimeMXBean();
        System.out.println(r.getName().startsWith(ProcessHandle.current().pid() + "@") + r.getSpecVersion() + (r.getUptime() > 0) + r.getManagementSpecVersion());
        MemoryMXBean m = ManagementFactory.getMemoryMXBean();
        m.gc();
        System.out.println((m.getHeapMemoryUsage().getUsed() > 0) + " " + (m.getHeapMemoryUsage().getMax() == Runtime.getRuntime().maxMemory())
                + (m.getNonHeapMemoryUsage().getUsed() > 0));
        int heapPools = 0;
        for (MemoryPoolMXBean p : ManagementFactory.getMemoryPoolMXBeans()) {
            heapPools += p.getType() == MemoryType.HEAP && p.getUsage().getCommitted() >= 0 && p.getMemoryManagerNames().length > 0 ? 1 : 0;
        }
        long collections = 0;
        for (GarbageCollectorMXBean g : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += g.getMemoryPoolNames().length > 0 && g.getCollectionTime() >= 0 ? g.getCollectionCount() : 0;
        }
        System.out.println((heapPools > 0) + " " + (collections > 0));
        ThreadMXBean t = ManagementFactory.getThreadMXBean();
        System.out.println((t.getThreadCount() > 1) + " " + (t.getPeakThreadCount() >= t.getThreadCount()) + (t.getTotalStartedThreadCount() > 1) + (t.getDaemonThreadCount() > 0)
                + (t.getCurrentThreadCpuTime() > 0) + t.isCurrentThreadCpuTimeSupported() + (t.getAllThreadIds().length > 1));
        ThreadInfo info = t.getThreadInfo(Thread.currentThread().getId(), 100);
        System.out.println(info.getThreadName() + info.getThreadState() + info.getStackTrace()[info.getStackTrace().length - 1] + info.getLockName());
        boolean found = false;
        for (ThreadInfo x : t.dumpAllThreads(false, false)) {
            found |= x.getThreadName().equals("main");
        }
        OperatingSystemMXBean o = ManagementFactory.getOperatingSystemMXBean();
        System.out.println(found + o.getName() + o.getArch() + (o.getAvailableProcessors() > 0) + (o.getSystemLoadAverage() >= 0)
                + (((com.sun.management.OperatingSystemMXBean) o).getProcessCpuTime() > 0));
        ClassLoadingMXBean c = ManagementFactory.getClassLoadingMXBean();
        System.out.println((c.getLoadedClassCount() > 300) + " " + c.getUnloadedClassCount());
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName hello = new ObjectName("conformance:type=Hello");
        server.registerMBean(new Hello(), hello);
        System.out.println(server.getAttribute(new ObjectName("java.lang:type=Runtime"), "SpecVersion") + " " + server.getAttribute(hello, "Value")
                + server.invoke(hello, "add", new Object[] {1, 2}, new String[] {"int", "int"}));
    }
}
