package org.stubarchive.vm.interpreter;

import org.stubarchive.vm.interpreter.SampleTypes.Named;
import org.stubarchive.vm.interpreter.SampleTypes.Shape;
import org.stubarchive.vm.interpreter.SampleTypes.Unrelated;

/** Objects: fields of every type, static and volatile; virtual, special and interface calls; casts; locks. */
class ObjectSample implements Shape, Named {
    private boolean myPlainBoolean;
    private static boolean ourPlainBoolean;
    private byte myPlainByte;
    private static byte ourPlainByte;
    private char myPlainChar;
    private static char ourPlainChar;
    private short myPlainShort;
    private static short ourPlainShort;
    private int myPlainInt;
    private static int ourPlainInt;
    private long myPlainLong;
    private static long ourPlainLong;
    private float myPlainFloat;
    private static float ourPlainFloat;
    private double myPlainDouble;
    private static double ourPlainDouble;
    private volatile boolean myVolatileBoolean;
    private static volatile boolean ourVolatileBoolean;
    private volatile byte myVolatileByte;
    private static volatile byte ourVolatileByte;
    private volatile char myVolatileChar;
    private static volatile char ourVolatileChar;
    private volatile short myVolatileShort;
    private static volatile short ourVolatileShort;
    private volatile int myVolatileInt;
    private static volatile int ourVolatileInt;
    private volatile long myVolatileLong;
    private static volatile long ourVolatileLong;
    private volatile float myVolatileFloat;
    private static volatile float ourVolatileFloat;
    private volatile double myVolatileDouble;
    private static volatile double ourVolatileDouble;
    private Object myReference;
    private static volatile Object ourReference;
    private int small = 3;

    static class Square extends ObjectSample {
        private final int side;

        Square(int side) {
            this.side = side;
        }

        @Override
        public int area(int scale) {
            return side * side * scale + super.area(scale);
        }

        @Override
        public int sides() {
            return 4;
        }

        @Override
        public double weight(double factor) {
            return side * factor;
        }

        private int secret(int x) {
            return side - x;
        }

        int reveal(int x) {
            return secret(x) + this.small();
        }
    }

    static final class Tiny extends Square {
        Tiny() {
            super(1);
        }

        @Override
        public int twice(int scale) {
            return -1;
        }
    }

    int small() {
        return small;
    }

    @Override
    public int area(int scale) {
        return scale;
    }

    @Override
    public int sides() {
        return 0;
    }

    @Override
    public long name() {
        return 0x1_0000_0001L;
    }

    @Override
    public double weight(double factor) {
        return -factor;
    }

    final int fixed(int a) {
        return a + small;
    }

    private static ObjectSample make(int a) {
        return switch (a & 3) {
            case 0 -> new ObjectSample();
            case 1 -> new Square(a & 0xFF);
            case 2 -> new Tiny();
            default -> null;
        };
    }

    static boolean fieldPlainBoolean(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        boolean before = o.myPlainBoolean;
        o.myPlainBoolean = (a & 1) != 0;
        p.myPlainBoolean = true;
        return before ^ o.myPlainBoolean;
    }

    static boolean staticPlainBoolean(int a) {
        ourPlainBoolean = true;
        ourPlainBoolean = (a & 1) != 0;
        return ourPlainBoolean;
    }

