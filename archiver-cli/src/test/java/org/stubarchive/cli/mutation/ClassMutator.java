package org.stubarchive.cli.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.stubarchive.cli.mutation.ClassStructure.Item;
import org.stubarchive.cli.mutation.ClassStructure.Meaning;
import org.stubarchive.cli.mutation.ClassStructure.Table;

/** Changes one class file: fields of its structure to values worth a try, whole elements, single bits. The same seed gives the same mutants. */
final class ClassMutator {
    /** Entries that every seed gets at the end of its constant pool, so that indices can be changed to them. */
    private static final String[] TEXTS = {
        "", "<init>", "<clinit>", "V", "I", "J", "[I", "()V", "()I", "(I)V", "(J)J", "()Ljava/lang/String;", "Ljava/lang/Object;", "Ljava/lang/String;", "Lmissing/Type;", "a.b", "a/b", "a;b",
        "a//b", "[", "L;", "<T:Ljava/lang/Object;>Ljava/lang/Object;", "TT;", "java/lang/Object", "clone", "Deprecated", "Synthetic", "Signature", "ConstantValue", "Code", "StackMapTable",
        "Exceptions", "InnerClasses", "EnclosingMethod", "SourceFile", "SourceDebugExtension", "LineNumberTable", "LocalVariableTable", "LocalVariableTypeTable", "RuntimeVisibleAnnotations",
        "RuntimeInvisibleAnnotations", "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations", "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations",
        "AnnotationDefault", "BootstrapMethods", "MethodParameters", "Module", "ModulePackages", "ModuleMainClass", "NestHost", "NestMembers", "Record", "PermittedSubclasses",
    };
    private static final String[] CLASSES = {
        "java/lang/Object", "java/lang/String", "java/lang/Runnable", "java/lang/Enum", "java/lang/Record", "java/lang/Throwable", "java/util/AbstractList", "sun/misc/Unsafe", "java/util/Random",
        "java/util/Collections$EmptyList", "jdk/internal/misc/Unsafe", "[I", "[Ljava/lang/Object;", "missing/Type", "mutants/seeds/modern/Missing", "mutants/seeds/plain/Plain", "mutants/seeds/modern/Nests",
        "mutants/seeds/modern/Sealed",
    };
    private static final int FIRST_MAJOR = 45;
    private static final int[] WIDE = {0, 1, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000, 0xcafebabe};
    /** The same instruction fields make up most of a file; other fields shall get their share. */
    private static final int CODE_SHARE = 25;
    private static final int STRUCTURE_SHARE = 20;
    private static final int POOL_SHARE = 12;
    private static final int RAW_SHARE = 4;

    /**
     * A changed class file.
     *
     * @param what which fields were changed, from what to what
     * @param run whether its code may be run: it is sure to end
     */
    record Mutant(byte[] bytes, String what, boolean run) {}

    private final byte[] seed;
    private final ClassStructure structure;
    private final Map<String, List<Item>> items = new TreeMap<>();
    private final List<String> besideCode = new ArrayList<>();
    private final List<Item> code = new ArrayList<>();
    private final List<Item> pool = new ArrayList<>();
    private final List<Table> elements = new ArrayList<>();
    private final List<Table> attributes = new ArrayList<>();
    private final boolean loops;

    /** @param original well formed */
    ClassMutator(byte[] original) {
        seed = extended(original);
        structure = new ClassStructure(seed);
        for (Item i : structure.items) {
            if (i.name().startsWith("Code.o") || i.name().startsWith("Code.switch")) {
                code.add(i);
            } else if (i.at() < structure.poolEnd && i.at() >= 8) {
                pool.add(i);
            } else {
                items.computeIfAbsent(i.name(), n -> new ArrayList<>()).add(i);
            }
        }
        for (Table t : structure.tables) {
            if (t.size() > 0) {
                elements.add(t);
            }
            if (t.name().endsWith(".attributes")) {
                attributes.add(t);
            }
        }
        for (String name : items.keySet()) {
            if (!name.startsWith("Code") && !name.startsWith("StackMap") && !name.startsWith("exception_table") && !name.startsWith("LocalVariable")) {
                besideCode.add(name);
            }
        }
        loops = mayLoop(seed);
    }

    /** The class file that mutants are made of; it means the same as the original. */
    byte[] seed() {
        return seed;
    }

