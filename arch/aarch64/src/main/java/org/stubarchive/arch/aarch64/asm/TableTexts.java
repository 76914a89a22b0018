package org.stubarchive.arch.aarch64.asm;
final class TableTexts {
    static java.util.List<String> all() { return java.util.List.of(); }
}
