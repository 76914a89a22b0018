package stress;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Long lists, large arrays, all kinds of reference objects, interned strings, lack of heap and of metadata. Wants a heap of 64 MB. */
public final class MemoryPressure {
    private static final int LINKS = 1_000_000;
    private static final int REFERENCES = 5000;

    private static final class Link {
        final int value;
        final Link next;

        Link(int value, Link next) {
            this.value = value;
            this.next = next;
        }
    }

    /** Counts its finalizations. */
    static final class Finalized {
        static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        protected void finalize() {
            COUNT.incrementAndGet();
        }
    }

    /** Defined many times. */
    public static final class Template {
        int field = 3;

        /** Uses the class. */
        public int method() {
            return field + "text".length();
        }
    }

    private MemoryPressure() {}

    public static void main(String[] args) throws Throwable {
        longList();
        largeArrays();
        weakMap();
        softReferences();
        phantomReferences();
        finalizers();
        cleaners();
        interning();
        heapIsFull();
        if (args.length > 0) {
            metadataIsFull();
        }
    }

    private static void longList() {
        Link head = null;
        for (int i = 0; i < LINKS; i++) {
            head = new Link(i, head);
        }
        System.gc();
        long sum = 0;
        for (Link l = head; l != null; l = l.next) {
            sum += l.value;
        }
        System.out.println("list " + sum);
    }

    /** Each takes more than half of the heap. */
    private static void largeArrays() {
        int length = (int) (Runtime.getRuntime().maxMemory() / 10 * 6);
        int sum = 0;
        for (int i = 1; i <= 5; i++) {
            byte[] large = new byte[length];
            sum += large[length - 1];
            large[length - 1] = (byte) i;
            sum += large[length - 1];
        }
        Object[] references = new Object[1_000_000];
        for (int i = 0; i < references.length; i += 5) {
            references[i] = new int[] {i};
        }
        System.gc();
        for (int i = 0; i < references.length; i += 5) {
            sum += ((int[]) references[i])[0];
        }
        System.out.println("arrays " + sum);
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            System.gc();
            Thread.sleep(10);
        }
        return condition.getAsBoolean();
    }

    private static void weakMap() throws InterruptedException {
        WeakHashMap<Object, String> map = new WeakHashMap<>();
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < REFERENCES; i++) {
            Object key = new Object();
            map.put(key, "value");
            if (i % 100 == 0) {
                kept.add(key);
            }
        }
        System.out.println("weak map " + await(() -> map.size() == kept.size()));
    }

    /** None may be lost while there is room, all may be before memory runs out. */
    private static void softReferences() {
        List<SoftReference<byte[]>> list = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            list.add(new SoftReference<>(new byte[1 << 20]));
        }
        System.out.println("soft " + (list.get(0).get() == null) + " " + (list.get(199).get() != null));
    }

    private static void phantomReferences() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Set<Reference<?>> pending = new HashSet<>();
        for (int i = 0; i < REFERENCES; i++) {
            pending.add(new PhantomReference<>(new Object(), queue));
        }
        System.out.println("phantom " + await(() -> {
            for (Reference<?> r = queue.poll(); r != null; r = queue.poll()) {
                pending.remove(r);
            }
            return pending.isEmpty();
        }));
    }

    private static void finalizers() throws InterruptedException {
        for (int i = 0; i < REFERENCES; i++) {
            new Finalized();
        }
        System.out.println("finalizers " + await(() -> Finalized.COUNT.get() == REFERENCES));
    }

    private static void cleaners() throws InterruptedException {
        Cleaner cleaner = Cleaner.create();
        AtomicInteger cleaned = new AtomicInteger();
        for (int i = 0; i < REFERENCES; i++) {
            cleaner.register(new Object(), cleaned::incrementAndGet);
        }
        System.out.println("cleaners " + await(() -> cleaned.get() == REFERENCES));
    }

    private static void interning() {
        String[] kept = new String[100];
        for (int i = 0; i < 20_000; i++) {
            String s = ("interned " + i).intern();
            if (i % 200 == 0) {
                kept[i / 200] = s;
            }
        }
        System.gc();
        boolean same = true;
        for (int i = 0; i < kept.length; i++) {
            same &= kept[i] == ("interned " + i * 200).intern();
        }
        System.out.println("interning " + same);
    }

    private static void heapIsFull() {
        for (int size : new int[] {10, 1000, 1 << 20}) {
            try {
                List<Object> list = new ArrayList<>();
                while (true) {
                    list.add(new byte[size]);
                }
            } catch (OutOfMemoryError e) {
                System.out.println("full of " + size + ": " + e.getMessage());
            }
        }
        try {
            System.out.println(new long[Integer.MAX_VALUE].length);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
    }

    private static void metadataIsFull() throws Exception {
        byte[] bytes;
        try (InputStream in = MemoryPressure.class.getResourceAsStream("MemoryPressure$Template.class")) {
            bytes = in.readAllBytes();
        }
        List<Object> kept = new ArrayList<>();
        try {
            while (true) {
                kept.add(MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass());
            }
        } catch (OutOfMemoryError e) {
            // No concatenation: it would define classes.
            System.out.println(kept.size() > 1000);
            System.out.println(e.getMessage());
        }
    }
}
