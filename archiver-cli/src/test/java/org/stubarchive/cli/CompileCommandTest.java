package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stubarchive.cli.ToolRunner.Outcome;

/** {@code compile}: what it shows, and what it says of methods that are not there. */
class CompileCommandTest {
    /** A method of this class path: twice what is given. */
    static int twice(int n) {
        return n + n;
    }

    private static String ownClasses() throws URISyntaxException {
        return Path.of(CompileCommandTest.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    @Test
    void showsBytecodeAndGraphOfTheClassLibrary() {
        Outcome o = InProcess.tool("compile", "java.lang.String.indexOf(II)I");
        assertEquals(0, o.exitCode(), o.err());
        assertTrue(o.out().startsWith("bytecode of java/lang/String.indexOf(II)I: "), o.out());
        assertTrue(o.out().contains("graph of java/lang/String.indexOf(II)I"), o.out());
        assertTrue(o.out().contains("during_call"), o.out());
        assertFalse(InProcess.tool("compile", "--no-states", "java.lang.String.indexOf(II)I").out().contains("during_call"));
    }

    @Test
    void showsMethodsOfAClassPath() throws Exception {
        Outcome o = InProcess.tool("compile", "-cp", ownClasses(), "org.stubarchive.cli.CompileCommandTest.twice");
        assertEquals(0, o.exitCode(), o.err());
        assertTrue(o.out().contains("v0.0 = iadd p0, p0 : int\n  return v0.0\n"), o.out());
        assertTrue(o.out().contains("r1 = int add int r0, r0\n  return int r1\n"), o.out());
    }

    @Test
    void showsMachineCodeOfEitherTarget() {
        String x86 = InProcess.tool("compile", "--target", "linux-x86_64", "java.lang.Math.max(II)I").out();
        assertTrue(x86.contains("code of java/lang/Math.max(II)I for linux-x86_64: "), x86);
        assertTrue(x86.contains("cmp ") && x86.contains("; bytecode 2, line "), x86);
        String aarch64 = InProcess.tool("compile", "--target", "linux-aarch64", "java.lang.Math.max(II)I").out();
        assertTrue(aarch64.contains("ldur ") || aarch64.contains("ldr "), aarch64);
        String hash = InProcess.tool("compile", "java.lang.String.hashCode").out();
        assertTrue(hash.contains("code of java/lang/String.hashCode()I: no machine code yet for load_field"), hash);
    }

    @Test
    void checksTrapOrBranch() {
        String trapping = InProcess.tool("compile", "--checks", "trap", "java.util.ArrayList.elementData(I)Ljava/lang/Object;").out();
        assertTrue(trapping.contains("bounds_check"), trapping);
        String branching = InProcess.tool("compile", "--checks", "branch", "java.util.ArrayList.elementData(I)Ljava/lang/Object;").out();
        assertTrue(branching.contains("new_exception BOUNDS_CHECK"), branching);
        assertFalse(branching.contains("bounds_check"), branching);
    }

    @Test
    void showsWhatWasAsked() {
        String out = InProcess.tool("compile", "--questions", "java.lang.Math.abs(I)I", "java.util.ArrayList.size").out();
        assertTrue(out.contains("FIELD_AT java/util/ArrayList"), out);
    }

    @Test
    void takesEveryMethodThatAPatternMeans() {
        String out = InProcess.tool("compile", "--no-states", "java.lang.Math.ma*").out();
        assertEquals(4, out.lines().filter(l -> l.startsWith("graph of java/lang/Math.max(")).count(), out);
    }

    @Test
    void tellsWhatIsNotThere() {
        Outcome klass = InProcess.tool("compile", "no.such.Class.method");
        assertEquals(2, klass.exitCode());
        assertTrue(klass.err().contains("class no.such.Class is found neither in the JDK nor in ."), klass.err());
        Outcome method = InProcess.tool("compile", "java.lang.String.noSuchMethod");
        assertEquals(2, method.exitCode());
        assertTrue(method.err().contains("class java.lang.String declares no method noSuchMethod"), method.err());
        assertEquals(64, InProcess.tool("compile", "method").exitCode());
        assertEquals(64, InProcess.tool("compile").exitCode());
        Outcome natively = InProcess.tool("compile", "java.lang.System.nanoTime");
        assertEquals(0, natively.exitCode());
        assertTrue(natively.out().contains("has no bytecode"), natively.out());
    }
}