    private static byte[] extended(byte[] original) {
        ClassStructure s = new ClassStructure(original);
        int count = s.tags.length;
        ByteBuffer more = ByteBuffer.allocate(8192);
        for (String t : TEXTS) {
            byte[] utf8 = t.getBytes(StandardCharsets.UTF_8);
            more.put((byte) 1).putShort((short) utf8.length).put(utf8);
            count++;
        }
        for (String c : CLASSES) {
            byte[] utf8 = c.getBytes(StandardCharsets.UTF_8);
            more.put((byte) 1).putShort((short) utf8.length).put(utf8).put((byte) 7).putShort((short) count);
            count += 2;
        }
        byte[] result = spliced(original, s.poolEnd, s.poolEnd, Arrays.copyOf(more.array(), more.position()));
        ByteBuffer.wrap(result).putShort(8, (short) count);
        return result;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + with.length);
        out.write(bytes, 0, from);
        out.writeBytes(with);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** Makes a mutant; one in five has two changes, of which the second is not in code: it is up to the host's memory which method it verifies first. */
    Mutant next(Random random) {
        byte[] bytes = seed.clone();
        StringBuilder what = new StringBuilder();
        for (int changes = random.nextInt(5) == 0 ? 2 : 1; changes > 0; changes--) {
            int kind = what.length() > 0 ? CODE_SHARE + random.nextInt(100 - CODE_SHARE) : random.nextInt(100);
            what.append(what.length() > 0 ? ", " : "");
            if (kind < CODE_SHARE && !code.isEmpty()) {
                change(bytes, pick(random, code), random, what);
            } else if (kind < CODE_SHARE + POOL_SHARE) {
                change(bytes, pick(random, pool), random, what);
            } else if (kind < CODE_SHARE + POOL_SHARE + RAW_SHARE) {
                bytes = raw(bytes, random, what);
            } else if (kind < CODE_SHARE + POOL_SHARE + RAW_SHARE + STRUCTURE_SHARE && changes == 1 && bytes.length == seed.length) {
                bytes = restructured(bytes, random, what);
            } else if (bytes.length == seed.length) {
                List<String> names = what.length() > 0 ? besideCode : List.copyOf(items.keySet());
                change(bytes, pick(random, items.get(pick(random, names))), random, what);
            }
        }
        return new Mutant(bytes, what.toString(), !mayLoop(bytes) || loops && sameCode(bytes));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void change(byte[] bytes, Item i, Random random, StringBuilder what) {
        if (i.at() + i.width() > bytes.length) {
            return;
        }
        ByteBuffer b = ByteBuffer.wrap(bytes);
        what.append(i.name()).append(" at ").append(i.at());
        if (i.meaning() == Meaning.TEXT) {
            int at = i.at() + random.nextInt(i.width());
            int old = bytes[at] & 0xff;
            byte[] worth = {'/', '.', ';', '[', '<', '(', ')', 'L', 'I', 'V', 'a', '0', ' ', 0, (byte) 0x80, (byte) 0xc0, (byte) 0xe0, (byte) (old + 1)};
            bytes[at] = worth[random.nextInt(worth.length)];
            what.append(" +").append(at - i.at()).append(": ").append(old).append(" to ").append(bytes[at] & 0xff);
            return;
        }
        int old = switch (i.width()) {
            case 1 -> b.get(i.at()) & 0xff;
            case 2 -> b.getShort(i.at()) & 0xffff;
            default -> b.getInt(i.at());
        };
        int value = value(i, old, random);
        switch (i.width()) {
            case 1 -> b.put(i.at(), (byte) value);
            case 2 -> b.putShort(i.at(), (short) value);
            default -> b.putInt(i.at(), value);
        }
        what.append(": ").append(old).append(" to ").append(value);
    }

    private int value(Item i, int old, Random random) {
        int near = old + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(random.nextInt(4) == 0 ? 8 : 1));
        return switch (i.meaning()) {
            case INDEX -> index(old, random);
            case FLAGS -> switch (random.nextInt(4)) {
                case 0 -> old ^ 1 << random.nextInt(16) ^ 1 << random.nextInt(16);
                case 1 -> random.nextInt(0x10000);
                default -> old ^ 1 << random.nextInt(16);
            };
            case VERSION -> random.nextInt(3) == 0 ? new int[] {0, 3, 65535, 44, 62, 70}[random.nextInt(6)] : FIRST_MAJOR + random.nextInt(17);
            case TAG -> random.nextBoolean() ? near & 0xff : random.nextInt(random.nextBoolean() ? 24 : 256);
            case OPCODE -> random.nextInt(3) == 0 ? near & 0xff : random.nextInt(random.nextInt(10) == 0 ? 256 : 202);
            case OPERAND -> i.width() == 2 && random.nextInt(3) == 0 ? index(old, random) : random.nextInt(5) == 0 ? random.nextInt(256) : near;
            case PC -> random.nextInt(3) == 0 ? new int[] {0, 65535, old + 100, 1}[random.nextInt(4)] : near;
            case COUNT -> random.nextInt(4) == 0 ? new int[] {0, 65535, 255, 256}[random.nextInt(4)] : near;
            default -> random.nextInt(3) == 0 ? WIDE[random.nextInt(WIDE.length)] : near;
        };
    }

