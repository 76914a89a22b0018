package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * No source has an import or a private field or method that nothing in it names. A name counts as used wherever the source has it, in code or, for imports,
 * in Javadoc: what is told is unused for sure.
 */
class UnusedCodeTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    /** Private members that the platform finds by their names. */
    private static final Set<String> BY_NAME = Set.of("serialVersionUID", "readObject", "writeObject", "readResolve", "writeReplace");

    @Test
    void nothingIsUnused() throws IOException {
        List<Path> files = sources();
        assertTrue(files.size() > 1000, files.size() + " sources");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> unused = new TreeSet<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, d -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                for (String name : unusedNames(unit)) {
                    unused.add(root().relativize(Path.of(unit.getSourceFile().toUri())) + ": " + name);
                }
            }
        }
        assertEquals(Set.of(), unused);
    }

    @Test
    void whatIsUnusedIsFound() throws IOException {
        String text = "import java.util.List; import java.util.Map; import java.util.Set; import java.util.function.*; import static java.lang.Math.abs;\n"
                + "/** Like a {@link Set}. */ class A { private int used; private final int lost = 1; private static final long serialVersionUID = 1; private A() {}\n"
                + "  private void callee() {} private int alone(int alone) { return 0; } @Deprecated private void found() {} private record R(int component) {} int size(List<?> l) { callee(); return used; } }";
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(source));
        assertEquals(Set.of("import Map", "import abs", "private lost", "private alone"), unusedNames(task.parse().iterator().next()));
    }

    private static Path root() {
        Path p = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(p.resolve(".ci/lines-of-code"))) {
            p = p.getParent();
        }
        return p;
    }

    /** Of all modules, with their tests; not those of programs that guests run, which look at themselves by reflection. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> root().relativize(f).toString().matches("(?!samples/)[^.]+/src/(main|test)/java/org/stubarchive/.*")).collect(Collectors.toList());
        }
    }

    private static Set<String> unusedNames(CompilationUnitTree unit) throws IOException {
        Set<String> used = new HashSet<>();
        Set<String> members = new TreeSet<>();
        TreeScanner<Void, Void> scanner = new TreeScanner<>() {
            @Override
            public Void visitImport(ImportTree tree, Void unused) {
                return null;
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void unused) {
                used.add(tree.getName().toString());
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
                used.add(tree.getIdentifier().toString());
                return super.visitMemberSelect(tree, unused);
            }

            @Override
            public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
                used.add(tree.getName().toString());
                return super.visitMemberReference(tree, unused);
            }

            @Override
            public Void visitClass(ClassTree tree, Void unused) {
                tree.getMembers().forEach(member -> {
                    if (member instanceof VariableTree && !isComponent(tree, (VariableTree) member)) {
                        add(((VariableTree) member).getModifiers(), ((VariableTree) member).getName().toString());
                    } else if (member instanceof MethodTree) {
                        add(((MethodTree) member).getModifiers(), ((MethodTree) member).getName().toString());
                    }
                });
                return super.visitClass(tree, unused);
            }

            private boolean isComponent(ClassTree type, VariableTree field) {
                return type.getKind() == Tree.Kind.RECORD && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            }

            private void add(ModifiersTree modifiers, String name) {
                if (modifiers.getFlags().contains(Modifier.PRIVATE) && modifiers.getAnnotations().isEmpty() && !name.equals("<init>") && !BY_NAME.contains(name)) {
                    members.add(name);
                }
            }
        };
        scanner.scan(unit, null);
        Set<String> result = new TreeSet<>();
        members.stream().filter(name -> !used.contains(name)).forEach(name -> result.add("private " + name));
        Set<String> told = new HashSet<>(used);
        Matcher comment = JAVADOC.matcher(unit.getSourceFile().getCharContent(true));
        while (comment.find()) {
            Matcher word = WORD.matcher(comment.group());
            while (word.find()) {
                told.add(word.group());
            }
        }
        for (ImportTree each : unit.getImports()) {
            String name = ((MemberSelectTree) each.getQualifiedIdentifier()).getIdentifier().toString();
            if (!name.equals("*") && !told.contains(name)) {
                result.add("import " + name);
            }
        }
        return result;
    }
}
