/**
 * Class files (JVMS 4): parsing, format checking (JVMS 4.8) and typed views of their parts.
 *
 * <p>{@link org.stubarchive.vm.classfile.ClassFileParser} turns bytes into a {@link org.stubarchive.vm.classfile.ClassFile}; what does not
 * follow the format is a {@link org.stubarchive.vm.classfile.ClassFormatException}. The views keep the original byte array and offsets into
 * it: strings, tables and attributes are decoded when they are first asked for.
 *
 * <p>Invariants: the byte array is never written and must not be changed by the caller after parsing; every index that a view hands out has
 * been range and tag checked by the parser; nothing here depends on the rest of the runtime. Views are not synchronized, but their lazily
 * decoded values are immutable, so a race costs a second decoding and nothing else.
 */
package org.stubarchive.vm.classfile;
