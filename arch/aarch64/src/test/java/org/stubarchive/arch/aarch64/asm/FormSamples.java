package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Boundary instructions of every row of the table. */
final class FormSamples {
    /** One instruction. */
    record Sample(InstructionForm form, Operand[] operands, int word, int offset) {
        String describe() {
            return form + " " + List.of(operands) + String.format(" %08x", word);
        }
    }

    private static final int ATTEMPTS = 40;
    private static final int MIXED = 6;

    private FormSamples() {}

    /** All samples, laid out one behind the other. */
    static List<Sample> all() {
        List<Sample> result = new ArrayList<>();
        for (InstructionForm form : InstructionTable.all()) {
            int before = result.size();
            for (int word : words(form)) {
                int offset = 4 * result.size();
                Operand[] operands = form.decode(word, offset);
                if (operands != null) {
                    result.add(new Sample(form, operands, word, offset));
                }
            }
            if (result.size() == before) {
                throw new IllegalStateException("no sample of " + form);
            }
        }
        return result;
    }

    /** Each field through its boundary values with the others at several values each; then all mixed. Not all words need be instructions. */
    static Set<Integer> words(InstructionForm form) {
        Random random = new Random(form.toString().hashCode());
        Set<Integer> words = new LinkedHashSet<>();
        String letters = letters(form);
        for (int l = 0; l < letters.length(); l++) {
            Field field = new Field(form.pattern(), letters.substring(l, l + 1));
            for (int value : boundaries(field.width())) {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    int rest = random.nextInt() & ~form.mask() & ~field.insert(-1);
                    int word = form.value() | rest | field.insert(value);
                    if (form.decode(word, 0) != null) {
                        words.add(word);
                        break;
                    }
                }
            }
        }
        if (words.isEmpty()) {
            rareFields(words, form, letters);
        }
        words.add(form.value());
        words.add(form.value() | ~form.mask());
        for (int i = 0; i < MIXED; i++) {
            words.add(form.value() | random.nextInt() & ~form.mask());
        }
        return words;
    }

    /** Fields of which few values mean something: all values. */
    private static void rareFields(Set<Integer> words, InstructionForm form, String letters) {
        for (int l = 0; l < letters.length(); l++) {
            Field field = new Field(form.pattern(), letters.substring(l, l + 1));
            for (int value = 0; value <= field.max() && field.width() <= Short.SIZE; value++) {
                int word = form.value() | field.insert(value);
                if (form.decode(word, 0) != null) {
                    words.add(word);
                }
            }
        }
    }

    static String letters(InstructionForm form) {
        StringBuilder b = new StringBuilder();
        for (char c : form.pattern().toCharArray()) {
            if (c != '0' && c != '1' && b.indexOf(String.valueOf(c)) < 0) {
                b.append(c);
            }
        }
        return b.toString();
    }

    private static Set<Integer> boundaries(int width) {
        int ones = (int) ((1L << width) - 1);
        int high = 1 << width - 1;
        return new LinkedHashSet<>(List.of(0, 1, ones, ones - 1, high, high - 1 & ones, ones / 3, ones / 5));
    }
}