    static boolean fieldPlainBooleanOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainBoolean = true;
        return o.myPlainBoolean;
    }

    static byte fieldPlainByte(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        byte before = o.myPlainByte;
        o.myPlainByte = (byte) a;
        p.myPlainByte = (byte) 5;
        return (byte) (before + o.myPlainByte);
    }

    static byte staticPlainByte(int a) {
        ourPlainByte = (byte) 5;
        ourPlainByte = (byte) a;
        return ourPlainByte;
    }

    static byte fieldPlainByteOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainByte = (byte) 5;
        return o.myPlainByte;
    }

    static char fieldPlainChar(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        char before = o.myPlainChar;
        o.myPlainChar = (char) a;
        p.myPlainChar = 'x';
        return (char) (before + o.myPlainChar);
    }

    static char staticPlainChar(int a) {
        ourPlainChar = 'x';
        ourPlainChar = (char) a;
        return ourPlainChar;
    }

    static char fieldPlainCharOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainChar = 'x';
        return o.myPlainChar;
    }

    static short fieldPlainShort(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        short before = o.myPlainShort;
        o.myPlainShort = (short) a;
        p.myPlainShort = (short) -3;
        return (short) (before + o.myPlainShort);
    }

    static short staticPlainShort(int a) {
        ourPlainShort = (short) -3;
        ourPlainShort = (short) a;
        return ourPlainShort;
    }

    static short fieldPlainShortOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainShort = (short) -3;
        return o.myPlainShort;
    }

    static int fieldPlainInt(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        int before = o.myPlainInt;
        o.myPlainInt = a;
        p.myPlainInt = 9;
        return (int) (before + o.myPlainInt);
    }

    static int staticPlainInt(int a) {
        ourPlainInt = 9;
        ourPlainInt = a;
        return ourPlainInt;
    }

    static int fieldPlainIntOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainInt = 9;
        return o.myPlainInt;
    }

    static long fieldPlainLong(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        long before = o.myPlainLong;
        o.myPlainLong = a * 3000000000L;
        p.myPlainLong = -1L;
        return (long) (before + o.myPlainLong);
    }

    static long staticPlainLong(int a) {
        ourPlainLong = -1L;
        ourPlainLong = a * 3000000000L;
        return ourPlainLong;
    }

    static long fieldPlainLongOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainLong = -1L;
        return o.myPlainLong;
    }

    static float fieldPlainFloat(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        float before = o.myPlainFloat;
        o.myPlainFloat = a / 3f;
        p.myPlainFloat = 1.5f;
        return (float) (before + o.myPlainFloat);
    }

    static float staticPlainFloat(int a) {
        ourPlainFloat = 1.5f;
        ourPlainFloat = a / 3f;
        return ourPlainFloat;
    }

    static float fieldPlainFloatOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainFloat = 1.5f;
        return o.myPlainFloat;
    }

    static double fieldPlainDouble(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        double before = o.myPlainDouble;
        o.myPlainDouble = a / 7.0;
        p.myPlainDouble = 2.5;
        return (double) (before + o.myPlainDouble);
    }

    static double staticPlainDouble(int a) {
        ourPlainDouble = 2.5;
        ourPlainDouble = a / 7.0;
        return ourPlainDouble;
    }

    static double fieldPlainDoubleOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myPlainDouble = 2.5;
        return o.myPlainDouble;
    }

    static boolean fieldVolatileBoolean(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        boolean before = o.myVolatileBoolean;
        o.myVolatileBoolean = (a & 1) != 0;
        p.myVolatileBoolean = true;
        return before ^ o.myVolatileBoolean;
    }

    static boolean staticVolatileBoolean(int a) {
        ourVolatileBoolean = true;
        ourVolatileBoolean = (a & 1) != 0;
        return ourVolatileBoolean;
    }

    static boolean fieldVolatileBooleanOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileBoolean = true;
        return o.myVolatileBoolean;
    }

    static byte fieldVolatileByte(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        byte before = o.myVolatileByte;
        o.myVolatileByte = (byte) a;
        p.myVolatileByte = (byte) 5;
        return (byte) (before + o.myVolatileByte);
    }

    static byte staticVolatileByte(int a) {
        ourVolatileByte = (byte) 5;
        ourVolatileByte = (byte) a;
        return ourVolatileByte;
    }

    static byte fieldVolatileByteOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileByte = (byte) 5;
        return o.myVolatileByte;
    }

    static char fieldVolatileChar(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        char before = o.myVolatileChar;
        o.myVolatileChar = (char) a;
        p.myVolatileChar = 'x';
        return (char) (before + o.myVolatileChar);
    }

    static char staticVolatileChar(int a) {
        ourVolatileChar = 'x';
        ourVolatileChar = (char) a;
        return ourVolatileChar;
    }

    static char fieldVolatileCharOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileChar = 'x';
        return o.myVolatileChar;
    }

    static short fieldVolatileShort(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        short before = o.myVolatileShort;
        o.myVolatileShort = (short) a;
        p.myVolatileShort = (short) -3;
        return (short) (before + o.myVolatileShort);
    }

    static short staticVolatileShort(int a) {
        ourVolatileShort = (short) -3;
        ourVolatileShort = (short) a;
        return ourVolatileShort;
    }

    static short fieldVolatileShortOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileShort = (short) -3;
        return o.myVolatileShort;
    }

    static int fieldVolatileInt(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        int before = o.myVolatileInt;
        o.myVolatileInt = a;
        p.myVolatileInt = 9;
        return (int) (before + o.myVolatileInt);
    }

    static int staticVolatileInt(int a) {
        ourVolatileInt = 9;
        ourVolatileInt = a;
        return ourVolatileInt;
    }

    static int fieldVolatileIntOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileInt = 9;
        return o.myVolatileInt;
    }

    static long fieldVolatileLong(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        long before = o.myVolatileLong;
        o.myVolatileLong = a * 3000000000L;
        p.myVolatileLong = -1L;
        return (long) (before + o.myVolatileLong);
    }

    static long staticVolatileLong(int a) {
        ourVolatileLong = -1L;
        ourVolatileLong = a * 3000000000L;
        return ourVolatileLong;
    }

    static long fieldVolatileLongOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileLong = -1L;
        return o.myVolatileLong;
    }

    static float fieldVolatileFloat(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        float before = o.myVolatileFloat;
        o.myVolatileFloat = a / 3f;
        p.myVolatileFloat = 1.5f;
        return (float) (before + o.myVolatileFloat);
    }

    static float staticVolatileFloat(int a) {
        ourVolatileFloat = 1.5f;
        ourVolatileFloat = a / 3f;
        return ourVolatileFloat;
    }

    static float fieldVolatileFloatOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileFloat = 1.5f;
        return o.myVolatileFloat;
    }

    static double fieldVolatileDouble(int a) {
        ObjectSample o = new ObjectSample();
        ObjectSample p = new ObjectSample();
        double before = o.myVolatileDouble;
        o.myVolatileDouble = a / 7.0;
        p.myVolatileDouble = 2.5;
        return (double) (before + o.myVolatileDouble);
    }

    static double staticVolatileDouble(int a) {
        ourVolatileDouble = 2.5;
        ourVolatileDouble = a / 7.0;
        return ourVolatileDouble;
    }

    static double fieldVolatileDoubleOfNull(boolean isNull) {
        ObjectSample o = isNull ? null : new ObjectSample();
        o.myVolatileDouble = 2.5;
        return o.myVolatileDouble;
    }

    static int virtualCalls(int a) {
        ObjectSample o = make(a);
        return o.area(3) + 100 * o.sides() + o.fixed(a);
    }

    static int interfaceCalls(int a) {
        Shape s = make(a);
        return s.area(2) + 10 * s.sides() + 1000 * s.twice(1);
    }

    static double namedCalls(int a) {
        Named n = make(a);
        return n.name() + n.weight(0.5);
    }

    static int foreignCall(int a) {
        Object o = make(a);
        Unrelated[] u = new Unrelated[1];
        if (o instanceof Unrelated) {
            u[0] = (Unrelated) o;
        }
        return u[0] == null ? 5 : u[0].foreign();
    }

    static int privateCall(int a) {
        return new Square(a).reveal(3);
    }

    static int casts(int a) {
        Object o = make(a);
        int kind = (o instanceof Square ? 1 : 0) + (o instanceof Shape ? 2 : 0) + (o instanceof Tiny ? 4 : 0) + (o instanceof Unrelated ? 8 : 0)
                + (o instanceof int[] ? 16 : 0) + (o instanceof Named ? 32 : 0);
        Square s = (Square) o;
        return s == null ? -kind : kind * 100 + s.side;
    }

    static boolean castToInterface(int a) {
        Object o = (a & 4) == 0 ? make(a) : new int[1];
        Shape s = (Shape) o;
        Shape again = (Shape) o;
        return s == again && s != null;
    }

    static boolean identities(int a) {
        ObjectSample o = make(a);
        ObjectSample p = o;
        o = (a & 4) == 0 ? o : make(a);
        return o == p;
    }

    static int referenceFields(int a) {
        ObjectSample o = new ObjectSample();
        o.myReference = make(a);
        ourReference = o;
        Object r = ((ObjectSample) ourReference).myReference;
        return r == null ? 1 : ((ObjectSample) r).small();
    }

    static int synchronizedBlock(int a) {
        Object o = make(a);
        synchronized (o) {
            synchronized (o) {
                a += 5;
            }
        }
        return a;
    }

    private synchronized int lockedAdd(int a, int depth) {
        return depth == 0 ? a + small : lockedAdd(a + 1, depth - 1);
    }

    private static synchronized double lockedStatic(double x) {
        return x * 2;
    }

    private synchronized long lockedLong(long x) {
        if (x == 0) {
            throw new IllegalStateException();
        }
        return 10 / x;
    }

    static double synchronizedMethods(int a) {
        ObjectSample o = new ObjectSample();
        return o.lockedAdd(a, 5) + lockedStatic(a) + o.lockedLong(a | 1);
    }

    static int manyObjects(short count) {
        ObjectSample last = null;
        int n = count & 0x3FF;
        for (int i = 0; i < n; i++) {
            ObjectSample o = new ObjectSample();
            if (o.myReference != null || o.myPlainLong != 0 || o.myVolatileDouble != 0 || o.small != 3) {
                return -i;
            }
            o.myReference = last;
            last = o;
        }
        int found = 0;
        while (last != null) {
            found++;
            last = (ObjectSample) last.myReference;
        }
        return found;
    }
}
