package org.stubarchive.arch.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.testing.OnEveryMachine;

/** The copies that check types, on klasses and objects laid out by hand. */
@OnEveryMachine
public class TypedCopyStubsTest {
    private static final int SIZE = 1 << 16;
    private static long base;
    private static long next;
    private static ExecutableCode code;

    private static long object;
    private static long number;
    private static long integer;
    private static long comparable;
    private static long objects;
    private static long numbers;
    private static long comparables;
    private static long ints;

    @BeforeAll
    static void map() {
        base = NativeMemory.reserveBelow4GiB(SIZE);
        NativeMemory.commit(base, SIZE);
        next = base;
        code = StubImages.map(CpuFeatures.BASELINE, base);
        object = klass(16);
        display(object, object);
        comparable = klass(16);
        RawMemory.putInt(comparable + KlassLayout.SUPER_CHECK_OFFSET, KlassLayout.SECONDARY_SUPER_CACHE);
        number = klass(16);
        display(number, object, number);
        integer = klass(16);
        display(integer, object, number, integer);
        secondary(integer, klass(16), comparable);
        ints = klass(0x8000_0000 | 10 << 8 | 2);
        objects = klass(0x8000_0003);
        numbers = klass(0x8000_0003);
        comparables = klass(0x8000_0003);
        // An array class is the first of its kind below Object; its wider classes are secondary supers.
        display(ints, object, ints);
        display(objects, object, objects);
        RawMemory.putInt(numbers + KlassLayout.SUPER_CHECK_OFFSET, KlassLayout.SECONDARY_SUPER_CACHE);
        RawMemory.putInt(numbers + KlassLayout.PRIMARY_SUPERS, (int) object);
        RawMemory.putInt(numbers + KlassLayout.PRIMARY_SUPERS + 4, (int) objects);
        RawMemory.putInt(comparables + KlassLayout.SUPER_CHECK_OFFSET, KlassLayout.SECONDARY_SUPER_CACHE);
        RawMemory.putInt(objects + KlassLayout.ELEMENT_KLASS, (int) object);
        RawMemory.putInt(numbers + KlassLayout.ELEMENT_KLASS, (int) number);
        RawMemory.putInt(comparables + KlassLayout.ELEMENT_KLASS, (int) comparable);
    }

    @AfterAll
    static void release() {
        code.close();
        NativeMemory.release(base, SIZE);
    }

    private static long klass(int layoutHelper) {
        long k = allocate(1024);
        RawMemory.putInt(k + KlassLayout.LAYOUT_HELPER, layoutHelper);
        secondary(k);
        return k;
    }

    private static long allocate(int bytes) {
        long result = next;
        next += bytes + 7 & -8;
        RawMemory.fill(result, next - result, (byte) 0);
        return result;
    }

    private static void display(long klass, long... supers) {
        for (int i = 0; i < supers.length; i++) {
            RawMemory.putInt(klass + KlassLayout.PRIMARY_SUPERS + 4 * i, (int) supers[i]);
        }
        RawMemory.putInt(klass + KlassLayout.SUPER_CHECK_OFFSET, KlassLayout.PRIMARY_SUPERS + 4 * (supers.length - 1));
    }

    private static void secondary(long klass, long... supers) {
        long table = allocate(KlassLayout.SECONDARY_SUPERS_FIRST + 4 * supers.length);
        RawMemory.putInt(table, supers.length);
        for (int i = 0; i < supers.length; i++) {
            RawMemory.putInt(table + KlassLayout.SECONDARY_SUPERS_FIRST + 4 * i, (int) supers[i]);
        }
        RawMemory.putLong(klass + KlassLayout.SECONDARY_SUPERS, table);
    }

    private static long instance(long klass) {
        long o = allocate(16);
        RawMemory.putInt(o + ObjectLayout.KLASS, (int) klass);
        return o;
    }

    private static long array(long klass, int length, int size) {
        long a = allocate(ObjectLayout.ARRAY_ELEMENTS + length * size);
        RawMemory.putInt(a + ObjectLayout.KLASS, (int) klass);
        RawMemory.putInt(a + ObjectLayout.ARRAY_LENGTH, length);
        return a;
    }

    private static long at(long array, int index) {
        return array + ObjectLayout.ARRAY_ELEMENTS + 8L * index;
    }

    private static long checkcast(long from, long to, int count, long klass) {
        return NativeCall.call(code.entry("checkcast_arraycopy", 0), from, to, count, RawMemory.getInt(klass + KlassLayout.SUPER_CHECK_OFFSET), klass, 0);
    }

    @Test
    void checkcastStopsAtTheFirstThatIsNoInstance() {
        long mark = next;
        long from = array(objects, 8, 8);
        long to = array(numbers, 8, 8);
        long[] elements = {instance(integer), 0, instance(number), instance(integer), instance(object), instance(integer)};
        for (int i = 0; i < elements.length; i++) {
            RawMemory.putLong(at(from, i), elements[i]);
        }
        assertEquals(0, checkcast(at(from, 0), at(to, 0), 0, number));
        assertEquals(0, checkcast(at(from, 0), at(to, 0), 4, number));
        for (int i = 0; i < 4; i++) {
            assertEquals(elements[i], RawMemory.getLong(at(to, i)));
        }
        RawMemory.fill(at(to, 0), 64, (byte) 0);
        assertEquals(~4L, checkcast(at(from, 0), at(to, 0), 6, number));
        assertEquals(elements[3], RawMemory.getLong(at(to, 3)));
        assertEquals(0, RawMemory.getLong(at(to, 4)));
        assertEquals(0, RawMemory.getLong(at(to, 5)));
        next = mark;
    }

