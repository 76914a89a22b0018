package org.stubarchive.arch.x86_64.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Operand;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Decoder;
import org.stubarchive.arch.x86_64.asm.X86Disassembler;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;

/** A stub as text in which an inserted instruction changes one line: labels instead of offsets, symbols instead of cells. */
final class Listing {
    private final StubCode stub;
    private final List<X86Decoder.Decoded> instructions = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final SortedMap<Integer, String> labels = new TreeMap<>();

    private Listing(StubCode stub) {
        this.stub = stub;
        int offset = 0;
        while (offset < stub.codeSize()) {
            X86Decoder.Decoded d = X86Decoder.decode(stub.code(), offset);
            if (d == null) {
                throw new IllegalStateException(stub.name() + ": nothing in the instruction table matches at " + offset);
            }
            instructions.add(d);
            offsets.add(offset);
            offset += d.length();
        }
        if (offset != stub.codeSize()) {
            throw new IllegalStateException(stub.name() + ": the last instruction ends at " + offset + ", the code at " + stub.codeSize());
        }
        name();
    }

    /** The instructions of a stub. */
    static List<X86Decoder.Decoded> instructions(StubCode stub) {
        return new Listing(stub).instructions;
    }

    static String of(StubCode stub) {
        return new Listing(stub).print();
    }

    private void name() {
        TreeSet<Integer> targets = new TreeSet<>();
        for (int i = 0; i < instructions.size(); i++) {
            X86Decoder.Decoded d = instructions.get(i);
            for (Operand o : d.operands()) {
                if (o instanceof Target t) {
                    targets.add((int) t.offset());
                } else if (o instanceof Mem m && m.relative() instanceof Mem.ToOffset to && relocation(offsets.get(i), d) == null) {
                    targets.add((int) to.offset());
                }
            }
        }
        for (FaultRange f : stub.faultRanges()) {
            targets.add(f.handler());
        }
        for (int t : targets) {
            labels.put(t, "L" + (labels.size() + 1));
        }
    }

    private Relocation relocation(int offset, X86Decoder.Decoded d) {
        for (Relocation r : stub.relocations()) {
            if (r.site() > offset && r.site() < offset + d.length()) {
                return r;
            }
        }
        return null;
    }

    private String print() {
        StringBuilder b = new StringBuilder();
        b.append("stub ").append(stub.name()).append('\n').append("features ").append(stub.features()).append('\n');
        for (int i = 0; i < instructions.size(); i++) {
            int offset = offsets.get(i);
            position(b, offset);
            b.append("    ").append(text(offset, instructions.get(i))).append('\n');
        }
        position(b, stub.codeSize());
        for (int offset = stub.codeSize(); offset < stub.code().length; offset += 8) {
            b.append("    .quad 0x");
            for (int i = 7; i >= 0; i--) {
                b.append(String.format("%02x", stub.code()[offset + i]));
            }
            b.append('\n');
        }
        return b.toString();
    }

    private void position(StringBuilder b, int offset) {
        for (Map.Entry<Integer, String> e : stub.labels().entrySet()) {
            if (e.getKey() == offset) {
                b.append(e.getValue()).append(":\n");
            }
        }
        if (labels.containsKey(offset)) {
            b.append(labels.get(offset)).append(":\n");
        }
        for (FaultRange f : stub.faultRanges()) {
            if (f.end() == offset) {
                b.append("  end of faults\n");
            }
            if (f.start() == offset) {
                b.append("  faults continue at ").append(labels.get(f.handler())).append('\n');
            }
        }
    }

    private String text(int offset, X86Decoder.Decoded d) {
        String text = X86Disassembler.print(d);
        Relocation r = relocation(offset, d);
        if (r != null) {
            String symbol = r.symbol().kind().name().toLowerCase(java.util.Locale.ROOT) + " " + r.symbol().name() + (r.symbol().index() == 0 ? "" : " " + r.symbol().index());
            return text.replaceAll("\\[rip[^]]*\\]", "[" + symbol + "]").replaceAll(" +#.*", "");
        }
        for (Operand o : d.operands()) {
            if (o instanceof Target t) {
                text = text.substring(0, text.lastIndexOf("0x")) + labels.get((int) t.offset());
            }
        }
        return text;
    }
}
