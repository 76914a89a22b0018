package org.stubarchive.cli.mutation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the fields of a class file's structure are (JVMS 4.1 to 4.7), for a file that is well formed. */
final class ClassStructure {
    /** What a field means, which decides what values are worth a try. */
    enum Meaning { VERSION, COUNT, LENGTH, TAG, TEXT, INDEX, FLAGS, NUMBER, OPCODE, OPERAND, PC }

    /**
     * A field.
     *
     * @param at offset in the file
     * @param width bytes: 1, 2, 4, or more for text
     * @param name the specification's, with those of the structures around it
     */
    record Item(int at, int width, Meaning meaning, String name) {}

    /**
     * A table of elements of varying length, each of which can be repeated or left out.
     *
     * @param count offset of its u2 count
     * @param elements offset of each element, and of the end
     * @param lengths offsets of the u4 lengths of the attributes around it
     */
    record Table(String name, int count, List<Integer> elements, List<Integer> lengths) {
        int size() {
            return elements.size() - 1;
        }
    }

    final List<Item> items = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    /** Tag of each constant pool entry; 0 for the unusable ones. */
    int[] tags;
    /** Offset behind the constant pool. */
    int poolEnd;
    private int[] offsets;
    private final ByteBuffer in;
    private final List<Integer> lengths = new ArrayList<>();

    ClassStructure(byte[] file) {
        in = ByteBuffer.wrap(file);
        u4("magic", Meaning.NUMBER);
        u2("minor_version", Meaning.VERSION);
        u2("major_version", Meaning.VERSION);
        pool();
        u2("access_flags", Meaning.FLAGS);
        u2("this_class", Meaning.INDEX);
        u2("super_class", Meaning.INDEX);
        table("interfaces", () -> u2("interface", Meaning.INDEX));
        table("fields", () -> member("field"));
        table("methods", () -> member("method"));
        attributes("class");
    }

    private int u1(String name, Meaning meaning) {
        items.add(new Item(in.position(), 1, meaning, name));
        return in.get() & 0xff;
    }

    private int u2(String name, Meaning meaning) {
        items.add(new Item(in.position(), 2, meaning, name));
        return in.getShort() & 0xffff;
    }

    private int u4(String name, Meaning meaning) {
        items.add(new Item(in.position(), 4, meaning, name));
        return in.getInt();
    }

