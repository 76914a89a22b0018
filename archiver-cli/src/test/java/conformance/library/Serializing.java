package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.LineNumberReader;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PushbackReader;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Object streams with every kind of class, and the other streams of {@code java.io}. */
public final class Serializing {
    enum Level { LOW, HIGH { @Override int weight() { return 9; } }; int weight() { return 1; } }

    record Pair(String key, int[] values) implements Serializable {
        Pair {
            if (key == null) {
                throw new IllegalArgumentException("no key");
            }
        }
    }

    static class Parent {
        int notStored = 5;

        Parent() {
            notStored = 6;
        }
    }

    static class Node extends Parent implements Serializable, ObjectInputValidation {
        private static final long serialVersionUID = 42;
        final String name;
        final int number;
        transient String cached = "cached";
        List<Node> next = new ArrayList<>();
        Level level = Level.HIGH;
        double[] doubles = {1.5, -0.0, Double.NaN};
        Object[] mixed = {1, "two", 3L, 'c', (byte) 1, (short) 2, 2.5f, true, null, new int[][] {{1}, {}}};
        static String shared = "static";

        Node(String name, int number) {
            this.name = name;
            this.number = number;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(99);
            out.writeUTF("extra \u00e4");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.registerValidation(this, 0);
            in.defaultReadObject();
            cached = in.readInt() + in.readUTF();
        }

        @Override
        public void validateObject() throws InvalidObjectException {
            if (number < 0) {
                throw new InvalidObjectException("negative");
            }
        }

        @Override
        public String toString() {
            return name + number + cached + next.size() + level + level.weight() + Arrays.toString(doubles) + Arrays.deepToString(mixed) + notStored;
        }
    }

    /** Writes itself. */
    public static final class External implements Externalizable {
        private int a;
        private String b;

        /** For reading. */
        public External() {}

        External(int a, String b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(a);
            out.writeObject(b);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            a = in.readInt();
            b = (String) in.readObject();
        }
    }

    static final class Single implements Serializable {
        static final Single INSTANCE = new Single();

        private Object readResolve() {
            return INSTANCE;
        }
    }

    static final class Replaced implements Serializable {
        private Object writeReplace() {
            return new Pair("replaced", new int[] {1});
        }
    }

