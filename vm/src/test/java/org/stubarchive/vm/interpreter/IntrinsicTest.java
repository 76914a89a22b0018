package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;

/** The method entries of intrinsics, against the host's own methods or against the memory that they work on. */
@OnEveryMachine
class IntrinsicTest {
    private final GuestWorld world = GuestWorld.get();
    private final GuestClass sample = world.load("org/stubarchive/vm/interpreter/NativeSample");

    private GuestMethod method(String name) {
        return sample.methods.values().stream().filter(m -> m.declaration.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyIntrinsicIsAMethodOfTheClassLibraryAndIsDeclared() throws ReflectiveOperationException {
        for (Intrinsic i : Intrinsic.values()) {
            assertEquals(i.staticId(), Catalogue.standard().find(i.staticId()).orElseThrow().staticId());
            Class<?> holder = Class.forName(i.className().replace('/', '.'), false, null);
            boolean found = i == Intrinsic.OBJECT_INIT || Arrays.stream(holder.getDeclaredMethods()).anyMatch(m -> m.getName().equals(i.methodName())
                    && i.descriptor().map(d -> d.equals(descriptor(m))).orElse(true));
            assertTrue(found, i::name);
            assertEquals(i, Intrinsic.lookup(i.className(), i.methodName(), i.descriptor().orElse("(III)V")).orElseThrow());
            assertEquals(i, Intrinsic.ofId(i.id()));
        }
    }

    private static String descriptor(Method m) {
        return java.lang.invoke.MethodType.methodType(m.getReturnType(), m.getParameterTypes()).toMethodDescriptorString();
    }

    @Test
    void numbers() throws Exception {
        for (double d : new double[] {0.0, -0.0, 2.0, 1e300, -1.0, Double.POSITIVE_INFINITY}) {
            for (int i : new int[] {0, -1, 5, Integer.MIN_VALUE, 0x7F800001}) {
                long l = i * 0x1_0000_0001L;
                assertEquals(NativeSample.intrinsics(Math.abs(d), (float) d, i, l), new GuestCall(world).invoke(method("intrinsics"), Math.abs(d), (float) d, i, l));
            }
        }
    }

    @Test
    void hashAndClass() throws Exception {
        GuestClass object = world.load("java/lang/Object");
        long o = world.newInstance(object);
        RawMemory.putLong(o + ObjectLayout.MARK, 77L << MarkWord.HASH_SHIFT | 9L << MarkWord.OWNER_SHIFT);
        GuestCall call = new GuestCall(world);
        assertEquals(77 * 32, call.invoke(method("hashes"), new GuestReference(o)));
        assertEquals(0, call.served[RuntimeEntry.CALL_NATIVE.id()]);
        assertEquals(new GuestReference(object.mirror), call.invoke(method("classOf"), new GuestReference(o)));
        GuestCall fresh = new GuestCall(world) {
            @Override
            long nativeCall(GuestMethod m) {
                return m.declaration.name().equals("hashCode") ? 5 : 6;
            }
        };
        assertEquals(6 * 31 + 5, fresh.invoke(method("hashes"), new GuestReference(world.newInstance(object))));
        assertEquals(2, fresh.served[RuntimeEntry.CALL_NATIVE.id()]);
        assertThrows(GuestThrow.class, () -> call.invoke(method("classOf"), new GuestReference(0)));
    }

    private Object unsafe(String name, String descriptor, Object... arguments) throws GuestThrow {
        Intrinsic i = Intrinsic.lookup("jdk/internal/misc/Unsafe", name, descriptor).orElseThrow();
        BasicType result = BasicType.ofDescriptor(descriptor.charAt(descriptor.indexOf(')') + 1));
        Object[] all = new Object[arguments.length + 1];
        all[0] = new GuestReference(0);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        long m = world.metadata().allocate(MethodLayout.SIZE);
        RawMemory.putLong(m + MethodLayout.INTERPRETER_ENTRY, world.entry(i.staticId()));
        return new GuestCall(world).invoke(m, result, all);
    }

    @Test
    void unsafeAccess() throws Exception {
        long block = RawMemory.allocate(64);
        Object[][] values = {{"Byte", "B", (byte) -5}, {"Short", "S", (short) -30000}, {"Char", "C", '\uFFF0'}, {"Int", "I", -123456789}, {"Long", "J", 0x8765_4321_1234_5678L},
            {"Float", "F", -1.5f}, {"Double", "D", 1e-300}, {"Boolean", "Z", true}};
        for (String kind : new String[] {"", "Volatile"}) {
            for (Object[] v : values) {
                for (GuestReference base : new GuestReference[] {new GuestReference(0), new GuestReference(block - 8)}) {
                    long offset = base.address() == 0 ? block + 16 : 24;
                    RawMemory.fill(block, 64, (byte) 0x77);
                    unsafe("put" + v[0] + kind, "(Ljava/lang/Object;J" + v[1] + ")V", base, offset, v[2]);
                    assertEquals(v[2], unsafe("get" + v[0] + kind, "(Ljava/lang/Object;J)" + v[1], base, offset), () -> v[0] + kind);
                    int size = BasicType.ofDescriptor(((String) v[1]).charAt(0)).size();
                    assertEquals((byte) 0x77, RawMemory.getByte(block + 15));
                    assertEquals((byte) 0x77, RawMemory.getByte(block + 16 + size));
                }
            }
            unsafe("putReference" + kind, "(Ljava/lang/Object;JLjava/lang/Object;)V", new GuestReference(block), 16L, new GuestReference(0x1234_5678_9AL));
            assertEquals(new GuestReference(0x1234_5678_9AL), unsafe("getReference" + kind, "(Ljava/lang/Object;J)Ljava/lang/Object;", new GuestReference(block), 16L));
        }
        RawMemory.free(block);
    }

    @Test
    void unsafeAtomics() throws Exception {
        long block = RawMemory.allocate(64);
        GuestReference base = new GuestReference(block);
        RawMemory.putLong(block + 8, 0x1111_1111_0000_0007L);
        assertEquals(true, unsafe("compareAndSetInt", "(Ljava/lang/Object;JII)Z", base, 8L, 7, -9));
        assertEquals(0x1111_1111_FFFF_FFF7L, RawMemory.getLong(block + 8));
        assertEquals(false, unsafe("compareAndSetInt", "(Ljava/lang/Object;JII)Z", base, 8L, 7, 1));
        assertEquals(-9, unsafe("compareAndExchangeInt", "(Ljava/lang/Object;JII)I", base, 8L, 7, 1));
        assertEquals(-9, unsafe("compareAndExchangeInt", "(Ljava/lang/Object;JII)I", base, 8L, -9, 1));
        assertEquals(1, unsafe("getAndAddInt", "(Ljava/lang/Object;JI)I", base, 8L, -3));
        assertEquals(-2, unsafe("getAndSetInt", "(Ljava/lang/Object;JI)I", base, 8L, 4));
        assertEquals(0x1111_1111_0000_0004L, RawMemory.getLong(block + 8));
        RawMemory.putLong(block + 16, 1L << 40);
        assertEquals(true, unsafe("compareAndSetLong", "(Ljava/lang/Object;JJJ)Z", base, 16L, 1L << 40, -1L));
        assertEquals(false, unsafe("compareAndSetLong", "(Ljava/lang/Object;JJJ)Z", base, 16L, 1L << 40, 0L));
        assertEquals(-1L, unsafe("compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J", base, 16L, 0L, 5L));
        assertEquals(-1L, unsafe("compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J", base, 16L, -1L, 1L << 50));
        assertEquals(1L << 50, unsafe("getAndAddLong", "(Ljava/lang/Object;JJ)J", base, 16L, 1L << 33));
        assertEquals((1L << 50) + (1L << 33), unsafe("getAndSetLong", "(Ljava/lang/Object;JJ)J", base, 16L, 3L));
        String references = "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)";
        assertEquals(true, unsafe("compareAndSetReference", references + "Z", base, 16L, new GuestReference(3), new GuestReference(1L << 35)));
        assertEquals(new GuestReference(1L << 35), unsafe("compareAndExchangeReference", references + "Ljava/lang/Object;", base, 16L, new GuestReference(3), new GuestReference(0)));
        for (String fence : new String[] {"load", "store", "full"}) {
            unsafe(fence + "Fence", "()V");
        }
        RawMemory.free(block);
    }

    @Test
    void threadAndReference() throws Exception {
        long o = world.newInstance(world.load("java/lang/Object"));
        RawMemory.putLong(world.thread() + ThreadBlockLayout.THREAD_OBJECT, o);
        RawMemory.putInt(world.variables() + VmVariablesLayout.REFERENCE_REFERENT, 16);
        long reference = world.newInstance(world.load("java/lang/ref/WeakReference"));
        RawMemory.putLong(reference + 16, o);
        assertEquals(new GuestReference(o), call(Intrinsic.CURRENT_THREAD, BasicType.OBJECT, 0));
        assertEquals(1, call(Intrinsic.REFERENCE_REFERS_TO, BasicType.INT, 2, new GuestReference(reference), new GuestReference(o)));
        assertEquals(0, call(Intrinsic.REFERENCE_REFERS_TO, BasicType.INT, 2, new GuestReference(reference), new GuestReference(0)));
        assertEquals(new GuestReference(o), call(Intrinsic.REFERENCE_GET, BasicType.OBJECT, 1, new GuestReference(reference)));
    }

    private Object call(Intrinsic i, BasicType result, int argumentSlots, Object... arguments) throws GuestThrow {
        long m = world.metadata().allocate(MethodLayout.SIZE);
        RawMemory.putLong(m + MethodLayout.INTERPRETER_ENTRY, world.entry(i.staticId()));
        RawMemory.putInt(m + MethodLayout.ARGUMENT_SLOTS, argumentSlots);
        return new GuestCall(world).invoke(m, result, arguments);
    }

    /** A MemberName for a target: reference slots at fixed offsets of plain blocks. */
    private GuestReference member(long target, long index) {
        RawMemory.putInt(world.variables() + VmVariablesLayout.MEMBER_NAME_METHOD, 24);
        RawMemory.putInt(world.variables() + VmVariablesLayout.MEMBER_NAME_VMINDEX, 32);
        RawMemory.putInt(world.variables() + VmVariablesLayout.RESOLVED_METHOD_NAME_VMTARGET, 40);
        RawMemory.putInt(world.variables() + VmVariablesLayout.METHOD_HANDLE_FORM, 16);
        RawMemory.putInt(world.variables() + VmVariablesLayout.LAMBDA_FORM_VMENTRY, 48);
        long name = world.allocateRaw(64);
        long resolved = world.allocateRaw(64);
        RawMemory.putLong(name + 24, resolved);
        RawMemory.putLong(name + 32, index);
        RawMemory.putLong(resolved + 40, target);
        return new GuestReference(name);
    }

    @Test
    void methodHandleLinkers() throws Exception {
        GuestClass arithmetic = world.load("org/stubarchive/vm/interpreter/ArithmeticSample");
        long isub = arithmetic.methods.get("isub(II)I").address;
        assertEquals(13, call(Intrinsic.LINK_TO_STATIC, BasicType.INT, 3, 20, 7, member(isub, 0)));
        GuestClass square = world.load("org/stubarchive/vm/interpreter/ObjectSample$Square");
        GuestClass base = world.load("org/stubarchive/vm/interpreter/ObjectSample");
        GuestReference receiver = new GuestReference(world.newInstance(square));
        RawMemory.putInt(receiver.address() + square.field("side").offset(), 5);
        GuestMethod area = base.methods.get("area(I)I");
        assertEquals(3, call(Intrinsic.LINK_TO_SPECIAL, BasicType.INT, 3, receiver, 3, member(area.address, 0)));
        assertEquals(78, call(Intrinsic.LINK_TO_VIRTUAL, BasicType.INT, 3, receiver, 3, member(area.address, area.vtableOffset)));
        GuestClass shape = world.load("org/stubarchive/vm/interpreter/SampleTypes$Shape");
        for (String key : new String[] {"area(I)I", "sides()I", "twice(I)I"}) {
            GuestMethod selector = shape.methods.get(key);
            Object[] arguments = key.contains("(I)") ? new Object[] {receiver, 3, null} : new Object[] {receiver, null};
            arguments[arguments.length - 1] = member(selector.address, GuestClass.imtOffset(selector));
            assertEquals(key.startsWith("area") ? 78 : key.startsWith("sides") ? 4 : 156,
                    call(Intrinsic.LINK_TO_INTERFACE, BasicType.INT, arguments.length, arguments), key);
        }
        long handle = world.allocateRaw(64);
        long form = world.allocateRaw(64);
        RawMemory.putLong(handle + 16, form);
        GuestMethod secret = square.methods.get("reveal(I)I");
        RawMemory.putLong(form + 48, member(secret.address, 0).address());
        RawMemory.putInt(handle + ObjectLayout.KLASS, (int) square.klass);
        assertThrows(GuestThrow.class, () -> call(Intrinsic.INVOKE_BASIC, BasicType.INT, 2, new GuestReference(0), 1));
        GuestMethod constant = arithmetic.methods.get("ineg(I)I");
        RawMemory.putLong(form + 48, member(constant.address, 0).address());
        long onlyHandle = world.metadata().allocate(MethodLayout.SIZE);
        RawMemory.putLong(onlyHandle + MethodLayout.INTERPRETER_ENTRY, world.entry(Intrinsic.INVOKE_BASIC.staticId()));
        RawMemory.putInt(onlyHandle + MethodLayout.ARGUMENT_SLOTS, 1);
        // The target takes the handle as its only argument; as an int it is the low half of the address.
        assertEquals(-(int) handle, new GuestCall(world).invoke(onlyHandle, BasicType.INT, new GuestReference(handle)));
        for (Intrinsic linker : new Intrinsic[] {Intrinsic.LINK_TO_SPECIAL, Intrinsic.LINK_TO_VIRTUAL, Intrinsic.LINK_TO_INTERFACE}) {
            GuestThrow thrown = assertThrows(GuestThrow.class,
                    () -> call(linker, BasicType.INT, 3, new GuestReference(0), 3, member(area.address, KlassLayout.VTABLE)), linker.name().toLowerCase(Locale.ROOT));
            assertEquals("java.lang.NullPointerException", thrown.className());
        }
    }

    private GuestReference string(String text) {
        GuestClass c = world.load("java/lang/String");
        RawMemory.putInt(world.variables() + VmVariablesLayout.STRING_VALUE, c.field("value").offset());
        RawMemory.putInt(world.variables() + VmVariablesLayout.STRING_CODER, c.field("coder").offset());
        RawMemory.putInt(world.variables() + VmVariablesLayout.STRING_HASH, c.field("hash").offset());
        int coder = text.chars().allMatch(x -> x < 256) ? 0 : 1;
        long value = world.newArray(world.load("[B"), text.length() << coder);
        for (int i = 0; i < text.length(); i++) {
            if (coder == 0) {
                RawMemory.putByte(value + ObjectLayout.ARRAY_ELEMENTS + i, (byte) text.charAt(i));
            } else {
                RawMemory.putChar(value + ObjectLayout.ARRAY_ELEMENTS + 2L * i, text.charAt(i));
            }
        }
        long string = world.newInstance(c);
        RawMemory.putLong(string + c.field("value").offset(), value);
        RawMemory.putByte(string + c.field("coder").offset(), (byte) coder);
        RawMemory.putInt(string + c.field("hash").offset(), text.hashCode());
        return new GuestReference(string);
    }

    /** A method with the entry of an intrinsic and the bytecodes of {@code isub}, which show that the entry gave up. */
    private long overSubtraction(Intrinsic i) {
        GuestMethod isub = world.load("org/stubarchive/vm/interpreter/ArithmeticSample").methods.get("isub(II)I");
        long m = world.metadata().allocate(MethodLayout.SIZE);
        RawMemory.copy(isub.address, m, MethodLayout.SIZE);
        RawMemory.putLong(m + MethodLayout.INTERPRETER_ENTRY, world.entry(i.staticId()));
        RawMemory.putLong(m + MethodLayout.CODE, NativeCode.of(world.metadata(), isub));
        return m;
    }

    @Test
    void strings() throws Exception {
        String[] texts = {"", "a", "b", "abcdefg", "abcdefgh", "abcdefgi", "abcdefghi", "abcdefghijklmnopq", "abcdefghijklmnopr", "\u00e9t\u00e9", "\u0416\u0417", "\u0416\u0418",
            "\u0416abcdefghijk"};
        for (String text : texts) {
            GuestReference guest = string(text);
            assertEquals(text.length(), call(Intrinsic.STRING_LENGTH, BasicType.INT, 1, guest));
            for (int i = 0; i < text.length(); i++) {
                assertEquals(text.charAt(i), (char) (int) call(Intrinsic.STRING_CHAR_AT, BasicType.INT, 2, guest, i));
            }
            for (int outside : new int[] {-1, text.length(), Integer.MIN_VALUE}) {
                assertEquals((int) guest.address() - outside, new GuestCall(world).invoke(overSubtraction(Intrinsic.STRING_CHAR_AT), BasicType.INT, guest, outside));
            }
            for (String other : texts) {
                assertEquals(text.equals(other) ? 1 : 0, call(Intrinsic.STRING_EQUALS, BasicType.INT, 2, guest, string(other)), text + " and " + other);
            }
            assertEquals(0, call(Intrinsic.STRING_EQUALS, BasicType.INT, 2, guest, new GuestReference(0)));
            assertEquals(0, call(Intrinsic.STRING_EQUALS, BasicType.INT, 2, guest, new GuestReference(world.newInstance(sample))));
            assertEquals(1, call(Intrinsic.STRING_EQUALS, BasicType.INT, 2, guest, guest));
            if (text.hashCode() != 0) {
                assertEquals(text.hashCode(), call(Intrinsic.STRING_HASH_CODE, BasicType.INT, 1, guest));
            }
        }
    }

    @Test
    void minimumAndMaximum() throws Exception {
        for (int a : new int[] {0, -1, 5, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (int b : new int[] {0, 1, 5, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertEquals(Math.max(a, b), call(Intrinsic.MATH_MAX_INT, BasicType.INT, 2, a, b));
                assertEquals(Math.min(a, b), call(Intrinsic.MATH_MIN_INT, BasicType.INT, 2, a, b));
            }
        }
    }

    private GuestReference mirror(GuestClass c) {
        return new GuestReference(c.mirror);
    }

    @Test
    void questionsToClasses() throws Exception {
        GuestClass base = world.load("org/stubarchive/vm/interpreter/ObjectSample");
        GuestClass square = world.load("org/stubarchive/vm/interpreter/ObjectSample$Square");
        GuestClass shape = world.load("org/stubarchive/vm/interpreter/SampleTypes$Shape");
        GuestClass foreign = world.load("org/stubarchive/vm/interpreter/SampleTypes$Unrelated");
        GuestClass object = world.load("java/lang/Object");
        Class<?>[] hosts = {ObjectSample.class, ObjectSample.Square.class, SampleTypes.Shape.class, SampleTypes.Unrelated.class, Object.class, ObjectSample[].class,
            ObjectSample.Square[].class, SampleTypes.Shape[].class, int[].class, byte[].class};
        GuestClass[] guests = {base, square, shape, foreign, object, world.arrayOf(base), world.arrayOf(square), world.arrayOf(shape), world.load("[I"), world.load("[B")};
        RawMemory.putInt(world.variables() + VmVariablesLayout.CLASS_KLASS, ObjectLayout.FIELDS);
        shapeFlags(shape, foreign);
        for (int i = 0; i < guests.length; i++) {
            // Statics begin behind the header, so the klass has room before them.
            RawMemory.putInt(guests[i].mirror + ObjectLayout.FIELDS, (int) guests[i].klass);
        }
        for (int i = 0; i < guests.length; i++) {
            assertEquals(0, call(Intrinsic.CLASS_IS_PRIMITIVE, BasicType.INT, 1, mirror(guests[i])));
            assertEquals(hosts[i].isArray() ? 1 : 0, call(Intrinsic.CLASS_IS_ARRAY, BasicType.INT, 1, mirror(guests[i])));
            assertEquals(hosts[i].isInterface() ? 1 : 0, call(Intrinsic.CLASS_IS_INTERFACE, BasicType.INT, 1, mirror(guests[i])));
            assertEquals(0, call(Intrinsic.CLASS_IS_INSTANCE, BasicType.INT, 2, mirror(guests[i]), new GuestReference(0)));
            for (int j = 0; j < guests.length; j++) {
                String pair = hosts[i] + " from " + hosts[j];
                assertEquals(hosts[i].isAssignableFrom(hosts[j]) ? 1 : 0, call(Intrinsic.CLASS_IS_ASSIGNABLE_FROM, BasicType.INT, 2, mirror(guests[i]), mirror(guests[j])), pair);
                if (!hosts[j].isInterface()) {
                    long instance = hosts[j].isArray() ? world.newArray(guests[j], 0) : world.newInstance(guests[j]);
                    assertEquals(hosts[i].isAssignableFrom(hosts[j]) ? 1 : 0,
                            call(Intrinsic.CLASS_IS_INSTANCE, BasicType.INT, 2, mirror(guests[i]), new GuestReference(instance)), pair);
                }
            }
        }
        GuestReference primitive = new GuestReference(world.allocateRaw(64));
        assertEquals(1, call(Intrinsic.CLASS_IS_PRIMITIVE, BasicType.INT, 1, primitive));
        assertEquals(0, call(Intrinsic.CLASS_IS_ARRAY, BasicType.INT, 1, primitive));
        assertEquals(0, call(Intrinsic.CLASS_IS_INTERFACE, BasicType.INT, 1, primitive));
        assertEquals(0, call(Intrinsic.CLASS_IS_INSTANCE, BasicType.INT, 2, primitive, mirror(object)));
    }

    private static void shapeFlags(GuestClass... interfaces) {
        for (GuestClass c : interfaces) {
            RawMemory.putInt(c.klass + KlassLayout.FLAGS, KlassLayout.FLAG_INTERFACE);
        }
    }

    @Test
    void clonesOfArrays() throws Exception {
        for (String name : new String[] {"[B", "[C", "[I", "[J", "[Ljava/lang/Object;"}) {
            for (int length : new int[] {0, 1, 7, 8, 9, 100}) {
                GuestClass c = world.load(name);
                int shift = RawMemory.getInt(c.klass + KlassLayout.LAYOUT_HELPER) & 0xFF;
                long original = world.newArray(c, length);
                RawMemory.putLong(original + ObjectLayout.MARK, 5L << MarkWord.HASH_SHIFT);
                for (int i = 0; i < length << shift; i++) {
                    RawMemory.putByte(original + ObjectLayout.ARRAY_ELEMENTS + i, (byte) (i * 7 + 1));
                }
                long copy = ((GuestReference) call(Intrinsic.OBJECT_CLONE, BasicType.OBJECT, 1, new GuestReference(original))).address();
                assertEquals(0, RawMemory.getLong(copy + ObjectLayout.MARK));
                assertEquals(RawMemory.getLong(original + ObjectLayout.KLASS), RawMemory.getLong(copy + ObjectLayout.KLASS));
                for (int i = 0; i < length << shift; i++) {
                    assertEquals((byte) (i * 7 + 1), RawMemory.getByte(copy + ObjectLayout.ARRAY_ELEMENTS + i));
                }
                long end = ObjectLayout.ARRAY_ELEMENTS + ((long) length << shift) + 7 & -8;
                assertEquals(copy + end, RawMemory.getLong(world.thread() + ThreadBlockLayout.TLAB_TOP));
            }
        }
    }
}
