package org.stubarchive.arch.aarch64.asm;

/** Register classes: what a register number is read as. */
public enum RegClass {
    /** Low halves of the general registers; 31 is the zero register. */
    W("w", "", null, 32),
    /** General registers; 31 is the zero register. */
    X("x", "", null, 32),
    /** Low half of the stack pointer, number 31 only. */
    WSP("wsp", "", null, 0),
    /** Stack pointer, number 31 only. */
    SP("sp", "", null, 0),
    /** 8-bit scalars. */
    B("b", "", Element.B, 32),
    /** 16-bit scalars. */
    H("h", "", Element.H, 32),
    /** 32-bit scalars. */
    S("s", "", Element.S, 32),
    /** 64-bit scalars. */
    D("d", "", Element.D, 32),
    /** 128-bit scalars. */
    Q("q", "", Element.Q, 32),
    /** Vectors of eight bytes. */
    V8B("v", ".8b", Element.B, 32),
    /** Vectors of sixteen bytes. */
    V16B("v", ".16b", Element.B, 32),
    /** Vectors of four halfwords. */
    V4H("v", ".4h", Element.H, 32),
    /** Vectors of eight halfwords. */
    V8H("v", ".8h", Element.H, 32),
    /** Vectors of two words. */
    V2S("v", ".2s", Element.S, 32),
    /** Vectors of four words. */
    V4S("v", ".4s", Element.S, 32),
    /** Vectors of one doubleword. */
    V1D("v", ".1d", Element.D, 32),
    /** Vectors of two doublewords. */
    V2D("v", ".2d", Element.D, 32),
    /** Vectors of one quadword. */
    V1Q("v", ".1q", Element.Q, 32),
    /** Scalable vectors without element size. */
    Z("z", "", null, 32),
    /** Scalable vectors of bytes. */
    ZB("z", ".b", Element.B, 32),
    /** Scalable vectors of halfwords. */
    ZH("z", ".h", Element.H, 32),
    /** Scalable vectors of words. */
    ZS("z", ".s", Element.S, 32),
    /** Scalable vectors of doublewords. */
    ZD("z", ".d", Element.D, 32),
    /** Scalable vectors of quadwords. */
    ZQ("z", ".q", Element.Q, 32),
    /** Predicates without element size. */
    P("p", "", null, 16),
    /** Predicates of bytes. */
    PB("p", ".b", Element.B, 16),
    /** Predicates of halfwords. */
    PH("p", ".h", Element.H, 16),
    /** Predicates of words. */
    PS("p", ".s", Element.S, 16),
    /** Predicates of doublewords. */
    PD("p", ".d", Element.D, 16);

    private final String prefix;
    private final String suffix;
    private final Element element;
    private final int count;

    RegClass(String prefix, String suffix, Element element, int count) {
        this.prefix = prefix;
        this.suffix = suffix;
        this.element = element;
        this.count = count;
    }

    /** Whether the class has a register of that number. */
    public boolean has(int number) {
        return count == 0 ? number == Reg.NUMBER_31 : number >= 0 && number < count;
    }

    /** Element, or null where there is none. */
    public Element element() {
        return element;
    }

    String registerName(int number) {
        if (count == 0) {
            return prefix;
        }
        if (number == Reg.NUMBER_31 && (this == W || this == X)) {
            return prefix + "zr";
        }
        return prefix + number + suffix;
    }

    /** Name of a class in the instruction table that stands for a vector: v with arrangement, z and p with element. */
    String suffix() {
        return suffix;
    }

    /** First letter of the registers' names. */
    char letter() {
        return prefix.charAt(0);
    }

    /** Scalar class of an element. */
    static RegClass scalar(Element element) {
        return values()[B.ordinal() + element.ordinal()];
    }

    /** Scalable vectors of an element. */
    static RegClass scalable(Element element) {
        return values()[ZB.ordinal() + element.ordinal()];
    }

    /** Predicates of an element, at most D. */
    static RegClass predicate(Element element) {
        return values()[PB.ordinal() + element.ordinal()];
    }
}
