package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the operands of a row. Letters name fields of the row's pattern; several letters are one field, the first the most significant.
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><td>{@code Xd Wd Bd Hd Sd Dd Qd Zd Pd}</td><td>register</td></tr>
 * <tr><td>{@code Xd|SP Wd|WSP SP WSP}</td><td>register or stack pointer; the stack pointer alone</td></tr>
 * <tr><td>{@code Xn=m Vn=m.16b}</td><td>register held by two fields</td></tr>
 * <tr><td>{@code Xu! Xu!!}</td><td>register other than the operand before, than the one before that</td></tr>
 * <tr><td>{@code Xs& X+}</td><td>even register; the one after the operand before</td></tr>
 * <tr><td>{@code Vd.16b Zd.b Pd.b Pg/z Pg/m}</td><td>vector, predicate</td></tr>
 * <tr><td>{@code Vd.b[i] Vd.d[1]}</td><td>element with its index in a field, or fixed</td></tr>
 * <tr><td>{@code {Vt.16b}4 {Vt.b}4[i]}</td><td>list of registers, of elements</td></tr>
 * <tr><td>{@code hex(i) dec(i) sdec(i)}</td><td>immediate by how it is printed; {@code hex(i,8)} in units of 8</td></tr>
 * <tr><td>{@code rsub(i,16)}</td><td>16 minus the field</td></tr>
 * <tr><td>{@code mem(n) memu(n,i,8) mems(n,i,8) pre(n,i,8) post(n,i,8)}</td><td>base; with unsigned, signed displacement in units of 8; pre- and post-indexed</td></tr>
 * <tr><td>{@code memx(n,m,o,S,3)}</td><td>base and extended index, shifted by 3 if S</td></tr>
 * </table>
 * The other functions are listed in {@link #function}.
 */
final class OperandParser {
    private static final int DEFAULT_SCALE = 1;

    private final String pattern;
    private String used = "01";

    OperandParser(String pattern) {
        this.pattern = pattern;
    }

    /** Splits operands at commas outside parentheses. */
    static List<String> split(String operands) {
        List<String> result = new ArrayList<>();
        if (operands.isEmpty()) {
            return result;
        }
        int depth = 0;
        int start = 0;
        for (int i = 0; i < operands.length(); i++) {
            char c = operands.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                result.add(operands.substring(start, i));
                start = i + 1;
            }
        }
        result.add(operands.substring(start));
        return result;
    }

    /** Every letter of the pattern must belong to an operand. */
    void checkAllUsed(String row) {
        for (int i = 0; i < pattern.length(); i++) {
            if (used.indexOf(pattern.charAt(i)) < 0) {
                throw new IllegalArgumentException("field '" + pattern.charAt(i) + "' belongs to no operand: " + row);
            }
        }
    }

    private Field field(String letters) {
        used += letters;
        return new Field(pattern, letters);
    }

    OperandKind parse(String text) {
        if (text.startsWith("{")) {
            return list(text);
        }
        int open = text.indexOf('(');
        if (open >= 0) {
            return function(text.substring(0, open), text.substring(open + 1, text.length() - 1).split(","));
        }
        return register(text);
    }

    private OperandKind register(String text) {
        switch (text) {
            case "SP":
                return new RegisterKinds.Fixed(Reg.SP);
            case "WSP":
                return new RegisterKinds.Fixed(Reg.WSP);
            case "X+":
                return new RegisterKinds.Next(RegClass.X);
            case "W+":
                return new RegisterKinds.Next(RegClass.W);
            default:
                break;
        }
        String letter = text.substring(1, 2);
        String rest = text.substring(2);
        char first = text.charAt(0);
        if (rest.endsWith("]")) {
            return element(letter, rest);
        }
        if (rest.startsWith(".")) {
            return new RegisterKinds.Plain(vectorClass(first, rest), field(letter));
        }
        RegClass regClass = first == 'V' ? null : RegClass.valueOf(String.valueOf(first));
        return switch (rest) {
            case "" -> new RegisterKinds.Plain(regClass, field(letter));
            case "|SP" -> new RegisterKinds.OrStackPointer(regClass, Reg.SP, field(letter));
            case "|WSP" -> new RegisterKinds.OrStackPointer(regClass, Reg.WSP, field(letter));
            case "!" -> new RegisterKinds.Other(regClass, field(letter), 1);
            case "!!" -> new RegisterKinds.Other(regClass, field(letter), 2);
            case "&" -> new RegisterKinds.Even(regClass, field(letter));
            case "/z" -> new RegisterKinds.Governing(Predicate.Mode.ZEROING, field(letter));
            case "/m" -> new RegisterKinds.Governing(Predicate.Mode.MERGING, field(letter));
            default -> {
                if (!rest.startsWith("=")) {
                    throw new IllegalArgumentException("unknown operand kind '" + text + "'");
                }
                RegClass twice = rest.length() > 2 ? vectorClass(first, rest.substring(2)) : regClass;
                yield new RegisterKinds.Twice(twice, field(letter), field(rest.substring(1, 2)));
            }
        };
    }

    private static RegClass vectorClass(char prefix, String suffix) {
        for (RegClass c : RegClass.values()) {
            if (c.letter() == Character.toLowerCase(prefix) && c.suffix().equals(suffix)) {
                return c;
            }
        }
        throw new IllegalArgumentException("no register class " + prefix + suffix);
    }

    private static Element element(char letter) {
        for (Element e : Element.values()) {
            if (e.letter() == letter) {
                return e;
            }
        }
        throw new IllegalArgumentException("no element " + letter);
    }

    /** As in {@code .b[i]}. */
    private OperandKind element(String register, String rest) {
        String index = rest.substring(3, rest.length() - 1);
        boolean fixed = Character.isDigit(index.charAt(0));
        return new RegisterKinds.OneLane(element(rest.charAt(1)), field(register), fixed ? null : field(index), fixed ? Integer.parseInt(index) : -1);
    }

    private OperandKind list(String text) {
        int close = text.indexOf('}');
        String register = text.substring(2, 3);
        String suffix = text.substring(3, close);
        int count = text.charAt(close + 1) - '0';
        if (text.endsWith("]")) {
            return new RegisterKinds.ElementSequence(element(suffix.charAt(1)), count, field(register), field(text.substring(close + 3, text.length() - 1)));
        }
        return new RegisterKinds.Sequence(vectorClass(text.charAt(1), suffix), count, field(register));
    }

    private static int number(String[] arguments, int index) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : DEFAULT_SCALE;
    }

    /** The kinds that are written as functions of their fields' letters and of constants. */
    private OperandKind function(String name, String[] a) {
        return switch (name) {
            case "hex" -> linear(a, ImmediateKinds.Format.HEX, 0);
            case "dec" -> linear(a, ImmediateKinds.Format.DECIMAL, 0);
            case "lsl" -> linear(a, ImmediateKinds.Format.LSL, 0);
            case "from" -> linear(new String[] {a[0]}, ImmediateKinds.Format.DECIMAL, number(a, 1));
            // The value 8 or 16.
            case "msl" -> linear(a, ImmediateKinds.Format.MSL, number(a, 1));
            // The value 1 to 16.
            case "mul" -> linear(a, ImmediateKinds.Format.MUL, 1);
            case "pages" -> linear(new String[] {a[0], "4096"}, ImmediateKinds.Format.PAGES, 0);
            case "sdec" -> ImmediateKinds.Linear.signed(field(a[0]), ImmediateKinds.Format.DECIMAL);
            case "rsub" -> ImmediateKinds.Linear.unsigned(field(a[0]), ImmediateKinds.Format.DECIMAL, number(a, 1), -1);
            case "logical" -> new ImmediateKinds.Logical(number(a, 1), field(a[0]));
            case "movlogical" -> new ImmediateKinds.MovedLogical(number(a, 1), field(a[0]));
            case "movz" -> new ImmediateKinds.MovedWide(number(a, 1), 0, field(a[0]));
            case "movn" -> new ImmediateKinds.MovedWide(number(a, 1), -1, field(a[0]));
            case "shl" -> new ImmediateKinds.ShiftLeft(number(a, 1), field(a[0]));
            case "position" -> new ImmediateKinds.InsertPosition(number(a, 1), field(a[0]));
            case "extracted" -> new ImmediateKinds.FieldWidth(number(a, 1), ImmediateKinds.FieldWidth.Use.EXTRACT, field(a[0]));
            case "inserted" -> new ImmediateKinds.FieldWidth(number(a, 1), ImmediateKinds.FieldWidth.Use.INSERT, field(a[0]));
            case "bytemask" -> new ImmediateKinds.ByteMask(field(a[0]));
            case "fp" -> new ImmediateKinds.FloatingPoint(field(a[0]));
            case "fpzero" -> new ImmediateKinds.FloatingZero();
            case "shX" -> new ShiftKinds.ByConstant(RegClass.X, field(a[0]), field(a[1]), field(a[2]), Shift.ASR);
            case "shW" -> new ShiftKinds.ByConstant(RegClass.W, field(a[0]), field(a[1]), field(a[2]), Shift.ASR);
            case "rorX" -> new ShiftKinds.ByConstant(RegClass.X, field(a[0]), field(a[1]), field(a[2]), Shift.ROR);
            case "rorW" -> new ShiftKinds.ByConstant(RegClass.W, field(a[0]), field(a[1]), field(a[2]), Shift.ROR);
            case "extX" -> new ShiftKinds.ByExtension(RegClass.X, field(a[0]), field(a[1]), field(a[2]));
            case "extW" -> new ShiftKinds.ByExtension(RegClass.W, field(a[0]), field(a[1]), field(a[2]));
            case "spX" -> new ShiftKinds.BesideStackPointer(RegClass.X, field(a[0]), field(a[1]));
            case "spW" -> new ShiftKinds.BesideStackPointer(RegClass.W, field(a[0]), field(a[1]));
            case "mem" -> new MemoryKinds.FixedDisplacement(Mem.Mode.OFFSET, field(a[0]), 0);
            case "memd" -> new MemoryKinds.Apart(field(a[0]));
            case "memu" -> displaced(Mem.Mode.OFFSET, MemoryKinds.Displaced.Sign.UNSIGNED, a);
            case "mems" -> displaced(Mem.Mode.OFFSET, MemoryKinds.Displaced.Sign.SIGNED, a);
            case "pre" -> displaced(Mem.Mode.PRE, MemoryKinds.Displaced.Sign.SIGNED, a);
            case "post" -> displaced(Mem.Mode.POST, MemoryKinds.Displaced.Sign.SIGNED, a);
            case "memvl" -> displaced(Mem.Mode.VECTOR_LENGTHS, MemoryKinds.Displaced.Sign.SIGNED, a);
            case "memx" -> new MemoryKinds.Indexed(field(a[0]), field(a[1]), field(a[2]), field(a[3]), number(a, 4));
            case "memr" -> new MemoryKinds.WithRegister(Mem.Mode.INDEXED, field(a[0]), field(a[1]), a.length < 3 ? Mem.NONE : number(a, 2));
            case "postr" -> new MemoryKinds.WithRegister(Mem.Mode.POST_REGISTER, field(a[0]), field(a[1]), Mem.NONE);
            case "postfixed" -> new MemoryKinds.FixedDisplacement(Mem.Mode.POST, field(a[0]), number(a, 1));
            case "cond" -> NamedKinds.condition(field(a[0]));
            case "opposite" -> NamedKinds.oppositeCondition(field(a[0]));
            case "barrier" -> new NamedKinds.Named<>(Barrier.class, Shape.BARRIER, field(a[0]), Barrier::code, Barrier::ofCode);
            case "prefetch" -> new NamedKinds.Named<>(Prefetch.class, Shape.PREFETCH, field(a[0]), Prefetch::code, Prefetch::ofCode);
            case "pattern" -> new NamedKinds.Named<>(Pattern.class, Shape.PATTERN, field(a[0]), Pattern::code, Pattern::ofCode);
            case "sysreg" -> new NamedKinds.Named<>(SystemRegister.class, Shape.SYSTEM_REGISTER, field(a[0]), SystemRegister::code, SystemRegister::ofCode);
            case "target" -> relative(A64LabelUse.valueOf(a[1]), a[0]);
            case "page" -> {
                field(a[0]);
                yield new NamedKinds.Page();
            }
            default -> throw new IllegalArgumentException("unknown operand kind '" + name + "'");
        };
    }

    private OperandKind linear(String[] a, ImmediateKinds.Format format, long offset) {
        return ImmediateKinds.Linear.unsigned(field(a[0]), format, offset, number(a, 1));
    }

    private OperandKind displaced(Mem.Mode mode, MemoryKinds.Displaced.Sign sign, String[] a) {
        return new MemoryKinds.Displaced(mode, field(a[0]), field(a[1]), sign, number(a, 2));
    }

    private OperandKind relative(A64LabelUse use, String letters) {
        field(letters);
        return new NamedKinds.Relative(use);
    }
}
