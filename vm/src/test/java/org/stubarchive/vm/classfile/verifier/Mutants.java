package org.stubarchive.vm.classfile.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.TestClasses;

/** Changes single places of a class file at random: anywhere, in code, in stack maps, in the constant pool. */
final class Mutants {
    private final byte[] original;
    private final Random random;
    private final List<int[]> codeRanges = new ArrayList<>();
    private final List<int[]> mapRanges = new ArrayList<>();
    private final List<int[]> poolRanges = new ArrayList<>();

    Mutants(byte[] original, long seed) throws ClassFormatException {
        this.original = original;
        this.random = new Random(seed);
        ClassFile f = ClassFileParser.parse(original, TestClasses.options("original"));
        for (MethodDeclaration m : f.methods()) {
            CodeAttribute code = m.code();
            if (code != null) {
                codeRanges.add(new int[] {code.codeOffset(), code.codeLength()});
                if (code.stackMapTableOffset() >= 0) {
                    mapRanges.add(new int[] {code.stackMapTableOffset(), code.stackMapTableLength()});
                }
            }
        }
        for (int i = 1; i < f.constantPool().size(); i++) {
            int tag = f.constantPool().tag(i);
            if (tag >= ConstantTag.CLASS) {
                poolRanges.add(new int[] {f.constantPool().offset(i), 2});
            }
        }
    }

    /** The next one. */
    byte[] next() {
        byte[] mutant = original.clone();
        int kind = random.nextInt(8);
        if (kind == 0) {
            change(mutant, random.nextInt(mutant.length));
        } else if (kind == 1 && !mapRanges.isEmpty()) {
            changeIn(mutant, mapRanges);
        } else if (kind == 2) {
            changeIn(mutant, poolRanges);
        } else if (!codeRanges.isEmpty()) {
            changeIn(mutant, codeRanges);
        } else {
            change(mutant, 8 + random.nextInt(mutant.length - 8));
        }
        return mutant;
    }

    private void changeIn(byte[] mutant, List<int[]> ranges) {
        int[] range = ranges.get(random.nextInt(ranges.size()));
        change(mutant, range[0] + random.nextInt(range[1]));
    }

    private void change(byte[] mutant, int at) {
        switch (random.nextInt(4)) {
            case 0 -> mutant[at] = (byte) random.nextInt(256);
            case 1 -> mutant[at] ^= 1 << random.nextInt(8);
            case 2 -> mutant[at]++;
            default -> mutant[at] = (byte) random.nextInt(202);
        }
    }
}
