package org.stubarchive.natives.rawrefs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stubarchive.natives.Natives;
import org.stubarchive.vm.threads.JavaThread;

/** No method of the runtime uses a raw reference behind a call that may collect. */
class RawReferencesTest {
    private static final String VM = "org/stubarchive/vm/";
    private static final String NATIVES = "org/stubarchive/natives/";

    /** Where a thread becomes safe, or may. */
    private static final Set<String> SAFE_POINTS = Set.of(
            VM + "threads/ThreadRequests.enterNative()V",
            VM + "threads/ThreadRequests.pause()V",
            VM + "threads/JavaThread.tryEnterJava()Z");

    /** What could collect by its code alone, and why it does not. */
    private static final Map<String, String> EXEMPT = Map.of(VM + "classes/MethodHandleUpcalls.natives(Lorg/stubarchive/vm/threads/JavaThread;)Lorg/stubarchive/vm/oops/InstanceKlass;", "prepared before the references are read");

    /** Where raw references come from. */
    private static final Set<String> SOURCES = Set.of(
            VM + "gc/Handle.oop()J",
            VM + "gc/GlobalRef.oop()J",
            VM + "gc/WeakRef.oop()J",
            VM + "gc/SemispaceHeap.allocate(Lorg/stubarchive/vm/threads/JavaThread;J)J",
            VM + "oops/Klass.mirror()J",
            VM + "oops/ClassLoaderData.loaderOop()J",
            VM + "oops/Oops.getReference(JI)J",
            VM + "threads/JavaThread.threadObject()J",
            VM + "threads/JavaThread.takePending()J",
            NATIVES + "NativeCall.receiver()J",
            NATIVES + "NativeTable.oopAt(Lorg/stubarchive/natives/NativeCall;I)J");

    /** Methods in which the analysis sees a reference where there is none, and why. */
    private static final Map<String, String> ALLOWED = Map.of("Boxing.box", "raw bits of a primitive: with a reference it is not called");

    private static Path classesOf(Class<?> c) throws URISyntaxException {
        return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void noRawReferenceIsUsedBehindACollection() throws Exception {
        CallGraph graph = new CallGraph(classesOf(JavaThread.class), classesOf(Natives.class));
        for (String key : SAFE_POINTS) {
            assertTrue(graph.has(key), key);
        }
        for (String key : EXEMPT.keySet()) {
            assertTrue(graph.has(key), key);
        }
        for (String key : SOURCES) {
            assertTrue(graph.has(key), key);
        }
        Set<String> collecting = graph.returningThrough(SAFE_POINTS, EXEMPT.keySet());
        RawReferences analysis = new RawReferences(graph, collecting, SOURCES);
        Set<String> found = analysis.find();
        // The analysis has seen what it is about.
        assertTrue(collecting.contains(VM + "gc/Heap.allocateArray(Lorg/stubarchive/vm/threads/JavaThread;Lorg/stubarchive/vm/oops/ArrayKlass;I)J"));
        assertTrue(analysis.isSource(VM + "objects/JavaStrings.fromHost(Lorg/stubarchive/vm/threads/JavaThread;Ljava/lang/String;)J"));
        Set<String> allowed = new TreeSet<>();
        for (String f : Set.copyOf(found)) {
            String method = f.substring(0, f.indexOf(':'));
            if (ALLOWED.containsKey(method)) {
                allowed.add(method);
                found.remove(f);
            }
        }
        assertEquals("", String.join("\n", found));
        assertEquals(ALLOWED.keySet(), allowed);
    }
}
