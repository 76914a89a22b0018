package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/**
 * A program whose library was changed and recompiled without it meets every linkage error of JVMS 5.4 and 5.5; it must print the errors,
 * messages and causes that it prints on the host.
 */
class LinkageErrorsTest {
    @TempDir
    Path directory;

    @Test
    void errorsReadAsOnTheHost() throws Exception {
        Path program = Files.createDirectories(directory.resolve("program"));
        Path library = Files.createDirectories(directory.resolve("library"));
        compile(program, "before");
        compile(library, "after", "between");
        try (Stream<Path> old = Files.list(program.resolve("lib"))) {
            for (Path p : old.toList()) {
                Files.delete(p);
            }
        }
        String classPath = program + System.getProperty("path.separator") + library;
        Outcome host = ToolRunner.host("", List.of("-cp", classPath, "user.Main"));
        assertTrue(host.out().contains("IncompatibleClassChangeError"), host::toString);
        assertEquals(normalised(host), normalised(ToolRunner.tool("run", "-cp", classPath, "user.Main")));
    }

    /**
     * Releases after 17 call reflectively through a native method or a method handle, as the state of the VM happens to be, and an AbstractMethodError
     * has another text in each way.
     */
    private static Outcome normalised(Outcome o) {
        String out = Runtime.version().feature() == 17 ? o.out() : o.out().replaceAll("caused by java.lang.AbstractMethodError: .*", "caused by java.lang.AbstractMethodError");
        return new Outcome(o.exitCode(), out, o.err());
    }

    private static void compile(Path output, String... trees) throws IOException, URISyntaxException {
        List<String> arguments = new ArrayList<>(List.of("-d", output.toString(), "--release", "17", "-proc:none"));
        for (String tree : trees) {
            Path root = Path.of(LinkageErrorsTest.class.getResource("/linkage/" + tree).toURI());
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).sorted().forEach(arguments::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(new String[0])), "javac");
    }
}
