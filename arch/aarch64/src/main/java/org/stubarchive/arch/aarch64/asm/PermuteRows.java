package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Advanced SIMD permutations, and the cryptographic instructions with the feature of each. Source: Arm ARM, C4.1 (Advanced SIMD permute, extract, table lookup, cryptographic), C7.2. */
final class PermuteRows {
    private static final String PERMUTE = """
            %o Vd.%T,Vn.%T,Vm.%T : 0%Q 0 01110 %z 0 mmmmm 0 %q 10 nnnnn ddddd
            """;
    private static final String PERMUTES = """
            UZP1 001
            TRN1 010
            ZIP1 011
            UZP2 101
            TRN2 110
            ZIP2 111
            """;

    private static final String EXTRACT = """
            EXT Vd.8b,Vn.8b,Vm.8b,dec(i) : 00 1 01110 00 0 mmmmm 0 0iii 0 nnnnn ddddd
            EXT Vd.16b,Vn.16b,Vm.16b,dec(i) : 01 1 01110 00 0 mmmmm 0 iiii 0 nnnnn ddddd
            """;

    private static final String TABLE = """
            TBL Vd.%T,{Vn.16b}%k,Vm.%T : 0%Q 0 01110 00 0 mmmmm 0 %q 0 00 nnnnn ddddd
            TBX Vd.%T,{Vn.16b}%k,Vm.%T : 0%Q 0 01110 00 0 mmmmm 0 %q 1 00 nnnnn ddddd
            """;
    /** Registers of the table. */
    private static final String TABLES = """
            1 00
            2 01
            3 10
            4 11
            """;

    private static final String CRYPTO = """
            AESE Vd.16b,Vn.16b : 01001110 00 10100 00100 10 nnnnn ddddd : ARM_AES
            AESD Vd.16b,Vn.16b : 01001110 00 10100 00101 10 nnnnn ddddd : ARM_AES
            AESMC Vd.16b,Vn.16b : 01001110 00 10100 00110 10 nnnnn ddddd : ARM_AES
            AESIMC Vd.16b,Vn.16b : 01001110 00 10100 00111 10 nnnnn ddddd : ARM_AES
            SHA1C Qd,Sn,Vm.4s : 01011110 00 0 mmmmm 0 000 00 nnnnn ddddd : SHA1
            SHA1P Qd,Sn,Vm.4s : 01011110 00 0 mmmmm 0 001 00 nnnnn ddddd : SHA1
            SHA1M Qd,Sn,Vm.4s : 01011110 00 0 mmmmm 0 010 00 nnnnn ddddd : SHA1
            SHA1SU0 Vd.4s,Vn.4s,Vm.4s : 01011110 00 0 mmmmm 0 011 00 nnnnn ddddd : SHA1
            SHA256H Qd,Qn,Vm.4s : 01011110 00 0 mmmmm 0 100 00 nnnnn ddddd : SHA2
            SHA256H2 Qd,Qn,Vm.4s : 01011110 00 0 mmmmm 0 101 00 nnnnn ddddd : SHA2
            SHA256SU1 Vd.4s,Vn.4s,Vm.4s : 01011110 00 0 mmmmm 0 110 00 nnnnn ddddd : SHA2
            SHA1H Sd,Sn : 01011110 00 10100 00000 10 nnnnn ddddd : SHA1
            SHA1SU1 Vd.4s,Vn.4s : 01011110 00 10100 00001 10 nnnnn ddddd : SHA1
            SHA256SU0 Vd.4s,Vn.4s : 01011110 00 10100 00010 10 nnnnn ddddd : SHA2
            SHA512H Qd,Qn,Vm.2d : 11001110 011 mmmmm 1 0 00 00 nnnnn ddddd : SHA512
            SHA512H2 Qd,Qn,Vm.2d : 11001110 011 mmmmm 1 0 00 01 nnnnn ddddd : SHA512
            SHA512SU1 Vd.2d,Vn.2d,Vm.2d : 11001110 011 mmmmm 1 0 00 10 nnnnn ddddd : SHA512
            SHA512SU0 Vd.2d,Vn.2d : 11001110 11 00000 0 1000 00 nnnnn ddddd : SHA512
            RAX1 Vd.2d,Vn.2d,Vm.2d : 11001110 011 mmmmm 1 0 00 11 nnnnn ddddd : SHA3
            EOR3 Vd.16b,Vn.16b,Vm.16b,Va.16b : 11001110 000 mmmmm 0 aaaaa nnnnn ddddd : SHA3
            BCAX Vd.16b,Vn.16b,Vm.16b,Va.16b : 11001110 001 mmmmm 0 aaaaa nnnnn ddddd : SHA3
            XAR Vd.2d,Vn.2d,Vm.2d,dec(i) : 11001110 100 mmmmm iiiiii nnnnn ddddd : SHA3
            """;

    private PermuteRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("o q", PERMUTES, Family.of("T Q z", VectorRows.ALL, PERMUTE)),
            EXTRACT,
            Family.of("k q", TABLES, Family.of("T Q z", VectorRows.BYTES, TABLE)),
            CRYPTO);
    }
}
