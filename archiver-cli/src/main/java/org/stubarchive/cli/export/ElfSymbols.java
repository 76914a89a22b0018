package org.stubarchive.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A symbol table with its strings (System V ABI, chapter 4, "Symbol Table"). Local symbols come first. */
final class ElfSymbols {
    /** What a symbol names: {@code st_info} without the binding. */
    enum Kind {
        /** Nothing in particular: marks, such as those between code and data. */
        NOTYPE(0),
        OBJECT(1),
        FUNCTION(2);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /** Who sees a symbol. */
    enum Binding {
        LOCAL(0),
        GLOBAL(1);

        private final int value;

        Binding(int value) {
            this.value = value;
        }
    }

    private record Symbol(String name, Kind kind, Binding binding, int section, long address, long size) {}

    private final List<Symbol> locals = new ArrayList<>();
    private final List<Symbol> globals = new ArrayList<>();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

    /**
     * Adds a symbol.
     *
     * @param section number of the section that it lies in
     */
    void add(String name, Kind kind, Binding binding, int section, long address, long size) {
        (binding == Binding.LOCAL ? locals : globals).add(new Symbol(name, kind, binding, section, address, size));
    }

    /** Number of the first global symbol: {@code sh_info} of the table. */
    int firstGlobal() {
        return 1 + locals.size();
    }

    /** Number of symbols, the empty first one included. */
    int count() {
        return firstGlobal() + globals.size();
    }

    /** Content of the table; {@link #strings} is complete after it. */
    byte[] table() {
        strings.reset();
        strings.write(0);
        ByteBuffer out = ByteBuffer.allocate(count() * ElfFile.SYMBOL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.position(ElfFile.SYMBOL_SIZE);
        for (List<Symbol> list : List.of(locals, globals)) {
            for (Symbol s : list) {
                out.putInt(strings.size()).put((byte) (s.binding.value << 4 | s.kind.type)).put((byte) 0).putShort((short) s.section).putLong(s.address).putLong(s.size);
                strings.writeBytes(s.name.getBytes(StandardCharsets.UTF_8));
                strings.write(0);
            }
        }
        return out.array();
    }

    /** Offset that the next string gets: for names that are no symbols. */
    int addString(String text) {
        int offset = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
        return offset;
    }

    /** Content of the string table. */
    byte[] strings() {
        return strings.toByteArray();
    }
}
