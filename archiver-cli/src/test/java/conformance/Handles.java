package conformance;

import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VolatileCallSite;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Method handles, variable handles and call sites. */
public class Handles {
    static final MethodHandles.Lookup L = MethodHandles.lookup();
    int field = 5; volatile long vol = 6; static String text = "static"; final int fin = 7; private Object ref = "ref"; boolean flag; byte b; short s; char c; float f; double d;

    static int add(int a, int b) { return a + b; }
    static long mix(byte a, short b, char c, int d, long e, float f, double g, boolean h, Object i) { return a + b + c + d + e + (long) f + (long) g + (h ? 1 : 0) + i.hashCode(); }
    static String join(Object... os) { return Arrays.toString(os); }
    static String str(Object o) { return "<" + o + ">"; }
    static void fail(String s) throws IOException { throw new IOException(s); }
    static boolean positive(int i) { return i > 0; }
    static int handler(Throwable t, int a) { return t.getMessage() == null ? -1 : -a; }
    static int divide(int a, int b) { return a / b; }
    static String cleanup(Throwable t, String r, String a) { return (t == null ? "ok " : t + " ") + r + a; }
    static String maybe(String a) { if (a.isEmpty()) { throw new IllegalArgumentException("empty"); } return a + "!"; }
    int virt(int x) { return x + field; }
    static class Sub extends Handles { @Override int virt(int x) { return -super.virt(x); } static int up(Sub s, int x) throws Throwable { return (int) MethodHandles.lookup().findSpecial(Handles.class, "virt", methodType(int.class, int.class), Sub.class).invokeExact(s, x); } }
    interface Deflt { default String hi(String n) { return "hi " + n; } }

    interface Body { Object run() throws Throwable; }

    static void check(String what, Body c) {
        try {
            Object o = c.run();
            System.out.println(what + " " + (o instanceof Object[] a ? Arrays.deepToString(a) : o));
        } catch (Throwable t) {
            System.out.println((what + " ! " + t + (t.getCause() == null ? "" : " / " + t.getCause())).replaceAll("@[0-9a-f]{5,8}", "@#"));
        }
    }

    static MethodHandle st(String n, Class<?> r, Class<?>... p) throws Throwable { return L.findStatic(Handles.class, n, methodType(r, p)); }

    public static void main(String[] args) throws Throwable {
        finders();
        adapters();
        loops();
        variables();
        sites();
        metafactory();
    }

