package org.stubarchive.format.code;

import java.util.List;
import java.util.SortedMap;

/**
 * One variant of one stub, as generated: position independent, not yet laid out.
 *
 * @param name catalogue name
 * @param features CPU features that the code needs; empty for the baseline
 * @param code instructions and read-only constants
 * @param alignment of the first byte, a power of two
 * @param entries offsets of the entry points in catalogue order
 * @param faultRanges ranges in ascending order, not overlapping
 * @param relocations in ascending order of site
 * @param labels offset to label, for disassembly
 * @param codeSize bytes from the start that are instructions; constants follow
 */
public record StubCode(
        String name,
        CpuFeatures features,
        byte[] code,
        int alignment,
        List<Integer> entries,
        List<FaultRange> faultRanges,
        List<Relocation> relocations,
        SortedMap<Integer, String> labels,
        int codeSize) {}
