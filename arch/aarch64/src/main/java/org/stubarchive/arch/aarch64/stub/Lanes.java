package org.stubarchive.arch.aarch64.stub;

import org.stubarchive.arch.aarch64.asm.Arrangement;
import org.stubarchive.arch.aarch64.asm.Element;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.RegList;

/**
 * An element size of copies and fills with the instructions that access such elements whole. LD1 and ST1 do, wherever the vector begins, as long as each element is aligned to its size
 * (Arm ARM DDI 0487, B2.2.1); LDR, LDP and their stores promise it only for doublewords, and only where the vector is aligned to them.
 */
enum Lanes {
    BYTES(Arrangement.B16, Arrangement.B8, Element.B, Mnemonic.LD1B, Mnemonic.ST1B, Mnemonic.CNTB),
    HALFWORDS(Arrangement.H8, Arrangement.H4, Element.H, Mnemonic.LD1H, Mnemonic.ST1H, Mnemonic.CNTH),
    WORDS(Arrangement.S4, Arrangement.S2, Element.S, Mnemonic.LD1W, Mnemonic.ST1W, Mnemonic.CNTW),
    DOUBLEWORDS(Arrangement.D2, Arrangement.D1, Element.D, Mnemonic.LD1D, Mnemonic.ST1D, Mnemonic.CNTD);

    private final Arrangement full;
    private final Arrangement half;
    private final Element element;
    private final Mnemonic scalableLoad;
    private final Mnemonic scalableStore;
    private final Mnemonic count;

    Lanes(Arrangement full, Arrangement half, Element element, Mnemonic scalableLoad, Mnemonic scalableStore, Mnemonic count) {
        this.full = full;
        this.half = half;
        this.element = element;
        this.scalableLoad = scalableLoad;
        this.scalableStore = scalableStore;
        this.count = count;
    }

    /** Elements of {@code 1 << shift} bytes. */
    static Lanes ofShift(int shift) {
        return values()[shift];
    }

    /** log2 of the element size. */
    int shift() {
        return ordinal();
    }

    /** Element size in bytes. */
    int bytes() {
        return 1 << ordinal();
    }

    /** Vector of 16 bytes. */
    Reg vector(int number) {
        return Reg.v(number, full);
    }

    /** Consecutive vectors of 16 bytes. */
    RegList vectors(int first, int count) {
        return RegList.of(vector(first), count);
    }

    /** Vector of 8 bytes. */
    RegList halfVector(int number) {
        return RegList.of(Reg.v(number, half), 1);
    }

    /** One element at the bottom of a vector register. */
    Reg scalar(int number) {
        return switch (this) {
            case BYTES -> Reg.b(number);
            case HALFWORDS -> Reg.h(number);
            case WORDS -> Reg.s(number);
            case DOUBLEWORDS -> Reg.d(number);
        };
    }

    /** Scalable vector. */
    Reg scalable(int number) {
        return Reg.z(number, element);
    }

    /** Predicate of scalable vectors. */
    Reg predicate(int number) {
        return Reg.p(number, element);
    }

    Mnemonic scalableLoad() {
        return scalableLoad;
    }

    Mnemonic scalableStore() {
        return scalableStore;
    }

    /** The instruction that tells how many elements a scalable vector has. */
    Mnemonic countOfScalable() {
        return count;
    }
}
