package org.stubarchive.arch.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;

/** A stub as text in which an inserted instruction changes one line: labels instead of offsets, symbols instead of cells. */
final class Listing {
    private final StubCode stub;
    private final Syntax syntax;
    private final List<Syntax.Line> lines = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final SortedMap<Integer, String> labels = new TreeMap<>();

    private Listing(StubCode stub, Syntax syntax) {
        this.stub = stub;
        this.syntax = syntax;
        int offset = 0;
        while (offset < stub.codeSize()) {
            Syntax.Line line = syntax.decode(stub.code(), offset);
            if (line == null) {
                throw new IllegalStateException(stub.name() + ": nothing in the instruction table matches at " + offset);
            }
            lines.add(line);
            offsets.add(offset);
            offset += line.length();
        }
        if (offset != stub.codeSize()) {
            throw new IllegalStateException(stub.name() + ": the last instruction ends at " + offset + ", the code at " + stub.codeSize());
        }
        name();
    }

    /** The instructions of a stub. */
    static List<Syntax.Line> lines(StubCode stub, Syntax syntax) {
        return new Listing(stub, syntax).lines;
    }

    static String of(StubCode stub, Syntax syntax) {
        return new Listing(stub, syntax).print();
    }

    private void name() {
        TreeSet<Integer> targets = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).target() >= 0 && relocation(i) == null) {
                targets.add(lines.get(i).target());
            }
        }
        for (FaultRange f : stub.faultRanges()) {
            targets.add(f.handler());
        }
        for (int t : targets) {
            labels.put(t, "L" + (labels.size() + 1));
        }
    }

    private Relocation relocation(int line) {
        for (Relocation r : stub.relocations()) {
            if (syntax.isRelocated(r, offsets.get(line), lines.get(line).length())) {
                return r;
            }
        }
        return null;
    }

    private String print() {
        StringBuilder b = new StringBuilder();
        b.append("stub ").append(stub.name()).append('\n').append("features ").append(stub.features()).append('\n');
        for (int i = 0; i < lines.size(); i++) {
            position(b, offsets.get(i));
            b.append("    ").append(text(i)).append('\n');
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

    private String text(int line) {
        Syntax.Line l = lines.get(line);
        Relocation r = relocation(line);
        if (r != null) {
            String index = r.symbol().index() == 0 ? "" : " " + r.symbol().index();
            return syntax.withSymbol(l.text(), r.symbol().kind().name().toLowerCase(Locale.ROOT) + " " + r.symbol().name() + index);
        }
        return l.target() >= 0 ? syntax.withLabel(l.text(), labels.get(l.target())) : l.text();
    }
}