    private void table(String name, Runnable element) {
        int at = in.position();
        int count = u2(name + "_count", Meaning.COUNT);
        List<Integer> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(in.position());
            element.run();
        }
        elements.add(in.position());
        tables.add(new Table(name, at, elements, List.copyOf(lengths)));
    }

    private void pool() {
        int count = u2("constant_pool_count", Meaning.COUNT);
        tags = new int[count];
        offsets = new int[count];
        for (int i = 1; i < count; i++) {
            offsets[i] = in.position();
            int tag = u1("cp.tag", Meaning.TAG);
            tags[i] = tag;
            switch (tag) {
                case 1 -> {
                    int length = u2("cp.Utf8.length", Meaning.COUNT);
                    if (length > 0) {
                        items.add(new Item(in.position(), length, Meaning.TEXT, "cp.Utf8.bytes"));
                    }
                    in.position(in.position() + length);
                }
                case 3, 4 -> u4("cp.number", Meaning.NUMBER);
                case 5, 6 -> {
                    u4("cp.high", Meaning.NUMBER);
                    u4("cp.low", Meaning.NUMBER);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> u2("cp." + tag + ".index", Meaning.INDEX);
                case 15 -> {
                    u1("cp.MethodHandle.reference_kind", Meaning.TAG);
                    u2("cp.MethodHandle.reference_index", Meaning.INDEX);
                }
                case 17, 18 -> {
                    u2("cp.Dynamic.bootstrap_method_attr_index", Meaning.COUNT);
                    u2("cp.Dynamic.name_and_type_index", Meaning.INDEX);
                }
                default -> {
                    u2("cp." + tag + ".first", Meaning.INDEX);
                    u2("cp." + tag + ".second", Meaning.INDEX);
                }
            }
        }
        poolEnd = in.position();
    }

    private String text(int index) {
        int at = offsets[index];
        return new String(in.array(), at + 3, in.getShort(at + 1) & 0xffff, StandardCharsets.UTF_8);
    }

    private void member(String what) {
        u2(what + ".access_flags", Meaning.FLAGS);
        u2(what + ".name_index", Meaning.INDEX);
        u2(what + ".descriptor_index", Meaning.INDEX);
        attributes(what);
    }

    private void attributes(String owner) {
        table(owner + ".attributes", () -> attribute(owner));
    }

    private void attribute(String owner) {
        String name = text(u2(owner + ".attribute_name_index", Meaning.INDEX));
        int lengthAt = in.position();
        int end = u4(name + ".attribute_length", Meaning.LENGTH) + in.position();
        lengths.add(lengthAt);
        contents(name);
        lengths.remove(lengths.size() - 1);
        if (in.position() != end) {
            throw new IllegalStateException(name + ": contents end at " + in.position() + ", not at " + end);
        }
    }

    private void contents(String name) {
        switch (name) {
            case "Code" -> code();
            case "StackMapTable" -> table(name, this::frame);
            case "Exceptions", "NestMembers", "PermittedSubclasses", "ModulePackages" -> table(name, () -> u2(name + ".class", Meaning.INDEX));
            case "InnerClasses" -> table(name, () -> {
                u2(name + ".inner_class_info_index", Meaning.INDEX);
                u2(name + ".outer_class_info_index", Meaning.INDEX);
                u2(name + ".inner_name_index", Meaning.INDEX);
                u2(name + ".inner_class_access_flags", Meaning.FLAGS);
            });
            case "EnclosingMethod" -> {
                u2(name + ".class_index", Meaning.INDEX);
                u2(name + ".method_index", Meaning.INDEX);
            }
            case "ConstantValue", "Signature", "SourceFile", "NestHost", "ModuleMainClass" -> u2(name + ".index", Meaning.INDEX);
            case "LineNumberTable" -> table(name, () -> {
                u2(name + ".start_pc", Meaning.PC);
                u2(name + ".line_number", Meaning.COUNT);
            });
            case "LocalVariableTable", "LocalVariableTypeTable" -> table(name, () -> {
                u2(name + ".start_pc", Meaning.PC);
                u2(name + ".length", Meaning.PC);
                u2(name + ".name_index", Meaning.INDEX);
                u2(name + ".descriptor_index", Meaning.INDEX);
                u2(name + ".index", Meaning.COUNT);
            });
            case "BootstrapMethods" -> table(name, () -> {
                u2(name + ".bootstrap_method_ref", Meaning.INDEX);
                table(name + ".arguments", () -> u2(name + ".argument", Meaning.INDEX));
            });
            case "MethodParameters" -> counted(name, () -> {
                u2(name + ".name_index", Meaning.INDEX);
                u2(name + ".access_flags", Meaning.FLAGS);
            });
            case "Record" -> table(name, () -> {
                u2(name + ".name_index", Meaning.INDEX);
                u2(name + ".descriptor_index", Meaning.INDEX);
                attributes(name);
            });
            case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> table(name, () -> annotation(name));
            case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
                counted(name, () -> table(name + ".parameter", () -> annotation(name)));
            case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> table(name, () -> typeAnnotation(name));
            case "AnnotationDefault" -> elementValue(name);
            case "Module" -> module(name);
            case "Deprecated", "Synthetic" -> { }
            default -> throw new IllegalStateException("attribute " + name);
        }
    }

    private void counted(String name, Runnable element) {
        int count = u1(name + ".count", Meaning.COUNT);
        for (int i = 0; i < count; i++) {
            element.run();
        }
    }

    private void code() {
        u2("Code.max_stack", Meaning.COUNT);
        u2("Code.max_locals", Meaning.COUNT);
        int length = u4("Code.code_length", Meaning.LENGTH);
        int start = in.position();
        while (in.position() < start + length) {
            instruction(start);
        }
        table("exception_table", () -> {
            u2("exception_table.start_pc", Meaning.PC);
            u2("exception_table.end_pc", Meaning.PC);
            u2("exception_table.handler_pc", Meaning.PC);
            u2("exception_table.catch_type", Meaning.INDEX);
        });
        attributes("Code");
    }

    private void instruction(int start) {
        int bytes = Instructions.length(in, in.position(), start) - 1;
        boolean isSwitch = Instructions.isSwitch(u1("Code.opcode", Meaning.OPCODE));
        if (isSwitch) {
            int padding = 3 - (in.position() - start + 3) % 4;
            in.position(in.position() + padding);
            for (bytes -= padding; bytes > 0; bytes -= 4) {
                u4("Code.switch", Meaning.OPERAND);
            }
        }
        if (bytes >= 2) {
            u2("Code.operand2", Meaning.OPERAND);
            bytes -= 2;
        }
        for (; bytes > 0; bytes--) {
            u1("Code.operand1", Meaning.OPERAND);
        }
    }

    private void frame() {
        int type = u1("StackMapTable.frame_type", Meaning.TAG);
        if (type >= 64 && type < 128) {
            verificationType();
        } else if (type == 247) {
            u2("StackMapTable.offset_delta", Meaning.PC);
            verificationType();
        } else if (type >= 248 && type <= 254) {
            u2("StackMapTable.offset_delta", Meaning.PC);
            for (int i = 251; i < type; i++) {
                verificationType();
            }
        } else if (type == 255) {
            u2("StackMapTable.offset_delta", Meaning.PC);
            table("StackMapTable.locals", this::verificationType);
            table("StackMapTable.stack", this::verificationType);
        }
    }

    private void verificationType() {
        int tag = u1("StackMapTable.verification_type", Meaning.TAG);
        if (tag == 7) {
            u2("StackMapTable.class", Meaning.INDEX);
        } else if (tag == 8) {
            u2("StackMapTable.new_offset", Meaning.PC);
        }
    }

    private void annotation(String name) {
        u2(name + ".type_index", Meaning.INDEX);
        table(name + ".elements", () -> {
            u2(name + ".element_name_index", Meaning.INDEX);
            elementValue(name);
        });
    }

    private void elementValue(String name) {
        switch (u1(name + ".element_tag", Meaning.TAG)) {
            case 'e' -> {
                u2(name + ".enum_type", Meaning.INDEX);
                u2(name + ".enum_constant", Meaning.INDEX);
            }
            case '@' -> annotation(name);
            case '[' -> table(name + ".array", () -> elementValue(name));
            default -> u2(name + ".element_value", Meaning.INDEX);
        }
    }

    private void typeAnnotation(String name) {
        int target = u1(name + ".target_type", Meaning.TAG);
        switch (target) {
            case 0x00, 0x01, 0x16 -> u1(name + ".target_index", Meaning.COUNT);
            case 0x10, 0x17, 0x42, 0x43, 0x44, 0x45, 0x46 -> u2(name + ".target_index", Meaning.COUNT);
            case 0x11, 0x12 -> u2(name + ".target_bound", Meaning.COUNT);
            case 0x40, 0x41 -> table(name + ".variables", () -> {
                u2(name + ".start_pc", Meaning.PC);
                u2(name + ".length", Meaning.PC);
                u2(name + ".index", Meaning.COUNT);
            });
            case 0x47, 0x48, 0x49, 0x4a, 0x4b -> {
                u2(name + ".offset", Meaning.PC);
                u1(name + ".argument", Meaning.COUNT);
            }
            default -> { }
        }
        counted(name + ".path", () -> {
            u1(name + ".path_kind", Meaning.TAG);
            u1(name + ".path_argument", Meaning.COUNT);
        });
        annotation(name);
    }

    private void module(String name) {
        u2(name + ".name_index", Meaning.INDEX);
        u2(name + ".flags", Meaning.FLAGS);
        u2(name + ".version_index", Meaning.INDEX);
        table(name + ".requires", () -> {
            u2(name + ".requires_index", Meaning.INDEX);
            u2(name + ".requires_flags", Meaning.FLAGS);
            u2(name + ".requires_version", Meaning.INDEX);
        });
        for (String directive : List.of("exports", "opens")) {
            table(name + "." + directive, () -> {
                u2(name + "." + directive + "_index", Meaning.INDEX);
                u2(name + "." + directive + "_flags", Meaning.FLAGS);
                table(name + "." + directive + "_to", () -> u2(name + ".to", Meaning.INDEX));
            });
        }
        table(name + ".uses", () -> u2(name + ".uses_index", Meaning.INDEX));
        table(name + ".provides", () -> {
            u2(name + ".provides_index", Meaning.INDEX);
            table(name + ".provides_with", () -> u2(name + ".with", Meaning.INDEX));
        });
    }
}
