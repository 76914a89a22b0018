package org.stubarchive.compiler.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.format.runtime.BasicType;

/** Questions are asked once and kept; class files answer them as the specification says. */
class CiEnvTest {
    private final RuntimeImage image = new RuntimeImage();
    private final SymbolicResolver resolver = new SymbolicResolver(image);

    @Test
    void aQuestionIsAskedOnce() {
        List<String> asked = new ArrayList<>();
        CiResolver counting = (CiResolver) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {CiResolver.class}, (p, m, a) -> {
            asked.add(m.getName());
            return m.invoke(resolver, a);
        });
        CiEnv env = new CiEnv(counting);
        CiKlass string = resolver.klass("java/lang/String");
        CiKlass number = resolver.klass("java/lang/Number");
        for (int i = 0; i < 3; i++) {
            assertFalse(env.isSubtype(string, number));
            assertNull(env.klassOf(string, "Lno/such/Class;"));
            assertFalse(env.isInitialized(string));
        }
        assertTrue(env.isSubtype(string, string));
        assertEquals(List.of("isSubtype", "klassOf", "isInitialized"), asked);
        List<String> kept = new ArrayList<>();
        env.forEachAnswer((q, a) -> kept.add(q + ": " + a));
        assertEquals(List.of("IS_SUBTYPE java/lang/String java/lang/Number: false", "KLASS_OF java/lang/String Lno/such/Class;: null",
                "IS_INITIALIZED java/lang/String: false"), kept);
        assertEquals(3, env.questionCount());
    }

    @Test
    void subtypesOfClassesInterfacesAndArrays() {
        assertTrue(isSubtype("java/util/ArrayList", "java/util/AbstractCollection"));
        assertTrue(isSubtype("java/util/ArrayList", "java/lang/Iterable"));
        assertFalse(isSubtype("java/util/AbstractCollection", "java/util/ArrayList"));
        assertTrue(isSubtype("[Ljava/util/ArrayList;", "[Ljava/util/List;"));
        assertTrue(isSubtype("[[I", "[Ljava/io/Serializable;"));
        assertTrue(isSubtype("[I", "java/lang/Cloneable"));
        assertFalse(isSubtype("[I", "[J"));
        assertFalse(isSubtype("[I", "java/lang/Comparable"));
        assertTrue(isSubtype("java/util/List", "java/lang/Object"));
    }

    private boolean isSubtype(String sub, String of) {
        return resolver.isSubtype(resolver.klass(sub), resolver.klass(of));
    }

    @Test
    void methodsAreSelectedByTheReceiver() {
        CiKlass list = resolver.klass("java/util/ArrayList");
        assertSame(list, resolver.select(list, "size", "()I").holder());
        assertEquals("java/lang/Object", resolver.select(list, "getClass", "()Ljava/lang/Class;").holder().name());
        assertEquals("java/util/Collection", resolver.select(list, "stream", "()Ljava/util/stream/Stream;").holder().name());
        assertEquals("java/lang/Object", resolver.select(resolver.klass("[I"), "hashCode", "()I").holder().name());
        assertNull(resolver.select(resolver.klass("java/util/AbstractCollection"), "size", "()I"));
    }

    @Test
    void classesNeedTheirSupertypes() {
        SymbolicResolver without = new SymbolicResolver(n -> n.equals("java/lang/Number") ? null : image.find(n));
        assertNull(without.klass("java/lang/Integer"));
        assertNull(without.klass("[Ljava/lang/Integer;"));
        assertNotNull(without.klass("java/lang/String"));
    }

    @Test
    void membersOfTheClassFile() {
        ClassDescription d = image.find("java/lang/String");
        assertEquals("java/lang/Object", d.superName());
        CiMethod hash = resolver.method("java/lang/String", "hashCode", "()I");
        assertFalse(hash.isStatic());
        assertEquals(1, hash.argumentSlots());
        assertEquals(BasicType.INT, hash.signature().returnType());
        assertTrue(hash.lineOf(0) > 0);
        assertEquals("java/lang/String.hashCode()I", hash.qualifiedName());
        assertNull(resolver.method("java/lang/System", "nanoTime", "()J").code());
    }

    @Test
    void descriptors() {
        CiSignature s = CiSignature.of("(I[[JLjava/lang/String;D)V");
        assertEquals(4, s.parameterCount());
        assertEquals(5, s.parameterSlots());
        assertEquals("[[J", s.parameterDescriptor(1));
        assertEquals(BasicType.ARRAY, s.parameter(1));
        assertEquals(BasicType.VOID, s.returnType());
        for (String wrong : List.of("", "I", "(", "()", "(Ljava/lang/String)V", "([)V", "(X)V")) {
            assertThrows(IllegalArgumentException.class, () -> CiSignature.of(wrong), wrong);
        }
    }
}
