package org.stubarchive.vm.frames;

import java.util.Arrays;
import org.stubarchive.vm.classfile.maps.FrameMap;
import org.stubarchive.vm.classfile.maps.FrameMapAnalysis;
import org.stubarchive.vm.classfile.maps.FrameMaps;
import org.stubarchive.vm.oops.Method;

/** Reference maps by method and bytecode, kept once computed. Used under the VM lock. */
public final class FrameMapCache {
    private static final int CACHE_BITS = 12;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private FrameMaps[] byMethod = new FrameMaps[1024];
    private final long[] keys = new long[1 << CACHE_BITS];
    private final FrameMap[] maps = new FrameMap[1 << CACHE_BITS];

    /** Map of an interpreted frame before its bytecode. */
    FrameMap map(FrameCursor frame, int bci) {
        Method method = Method.at(MethodFrames.methodAddress(frame));
        long key = (long) method.id() << 16 | bci;
        int at = (int) (key * MULTIPLIER >>> 64 - CACHE_BITS);
        if (keys[at] == key && maps[at] != null) {
            return maps[at];
        }
        FrameMaps all = maps(method);
        if (all.dependsOnReturnAddresses(bci)) {
            return all.at(bci, new FrameReader(frame));
        }
        FrameMap map = all.at(bci);
        keys[at] = key;
        maps[at] = map;
        return map;
    }

    private FrameMaps maps(Method method) {
        int id = method.id();
        if (id >= byMethod.length) {
            byMethod = Arrays.copyOf(byMethod, Math.max(id + 1, 2 * byMethod.length));
        }
        FrameMaps known = byMethod[id];
        if (known == null) {
            known = FrameMapAnalysis.analyze(method.holder().classFile(), method.declaration());
            byMethod[id] = known;
        }
        return known;
    }
}