    static void finders() throws Throwable {
        MethodHandle add = st("add", int.class, int.class, int.class);
        check("exact", () -> (int) add.invokeExact(1, 2));
        check("wrong exact", () -> (long) add.invokeExact(1, 2));
        check("wrong exact 2", () -> (Object) add.invokeExact(1, (Integer) 2));
        check("invoke", () -> (long) add.invoke((byte) 1, (Integer) 2));
        check("invoke void", () -> { add.invoke(1, 2); return "v"; });
        check("invoke bad", () -> (int) add.invoke("a", 2));
        check("invoke cast", () -> (int) add.invoke((Object) 1, (Object) "x"));
        check("invoke null", () -> (int) add.invoke((Object) null, 1));
        check("arguments", () -> add.invokeWithArguments(List.of(4, 5)));
        check("arguments count", () -> add.invokeWithArguments(4));
        check("mix", () -> st("mix", long.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class, boolean.class, Object.class).invoke((byte) 1, (byte) 2, 'c', (short) 4, 5, 6L, 7f, true, "i"));
        check("virtual", () -> (int) L.findVirtual(Handles.class, "virt", methodType(int.class, int.class)).invoke(new Sub(), 3));
        check("special", () -> Sub.up(new Sub(), 3));
        check("bind", () -> (int) L.bind(new Sub(), "virt", methodType(int.class, int.class)).invokeExact(3));
        check("bindTo null", () -> (int) L.findVirtual(Handles.class, "virt", methodType(int.class, int.class)).bindTo(null).invokeExact(3));
        check("null receiver", () -> (int) L.findVirtual(Handles.class, "virt", methodType(int.class, int.class)).invokeExact((Handles) null, 3));
        check("constructor", () -> (StringBuilder) L.findConstructor(StringBuilder.class, methodType(void.class, String.class)).invokeExact("sb"));
        check("interface", () -> (int) L.findVirtual(List.class, "size", methodType(int.class)).invoke(List.of(1, 2)));
        check("interface object", () -> (String) L.findVirtual(List.class, "toString", methodType(String.class)).invoke(List.of(1, 2)));
        check("default", () -> (String) L.findVirtual(Deflt.class, "hi", methodType(String.class, String.class)).invokeExact((Deflt) new Deflt() { }, "x"));
        check("array clone", () -> L.findVirtual(int[].class, "clone", methodType(Object.class)).invoke(new int[] {1}).getClass());
        check("getter", () -> (int) L.findGetter(Handles.class, "field", int.class).invokeExact(new Handles()));
        check("static getter", () -> (String) L.findStaticGetter(Handles.class, "text", String.class).invokeExact());
        check("setter", () -> { Handles h = new Handles(); L.findSetter(Handles.class, "vol", long.class).invokeExact(h, 9L); return h.vol; });
        check("final setter", () -> L.findSetter(Handles.class, "fin", int.class));
        check("missing", () -> L.findStatic(Handles.class, "nope", methodType(void.class)));
        check("missing field", () -> L.findGetter(Handles.class, "nope", int.class));
        check("wrong type", () -> L.findStatic(Handles.class, "add", methodType(long.class, int.class, int.class)));
        check("static as virtual", () -> L.findVirtual(Handles.class, "add", methodType(int.class, int.class, int.class)));
        check("private", () -> MethodHandles.publicLookup().findGetter(Handles.class, "ref", Object.class));
        check("private String", () -> L.findGetter(String.class, "value", byte[].class));
        check("privateIn", () -> MethodHandles.privateLookupIn(String.class, L));
        check("unreflect", () -> L.unreflect(Math.class.getMethod("max", int.class, int.class)).invoke(3, 4));
        check("unreflect ctor", () -> L.unreflectConstructor(String.class.getConstructor(char[].class)).invoke(new char[] {'x'}));
        check("reveal", () -> L.revealDirect(add) + " " + add + add.type() + L.revealDirect(add).getReferenceKind());
        check("varargs", () -> st("join", String.class, Object[].class).invoke(1, "a", 2.0));
        check("varargs none", () -> st("join", String.class, Object[].class).invoke());
        check("varargs array", () -> st("join", String.class, Object[].class).invoke(new Object[] {1}));
        check("varargs fixed", () -> st("join", String.class, Object[].class).asFixedArity().invoke(1, 2));
        check("caller", () -> L.lookupClass() + " " + L);
        check("class", () -> L.findClass("conformance.Handles$Sub"));
        check("type", () -> MethodType.fromMethodDescriptorString("(I[JLjava/lang/String;)V", null).appendParameterTypes(char.class).wrap() + methodType(int.class).toMethodDescriptorString());
        check("exception", () -> { st("fail", void.class, String.class).invokeExact("io"); return 1; });
        try {
            st("divide", int.class, int.class, int.class).invoke(1, 0);
        } catch (ArithmeticException e) {
            e.printStackTrace(System.out);
        }
    }

