package org.stubarchive.arch.x86_64.asm;

/** Register classes, with the names that binutils prints. */
public enum RegClass {
    /** Low bytes; numbers 4..7 are spl, bpl, sil, dil. */
    R8(8, 16, "al,cl,dl,bl,spl,bpl,sil,dil,r8b,r9b,r10b,r11b,r12b,r13b,r14b,r15b"),
    /** 16-bit registers. */
    R16(16, 16, "ax,cx,dx,bx,sp,bp,si,di,r8w,r9w,r10w,r11w,r12w,r13w,r14w,r15w"),
    /** 32-bit registers. */
    R32(32, 16, "eax,ecx,edx,ebx,esp,ebp,esi,edi,r8d,r9d,r10d,r11d,r12d,r13d,r14d,r15d"),
    /** 64-bit registers. */
    R64(64, 16, "rax,rcx,rdx,rbx,rsp,rbp,rsi,rdi,r8,r9,r10,r11,r12,r13,r14,r15"),
    /** 128-bit vector registers; 16..31 with EVEX only. */
    XMM(128, 32, "xmm"),
    /** 256-bit vector registers. */
    YMM(256, 32, "ymm"),
    /** 512-bit vector registers. */
    ZMM(512, 32, "zmm"),
    /** Mask registers. */
    K(64, 8, "k"),
    /** x87 stack registers. */
    ST(80, 8, "st(");

    private final int bits;
    private final int count;
    private final String[] names;

    RegClass(int bits, int count, String spec) {
        this.bits = bits;
        this.count = count;
        if (spec.indexOf(',') >= 0) {
            this.names = spec.split(",");
        } else {
            this.names = new String[count];
            for (int i = 0; i < count; i++) {
                names[i] = spec + i + (spec.endsWith("(") ? ")" : "");
            }
        }
    }

    /** Width of a register. */
    public int bits() {
        return bits;
    }

    /** Number of registers. */
    public int count() {
        return count;
    }

    String registerName(int number) {
        return names[number];
    }
}
