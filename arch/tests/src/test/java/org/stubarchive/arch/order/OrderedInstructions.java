package org.stubarchive.arch.order;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.arch.aarch64.asm.A64Decoder;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.catalogue.GeneratedVariants;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Disassembler;

/**
 * The instructions of a stub that order memory accesses: barriers, accesses with acquire or release, atomic and exclusive ones. Suffixes for bytes and
 * halfwords are left away.
 */
final class OrderedInstructions {
    private static final Set<String> PREFIXES = Set.of("LDAR", "STLR", "LDXR", "LDAXR", "STXR", "STLXR", "CAS", "SWP", "LDADD");

    private OrderedInstructions() {}

    static Set<String> of(StubCode stub, Target target) {
        Set<String> result = new TreeSet<>();
        Disassembler disassembler = GeneratedVariants.architecture(target).disassembler();
        int length;
        for (int at = 0; at < stub.codeSize(); at += length) {
            Disassembler.Instruction i = disassembler.decode(stub.code(), at);
            length = i.length();
            String name = target == Target.LINUX_AARCH64 ? a64(A64Decoder.decode(stub.code(), at)) : x86(i.text());
            if (name != null) {
                result.add(name);
            }
        }
        return result;
    }

    private static String a64(A64Decoder.Decoded d) {
        String name = d.form().mnemonic().name();
        if (d.form().mnemonic() == Mnemonic.DMB || d.form().mnemonic() == Mnemonic.DSB) {
            return (name + " " + d.operands().get(0)).toLowerCase(Locale.ROOT);
        }
        for (String p : PREFIXES) {
            if (name.startsWith(p)) {
                return (name.endsWith("B") || name.endsWith("H") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static String x86(String text) {
        String[] words = text.split("[ ,]+");
        if (words[0].equals("lock")) {
            return "lock " + words[1];
        }
        return words[0].endsWith("fence") || words[0].equals("xchg") && text.contains("[") ? words[0] : null;
    }
}
