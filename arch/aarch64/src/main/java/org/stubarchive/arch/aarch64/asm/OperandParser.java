package org.stubarchive.arch.aarch64.asm;
final class OperandParser {
    OperandParser(String pattern) {}
    static java.util.List<String> split(String s) { return java.util.List.of(); }
    OperandKind parse(String s) { return null; }
    void checkAllUsed(String s) {}
}