    static void adapters() throws Throwable {
        MethodHandle add = st("add", int.class, int.class, int.class);
        MethodHandle str = st("str", String.class, Object.class);
        check("insert", () -> (int) MethodHandles.insertArguments(add, 1, 10).invokeExact(5));
        check("drop", () -> (int) MethodHandles.dropArguments(add, 1, String.class, long.class).invokeExact(5, "x", 1L, 6));
        check("filter", () -> (String) MethodHandles.filterReturnValue(add.asType(methodType(Object.class, int.class, int.class)), str).invokeExact(1, 2));
        check("filter args", () -> (int) MethodHandles.filterArguments(add, 0, L.findVirtual(String.class, "length", methodType(int.class)), null).invokeExact("four", 2));
        check("fold", () -> (int) MethodHandles.foldArguments(MethodHandles.dropArguments(add, 2, int.class), add).invoke(3, 4));
        check("permute", () -> (int) MethodHandles.permuteArguments(st("divide", int.class, int.class, int.class), methodType(int.class, int.class, int.class), 1, 0).invokeExact(2, 10));
        check("guard", () -> { MethodHandle g = MethodHandles.guardWithTest(st("positive", boolean.class, int.class), MethodHandles.insertArguments(add, 0, 100), MethodHandles.insertArguments(add, 0, -100)); return (int) g.invokeExact(1) + " " + (int) g.invokeExact(-1); });
        check("catch", () -> (int) MethodHandles.catchException(st("divide", int.class, int.class, int.class), ArithmeticException.class, MethodHandles.dropArguments(st("handler", int.class, Throwable.class, int.class).asType(methodType(int.class, ArithmeticException.class, int.class)), 2, int.class)).invokeExact(7, 0));
        MethodHandle tf = MethodHandles.tryFinally(st("maybe", String.class, String.class), st("cleanup", String.class, Throwable.class, String.class, String.class));
        check("tryFinally", () -> (String) tf.invokeExact("a"));
        check("tryFinally throw", () -> (String) tf.invokeExact(""));
        check("spread", () -> (int) add.asSpreader(Object[].class, 2).invokeExact(new Object[] {1, 2}));
        check("spread int", () -> (int) add.asSpreader(int[].class, 2).invokeExact(new int[] {1, 2}));
        check("spread count", () -> (int) add.asSpreader(Object[].class, 2).invokeExact(new Object[] {1}));
        check("collect", () -> (String) st("join", String.class, Object[].class).asCollector(Object[].class, 3).invoke(1, 2, 3));
        check("collect many", () -> (String) st("join", String.class, Object[].class).asCollector(Object[].class, 20).invokeWithArguments(java.util.stream.IntStream.range(0, 20).boxed().toArray()));
        check("asType", () -> (Object) add.asType(methodType(Object.class, Object.class, Integer.class)).invokeExact((Object) 1, (Integer) 2));
        check("asType bad", () -> add.asType(methodType(String.class, int.class, int.class)));
        check("explicit", () -> (byte) MethodHandles.explicitCastArguments(add, methodType(byte.class, double.class, boolean.class)).invokeExact(300.7, true));
        check("constant", () -> (String) MethodHandles.constant(String.class, "k").invokeExact());
        check("identity", () -> (long) MethodHandles.identity(long.class).invokeExact(8L));
        check("empty", () -> (int) MethodHandles.empty(methodType(int.class, String.class)).invokeExact("s"));
        check("zero", () -> (double) MethodHandles.zero(double.class).invokeExact());
        check("throw", () -> { MethodHandles.throwException(int.class, IOException.class).invoke(new IOException("t")); return 1; });
        check("invoker", () -> (int) MethodHandles.exactInvoker(add.type()).invokeExact(add, 1, 2) + (int) MethodHandles.invoker(methodType(int.class, byte.class, Integer.class)).invokeExact(add, (byte) 1, (Integer) 2));
        check("spreadInvoker", () -> MethodHandles.spreadInvoker(methodType(int.class, int.class, int.class), 0).invoke(add, new Object[] {3, 4}));
        check("array", () -> { int[] a = {1, 2}; MethodHandles.arrayElementSetter(int[].class).invokeExact(a, 1, 9); return (int) MethodHandles.arrayElementGetter(int[].class).invokeExact(a, 1) + (int) MethodHandles.arrayLength(int[].class).invokeExact(a) + " " + ((long[]) MethodHandles.arrayConstructor(long[].class).invokeExact(3)).length; });
        check("array bounds", () -> (int) MethodHandles.arrayElementGetter(int[].class).invokeExact(new int[1], 1));
        check("array store", () -> { MethodHandles.arrayElementSetter(Object[].class).invoke(new String[1], 0, 5); return 0; });
        check("collectArguments", () -> (int) MethodHandles.collectArguments(add, 1, st("divide", int.class, int.class, int.class)).invokeExact(1, 10, 5));
        check("proxy", () -> MethodHandleProxies.asInterfaceInstance(IntBinaryOperator.class, add).applyAsInt(3, 9));
        check("withVarargs", () -> L.findStatic(Arrays.class, "asList", methodType(List.class, Object[].class)).invoke(1, 2, 3).toString());
        check("equality", () -> add.type().equals(methodType(int.class, int.class, int.class)) + " " + (add.type() == methodType(int.class, int.class, int.class)));
    }

    static int inc(int i) { return i + 1; }
    static boolean below(int i, int n) { return i < n; }
    static int step(int acc, int i, int n) { return acc * 10 + i; }
    static String visit(String acc, Object o) { return acc + o + ";"; }

