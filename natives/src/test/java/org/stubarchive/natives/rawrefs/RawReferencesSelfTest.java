package org.stubarchive.natives.rawrefs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The analysis on small methods of which is known what is wrong with them. */
class RawReferencesSelfTest {
    /** What is analysed; the analysis is told which of these collect and give references. */
    static final class Cases {
        static long reference() {
            return 8;
        }

        static void collect() {}

        static void mayThrow(boolean bad) {
            if (bad) {
                collect();
                throw new IllegalStateException();
            }
        }

        static void indirectly() {
            collect();
        }

        static long derived() {
            return reference();
        }

        static void use(long value) {}

        static void passed(long value) {
            collect();
            use(value);
        }

        static void wrong() {
            long r = reference();
            collect();
            use(r);
        }

        static void wrongIndirectly() {
            long r = derived();
            indirectly();
            use(r);
        }

        static void wrongOnOnePath(boolean b) {
            long r = reference();
            if (b) {
                collect();
            }
            use(r);
        }

        static void wrongInLoop() {
            long r = reference();
            for (int i = 0; i < 2; i++) {
                use(r);
                collect();
            }
        }

        static void wrongByLambda() {
            long r = reference();
            Runnable action = Cases::collect;
            Action own = Cases::collect;
            own.act();
            use(r);
            action.run();
        }

        static void passes() {
            passed(reference());
        }

        static void right() {
            long r = reference();
            use(r);
            collect();
            r = reference();
            use(r);
        }

        static void rightWhenItThrows(boolean bad) {
            long r = reference();
            mayThrow(bad);
            use(r);
        }

        static boolean rightForNull() {
            long r = reference();
            collect();
            return r == 0;
        }

        static void rightForNumbers() {
            long n = System.nanoTime();
            collect();
            use(n);
        }

        private Cases() {}
    }

    /** An interface of the analysed classes. */
    interface Action {
        void act();
    }

    @Test
    void findsWhatIsWrongAndNothingElse() throws Exception {
        CallGraph graph = new CallGraph(Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("org/stubarchive/natives/rawrefs"));
        String cases = Cases.class.getName().replace('.', '/') + ".";
        Set<String> found = new RawReferences(graph, graph.returningThrough(Set.of(cases + "collect()V"), Set.of()), Set.of(cases + "reference()J")).find();
        assertEquals(Set.of("passed", "wrong", "wrongIndirectly", "wrongOnOnePath", "wrongInLoop", "wrongByLambda"),
                Set.copyOf(found.stream().map(f -> f.substring(f.indexOf('.') + 1, f.indexOf(':'))).toList()));
    }
}