    /** Index of another entry of the same kind most of the time. */
    private int index(int old, Random random) {
        int count = structure.tags.length;
        int tag = old < count ? structure.tags[old] : 0;
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new int[] {0, count, count - 1, 65535}[random.nextInt(4)];
        }
        int start = random.nextInt(count);
        for (int i = 0; i < count && kind > 2; i++) {
            int candidate = (start + i) % count;
            if (structure.tags[candidate] == tag && candidate != old) {
                return candidate;
            }
        }
        return start;
    }

    private static byte[] raw(byte[] bytes, Random random, StringBuilder what) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> {
                what.append("cut at ").append(at);
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                what.append("byte behind the end");
                return Arrays.copyOf(bytes, bytes.length + 1);
            }
            default -> {
                bytes[at] ^= 1 << random.nextInt(8);
                what.append("bit of ").append(at);
                return bytes;
            }
        }
    }

    private byte[] restructured(byte[] bytes, Random random, StringBuilder what) {
        if (random.nextInt(3) == 0 && !attributes.isEmpty()) {
            Table to = pick(random, attributes);
            byte[] added = random.nextBoolean() ? attribute(random, what) : element(bytes, pick(random, attributes), random, what);
            what.append(" added to ").append(to.name());
            return replaced(bytes, to, to.elements().get(0), to.elements().get(0), added, added.length > 0 ? 1 : 0);
        }
        Table t = pick(random, elements);
        int i = random.nextInt(t.size());
        int from = t.elements().get(i);
        int to = t.elements().get(i + 1);
        byte[] one = Arrays.copyOfRange(bytes, from, to);
        what.append(t.name()).append('[').append(i).append(']');
        switch (random.nextInt(3)) {
            case 0 -> {
                what.append(" removed");
                return replaced(bytes, t, from, to, new byte[0], -1);
            }
            case 1 -> {
                what.append(" repeated");
                return replaced(bytes, t, to, to, one, 1);
            }
            default -> {
                int first = t.elements().get(0);
                what.append(" moved to the front");
                byte[] moved = spliced(bytes, from, to, new byte[0]);
                return spliced(moved, first, first, one);
            }
        }
    }

    private static byte[] element(byte[] bytes, Table t, Random random, StringBuilder what) {
        if (t.size() == 0) {
            what.append("nothing");
            return new byte[0];
        }
        int i = random.nextInt(t.size());
        what.append(t.name()).append('[').append(i).append(']');
        return Arrays.copyOfRange(bytes, t.elements().get(i), t.elements().get(i + 1));
    }

    /** An attribute of any name with small contents. */
    private byte[] attribute(Random random, StringBuilder what) {
        int firstText = structure.tags.length - TEXTS.length - 2 * CLASSES.length;
        int firstClass = structure.tags.length - 2 * CLASSES.length + 1;
        int name = Arrays.asList(TEXTS).indexOf("Deprecated") + random.nextInt(TEXTS.length - Arrays.asList(TEXTS).indexOf("Deprecated"));
        int classIndex = firstClass + 2 * random.nextInt(CLASSES.length);
        int textIndex = firstText + random.nextInt(TEXTS.length);
        ByteBuffer b = ByteBuffer.allocate(64);
        b.putShort((short) (firstText + name)).putInt(0);
        what.append("attribute ").append(TEXTS[name]);
        switch (random.nextInt(6)) {
            case 0 -> b.putShort((short) classIndex);
            case 1 -> b.putShort((short) textIndex);
            case 2 -> b.putShort((short) 1).putShort((short) classIndex);
            case 3 -> b.putShort((short) 0);
            case 4 -> b.putShort((short) classIndex).putShort((short) 0);
            default -> { }
        }
        b.putInt(2, b.position() - 6);
        return Arrays.copyOf(b.array(), b.position());
    }

    private static byte[] replaced(byte[] bytes, Table t, int from, int to, byte[] with, int more) {
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.putShort(t.count(), (short) (b.getShort(t.count()) + more));
        for (int length : t.lengths()) {
            b.putInt(length, b.getInt(length) + with.length - (to - from));
        }
        return spliced(bytes, from, to, with);
    }

    /** Whether code and constants are those of the seed. */
    private boolean sameCode(byte[] bytes) {
        boolean same = bytes.length >= structure.poolEnd && Arrays.equals(seed, 0, structure.poolEnd, bytes, 0, structure.poolEnd);
        List<String> wanted = codes(seed);
        return same && wanted.equals(codes(bytes));
    }

    private static List<String> codes(byte[] bytes) {
        List<String> codes = new ArrayList<>();
        CodeFinder.each(bytes, (start, length, end) -> codes.add(Arrays.toString(Arrays.copyOfRange(bytes, start, end))));
        return codes;
    }

    private static boolean mayLoop(byte[] bytes) {
        boolean[] loops = new boolean[1];
        CodeFinder.each(bytes, (start, length, end) -> loops[0] |= Instructions.mayLoop(ByteBuffer.wrap(bytes), start, length)
                || CodeFinder.handlerMayLoop(ByteBuffer.wrap(bytes), start + length));
        return loops[0];
    }
}