    static void loops() throws Throwable {
        check("counted", () -> (int) MethodHandles.countedLoop(MethodHandles.constant(int.class, 5), MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0, int.class), st("step", int.class, int.class, int.class, int.class)).invoke(0));
        check("while", () -> (int) MethodHandles.whileLoop(MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0, int.class), st("below", boolean.class, int.class, int.class), MethodHandles.dropArguments(st("inc", int.class, int.class), 1, int.class)).invokeExact(7));
        check("iterated", () -> (String) MethodHandles.iteratedLoop(null, MethodHandles.dropArguments(MethodHandles.constant(String.class, "start "), 0, Iterable.class), st("visit", String.class, String.class, Object.class)).invoke(List.of(1, 2, "x")));
        MethodHandle[] clause = {MethodHandles.constant(int.class, 1), st("inc", int.class, int.class), MethodHandles.insertArguments(st("below", boolean.class, int.class, int.class), 1, 9), MethodHandles.identity(int.class)};
        check("loop", () -> (int) MethodHandles.loop(clause).invokeExact());
        check("tableSwitch", () -> { MethodHandle sw = MethodHandles.tableSwitch(MethodHandles.dropArguments(MethodHandles.constant(String.class, "dflt"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "zero"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "one"), 0, int.class)); return (String) sw.invokeExact(0) + (String) sw.invokeExact(1) + (String) sw.invokeExact(2); });
    }

    static void variables() throws Throwable {
        Handles h = new Handles();
        VarHandle field = L.findVarHandle(Handles.class, "field", int.class);
        check("get", () -> (int) field.get(h));
        check("cas", () -> field.compareAndSet(h, 5, 6) + " " + field.compareAndSet(h, 5, 7) + (int) field.getAndAdd(h, 10) + (int) field.getVolatile(h) + (int) field.compareAndExchange(h, 16, 20) + (int) field.getAndBitwiseOr(h, 3) + (int) field.getAndSet(h, 1) + (int) field.getAcquire(h) + field.weakCompareAndSetPlain(h, 1, 2));
        check("long", () -> { VarHandle v = L.findVarHandle(Handles.class, "vol", long.class); v.setRelease(h, 100L); return (long) v.getAndAdd(h, 5L) + (long) v.getOpaque(h) + " " + v.compareAndSet(h, 105L, 1L) + h.vol; });
        check("ref", () -> { VarHandle v = L.findVarHandle(Handles.class, "ref", Object.class); return v.getAndSet(h, "new") + " " + v.compareAndExchange(h, "new", "newer") + v.get(h); });
        check("static", () -> { VarHandle v = L.findStaticVarHandle(Handles.class, "text", String.class); v.set("changed"); return (String) v.getAndSet("x") + text; });
        check("final", () -> { VarHandle v = L.findVarHandle(Handles.class, "fin", int.class); v.set(h, 1); return 0; });
        check("wrong type", () -> { field.set(h, "x"); return 0; });
        check("boxed", () -> (Object) field.get(h));
        check("widen", () -> { field.set(h, (short) 3); return (long) field.get(h); });
        check("null", () -> (int) field.get((Handles) null));
        check("unsupported", () -> (double) L.findVarHandle(Handles.class, "d", double.class).getAndBitwiseXor(h, 1.0));
        check("small", () -> { VarHandle z = L.findVarHandle(Handles.class, "flag", boolean.class), b = L.findVarHandle(Handles.class, "b", byte.class), s = L.findVarHandle(Handles.class, "s", short.class), c = L.findVarHandle(Handles.class, "c", char.class), f = L.findVarHandle(Handles.class, "f", float.class), d = L.findVarHandle(Handles.class, "d", double.class);
            return z.compareAndSet(h, false, true) + " " + (boolean) z.getAndBitwiseXor(h, true) + h.flag + (byte) b.getAndAdd(h, (byte) 127) + (byte) b.getAndAdd(h, (byte) 2) + h.b + s.compareAndSet(h, (short) 0, (short) -1) + (short) s.getAndAdd(h, (short) 5) + h.s + c.weakCompareAndSet(h, '\0', 'q') + (char) c.getAndSet(h, 'r') + h.c + f.compareAndSet(h, 0f, 1.5f) + (float) f.getAndAdd(h, 2f) + h.f + d.compareAndSet(h, 0d, -0d) + (double) d.getAndAdd(h, 1d) + h.d; });
        VarHandle ia = MethodHandles.arrayElementVarHandle(int[].class), sa = MethodHandles.arrayElementVarHandle(String[].class), ba = MethodHandles.arrayElementVarHandle(byte[].class);
        int[] ints = {1, 2, 3};
        String[] strs = {"a", "b"};
        byte[] bytes = new byte[20];
        check("ints", () -> (int) ia.getAndAdd(ints, 1, 5) + " " + ia.compareAndSet(ints, 1, 7, 8) + Arrays.toString(ints) + ia.varType() + ia.coordinateTypes());
        check("ints bounds", () -> (int) ia.get(ints, 3));
        check("strs", () -> sa.getAndSet(strs, 0, "z") + " " + sa.compareAndSet(strs, 1, "b", "y") + Arrays.toString(strs));
        check("strs store", () -> { MethodHandles.arrayElementVarHandle(Object[].class).set((Object[]) strs, 0, (Object) 1); return 0; });
        check("bytes", () -> (byte) ba.getAndBitwiseOr(bytes, 2, (byte) 12) + " " + bytes[2]);
        VarHandle il = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN), lb = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
        check("view", () -> { il.set(bytes, 3, 0x01020304); lb.set(bytes, 8, 0x0102030405060708L); return Arrays.toString(bytes) + (int) il.get(bytes, 4) + " " + (long) lb.get(bytes, 9); });
        check("view bounds", () -> (int) il.get(bytes, 17));
        ByteBuffer bb = ByteBuffer.allocateDirect(32);
        VarHandle iv = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        check("buffer", () -> { iv.setVolatile(bb, 4, 77); return iv.compareAndSet(bb, 4, 77, 78) + " " + (int) iv.getVolatile(bb, 4) + bb.getInt(4); });
        check("buffer unaligned", () -> (int) iv.getVolatile(bb, 5));
        check("toMethodHandle", () -> (int) field.toMethodHandle(VarHandle.AccessMode.GET_AND_ADD).invokeExact(h, 4) + h.field);
        check("accessMode", () -> field.accessModeType(VarHandle.AccessMode.COMPARE_AND_SET) + " " + field.isAccessModeSupported(VarHandle.AccessMode.GET) + field);
        VarHandle.fullFence();
        VarHandle.acquireFence();
    }

    static void sites() throws Throwable {
        MutableCallSite m = new MutableCallSite(methodType(int.class, int.class, int.class));
        m.setTarget(st("add", int.class, int.class, int.class));
        MethodHandle dyn = m.dynamicInvoker();
        check("mutable", () -> { int a = (int) dyn.invokeExact(8, 2); m.setTarget(st("divide", int.class, int.class, int.class)); return a + " " + (int) dyn.invokeExact(8, 2); });
        VolatileCallSite v = new VolatileCallSite(MethodHandles.constant(String.class, "v1"));
        check("volatile", () -> { String a = (String) v.dynamicInvoker().invokeExact(); v.setTarget(MethodHandles.constant(String.class, "v2")); return a + (String) v.dynamicInvoker().invokeExact(); });
        check("wrong", () -> { m.setTarget(MethodHandles.constant(int.class, 1)); return 0; });
        CallSite k = new ConstantCallSite(MethodHandles.constant(int.class, 3));
        check("constant", () -> { k.setTarget(null); return 0; });
        SwitchPoint sp = new SwitchPoint();
        MethodHandle sw = sp.guardWithTest(MethodHandles.constant(String.class, "on"), MethodHandles.constant(String.class, "off"));
        check("switchpoint", () -> { String a = (String) sw.invokeExact(); SwitchPoint.invalidateAll(new SwitchPoint[] {sp}); return a + (String) sw.invokeExact() + sp.hasBeenInvalidated(); });
    }

    static void metafactory() throws Throwable {
        CallSite cs = LambdaMetafactory.metafactory(L, "apply", methodType(Function.class, String.class), methodType(Object.class, Object.class), L.findVirtual(String.class, "concat", methodType(String.class, String.class)), methodType(String.class, String.class));
        check("metafactory", () -> ((Function<Object, Object>) cs.getTarget().invoke("a")).apply("b"));
        check("metafactory cast", () -> ((Function<Object, Object>) cs.getTarget().invoke("a")).apply(1));
        CallSite alt = LambdaMetafactory.altMetafactory(L, "get", methodType(Supplier.class), methodType(Object.class), MethodHandles.lookup().findConstructor(Handles.class, methodType(void.class)), methodType(Handles.class), LambdaMetafactory.FLAG_MARKERS | LambdaMetafactory.FLAG_BRIDGES, 1, Cloneable.class, 1, methodType(Handles.class));
        check("alt", () -> { Object o = alt.getTarget().invoke(); return (o instanceof Cloneable) + " " + ((Supplier<?>) o).get().getClass(); });
        check("many", () -> { long t = 0; for (int i = 0; i < 300; i++) { int k = i; Callable<Integer> c = () -> k; Supplier<String> s = String::new; t += c.call() + s.get().length(); } return t; });
    }
}