    @Test
    void checkcastSearchesSecondarySupersAndRemembers() {
        long mark = next;
        long from = array(objects, 3, 8);
        long to = array(comparables, 3, 8);
        RawMemory.putInt(integer + KlassLayout.SECONDARY_SUPER_CACHE, 0);
        RawMemory.putLong(at(from, 0), instance(integer));
        RawMemory.putLong(at(from, 1), instance(integer));
        RawMemory.putLong(at(from, 2), instance(number));
        assertEquals(~2L, checkcast(at(from, 0), at(to, 0), 3, comparable));
        assertEquals(comparable, RawMemory.getUnsignedInt(integer + KlassLayout.SECONDARY_SUPER_CACHE));
        assertEquals(RawMemory.getLong(at(from, 0)), RawMemory.getLong(at(to, 0)));
        assertEquals(RawMemory.getLong(at(from, 1)), RawMemory.getLong(at(to, 1)));
        assertEquals(0, RawMemory.getLong(at(to, 2)));
        next = mark;
    }

    private static long generic(long source, int sourcePosition, long destination, int destinationPosition, int length) {
        return NativeCall.call(code.entry("generic_arraycopy", 0), source, sourcePosition, destination, destinationPosition, length, 0);
    }

    @Test
    void genericCopiesEverySize() {
        Random random = new Random(5);
        for (int shift = 0; shift <= 3; shift++) {
            long mark = next;
            long klass = klass(0x8000_0000 | 4 + shift << 8 | shift);
            int length = 40;
            long array = array(klass, length, 1 << shift);
            byte[] expected = new byte[length << shift];
            random.nextBytes(expected);
            RawMemory.copyFromArray(array + ObjectLayout.ARRAY_ELEMENTS, expected, 0, expected.length);
            for (int i = 0; i < 200; i++) {
                int count = random.nextInt(length + 1);
                int from = random.nextInt(length - count + 1);
                int to = random.nextInt(length - count + 1);
                assertEquals(0, generic(array, from, array, to, count));
                System.arraycopy(expected, from << shift, expected, to << shift, count << shift);
                byte[] actual = new byte[expected.length];
                RawMemory.copyToArray(array + ObjectLayout.ARRAY_ELEMENTS, actual, 0, actual.length);
                assertEquals(-1, java.util.Arrays.mismatch(expected, actual));
            }
            next = mark;
        }
    }

    @Test
    void genericIgnoresUpperHalves() {
        long mark = next;
        long upper = 0xDEAD_BEEFL << 32;
        long a = array(objects, 4, 8);
        long b = array(numbers, 4, 8);
        long element = instance(integer);
        RawMemory.putLong(at(a, 1), element);
        for (long destination : new long[] {a, b}) {
            assertEquals(0, NativeCall.call(code.entry("generic_arraycopy", 0), a, upper | 1, destination, upper | 3, upper | 1, 0));
            assertEquals(element, RawMemory.getLong(at(destination, 3)));
        }
        next = mark;
    }

    @Test
    void genericRefusesWhatArraycopyThrowsFor() {
        long mark = next;
        long a = array(ints, 10, 4);
        long b = array(ints, 5, 4);
        long o = array(objects, 10, 8);
        long plain = instance(object);
        assertEquals(0, generic(a, 5, b, 0, 5));
        assertEquals(0, generic(a, 10, b, 5, 0));
        assertEquals(-1, generic(0, 0, b, 0, 1));
        assertEquals(-1, generic(a, 0, 0, 0, 1));
        assertEquals(-1, generic(a, -1, b, 0, 1));
        assertEquals(-1, generic(a, 0, b, -1, 1));
        assertEquals(-1, generic(a, 0, b, 0, -1));
        assertEquals(-1, generic(a, 6, b, 0, 5));
        assertEquals(-1, generic(a, 0, b, 1, 5));
        assertEquals(-1, generic(a, Integer.MAX_VALUE, b, 0, Integer.MAX_VALUE));
        assertEquals(-1, generic(a, 1, b, 0, Integer.MAX_VALUE));
        assertEquals(-1, generic(a, 11, b, 0, 0));
        assertEquals(-1, generic(a, 0, o, 0, 1));
        assertEquals(-1, generic(o, 0, a, 0, 1));
        assertEquals(-1, generic(plain, 0, plain, 0, 0));
        assertEquals(-1, generic(o, 0, plain, 0, 0));
        assertEquals(-1, generic(plain, 0, o, 0, 0));
        next = mark;
    }

    @Test
    void genericChecksReferences() {
        long mark = next;
        long source = array(objects, 4, 8);
        long destination = array(numbers, 4, 8);
        long i = instance(integer);
        RawMemory.putLong(at(source, 0), i);
        RawMemory.putLong(at(source, 1), instance(object));
        assertEquals(~1L, generic(source, 0, destination, 2, 2));
        assertEquals(i, RawMemory.getLong(at(destination, 2)));
        assertEquals(0, RawMemory.getLong(at(destination, 3)));
        assertEquals(0, generic(destination, 2, source, 3, 1), "to the wider class");
        assertEquals(i, RawMemory.getLong(at(source, 3)));
        next = mark;
    }
}