    static final class Fields implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("sum", int.class), new ObjectStreamField("text", String.class)};
        private int x = 3;
        private int y = 4;

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField put = out.putFields();
            put.put("sum", x + y);
            put.put("text", "t");
            out.writeFields();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            ObjectInputStream.GetField get = in.readFields();
            x = get.get("sum", 0);
            y = ((String) get.get("text", "")).length();
        }
    }

    /** No explicit serialVersionUID: it is computed. */
    static class Computed implements Serializable, Comparable<Computed> {
        public int a;
        protected static final String S = "x";
        private transient long t;
        volatile Object[] arrays;

        static {
            System.out.println("Computed initialised");
        }

        Computed() {
            t = 1;
        }

        public static synchronized int m(int[] x, String... y) throws IOException {
            return 0;
        }

        private void hidden() { }

        @Override
        public int compareTo(Computed o) {
            return Long.compare(t, o.t);
        }
    }

    static class Bad implements Serializable {
        Object inner = new Object();
    }

    static class Handler implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            return method.getName();
        }
    }

    interface Named {
        String name();
    }

    private Serializing() {}

    private static byte[] write(Object... objects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Object o : objects) {
                out.writeObject(o);
            }
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    /** The program. */
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        Node a = new Node("a", 1);
        Node b = new Node("b", 2);
        a.next.add(b);
        b.next.add(a);
        byte[] bytes = write(a);
        Node back = (Node) read(bytes);
        System.out.println(bytes.length + " " + Arrays.hashCode(bytes) + " " + back + " " + (back.next.get(0).next.get(0) == back));
        Pair pair = (Pair) read(write(new Pair("k", new int[] {1, 2})));
        External external = (External) read(write(new External(7, "ext")));
        Fields fields = (Fields) read(write(new Fields()));
        System.out.println(pair.key() + Arrays.toString(pair.values()) + external.a + external.b + fields.x + fields.y + (read(write(Single.INSTANCE)) == Single.INSTANCE) + ((Pair) read(write(new Replaced()))).key() + (read(write(Level.HIGH)) == Level.HIGH));
        for (Class<?> c : new Class<?>[] {Computed.class, Node.class, Level.class, Pair.class, ArrayList.class, Handler.class, int[].class, String.class, Bad.class, External.class, Object.class}) {
            ObjectStreamClass description = ObjectStreamClass.lookupAny(c);
            System.out.println(description + " " + Arrays.toString(description.getFields()));
        }
        collections();
        Function<String, Integer> lambda = (Function<String, Integer> & Serializable) String::length;
        int captured = 5;
        Supplier<Integer> capturing = (Supplier<Integer> & Serializable) () -> captured * 2;
        System.out.println(((Function<String, Integer>) read(write(lambda))).apply("four") + " " + ((Supplier<Integer>) read(write(capturing))).get());
        Named proxy = (Named) Proxy.newProxyInstance(Serializing.class.getClassLoader(), new Class<?>[] {Named.class}, new Handler());
        System.out.println(((Named) read(write(proxy))).name());
        failures(bytes);
        streams();
    }

    private static void collections() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("array", new ArrayDeque<>(List.of(1, 2)));
        map.put("tree", new TreeMap<>(Map.of("b", 1, "a", 2)));
        map.put("enums", new EnumMap<>(Map.of(Level.LOW, 1)));
        map.put("set", EnumSet.of(Level.LOW));
        map.put("big", new BigInteger("12345678901234567890"));
        map.put("decimal", new BigDecimal("1.10"));
        map.put("date", new Date(0).getTime());
        map.put("local", LocalDate.of(2020, 1, 2));
        map.put("zoned", ZonedDateTime.parse("2020-02-29T12:00+01:00[Europe/Paris]"));
        map.put("uuid", new UUID(1, 2));
        map.put("locale", Locale.GERMANY);
        map.put("bits", BitSet.valueOf(new long[] {5}));
        map.put("list", List.of(1, 2, 3));
        map.put("immutable", Map.of("k", "v"));
        map.put("queue", new PriorityQueue<>(List.of(3, 1, 2)));
        map.put("hash", new HashMap<>(Map.of(1, "x")));
        map.put("class", int[].class);
        map.put("builder", new StringBuilder("sb").toString());
        map.put("concurrent", new ConcurrentHashMap<>(Map.of("c", 1)));
        byte[] bytes = write(map);
        Object back = read(bytes);
        System.out.println(back + " " + bytes.length);
        Exception error = (Exception) read(write(new IllegalStateException("message", new IOException("cause"))));
        System.out.println(error + " " + error.getCause() + " " + error.getStackTrace()[0].getMethodName());
    }

    private static void failures(byte[] bytes) throws Exception {
        try {
            write(new Bad());
        } catch (NotSerializableException e) {
            System.out.println(e);
        }
        try {
            read(Arrays.copyOf(bytes, bytes.length / 2));
        } catch (EOFException e) {
            System.out.println(e);
        }
        try {
            read(write(new Node("neg", -1)));
        } catch (InvalidObjectException e) {
            System.out.println(e);
        }
        byte[] other = bytes.clone();
        for (int i = 0; i < other.length - 8; i++) {
            if (other[i + 7] == 42 && other[i] == 0 && other[i + 6] == 0 && other[i + 5] == 0 && other[i + 4] == 0) {
                other[i + 7] = 43;
                break;
            }
        }
        try {
            read(other);
        } catch (InvalidClassException e) {
            System.out.println(e);
        }
        try {
            read(new byte[] {1, 2, 3, 4});
        } catch (IOException e) {
            System.out.println(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("java.lang.*;!*"));
            in.readObject();
        } catch (InvalidClassException e) {
            System.out.println(e);
        }
    }

    private static void streams() throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 64);
        Thread writer = new Thread(() -> {
            try (DataOutputStream data = new DataOutputStream(out)) {
                for (int i = 0; i < 500; i++) {
                    data.writeInt(i);
                    data.writeUTF("n" + i);
                }
            } catch (IOException e) {
                e.printStackTrace();
            }
        });
        writer.start();
        long sum = 0;
        try (DataInputStream data = new DataInputStream(in)) {
            while (true) {
                sum += data.readInt() * (long) data.readUTF().length();
            }
        } catch (EOFException e) {
            System.out.println("piped " + sum);
        }
        writer.join();
        PipedWriter chars = new PipedWriter();
        PipedReader reader = new PipedReader(chars);
        chars.write("abc");
        chars.close();
        System.out.println("" + (char) reader.read() + (char) reader.read() + reader.skip(5) + reader.read());
        SequenceInputStream sequence = new SequenceInputStream(new ByteArrayInputStream(new byte[] {1, 2}), new ByteArrayInputStream(new byte[] {3}));
        System.out.println(Arrays.toString(sequence.readAllBytes()));
        PushbackReader push = new PushbackReader(new StringReader("xyz"), 2);
        push.unread(push.read());
        System.out.println((char) push.read());
        LineNumberReader lines = new LineNumberReader(new StringReader("a\nb\r\nc\rd"));
        System.out.println(lines.lines().toList() + " " + lines.getLineNumber());
        StreamTokenizer tokens = new StreamTokenizer(new StringReader("x = 3.5 + 'str' // comment\n y"));
        tokens.slashSlashComments(true);
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
            System.out.print(tokens + " ");
        }
        System.out.println();
        System.out.println(System.console() == null);
    }
}
