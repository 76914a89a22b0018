package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.stubarchive.cli.compile.ClassPath;
import org.stubarchive.cli.compile.MethodListing;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.MethodDescription;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GraphPrinter;
import org.stubarchive.compiler.graph.GraphPrinter.States;
import org.stubarchive.compiler.graph.GraphVerifier;
import org.stubarchive.compiler.lir.Lir;
import org.stubarchive.compiler.lir.LirBuilder;
import org.stubarchive.compiler.lir.LirPrinter;
import org.stubarchive.compiler.lir.LirVerifier;
import org.stubarchive.compiler.parse.BailoutException;
import org.stubarchive.compiler.parse.BytecodePrinter;
import org.stubarchive.compiler.parse.GraphBuilder;
import org.stubarchive.compiler.parse.ImplicitExceptions;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.stubgen.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compile}: what the compiler makes of methods. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = {
            "Show what the compiler makes of methods: bytecode, the graph that is built from it, instructions on virtual registers and machine code.",
            "The last two there are for arithmetic so far.",
            "Nothing is run: class files are read, and no class counts as initialised."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive compile 'java.lang.String.indexOf(II)I'",
            "  stubarchive compile -cp classes --checks branch com.example.Main.sum",
            "  stubarchive compile --target linux-aarch64 'java.lang.Math.floorMod(II)I'",
            "  stubarchive compile --no-states --questions 'java.util.ArrayList.*'"
        })
final class CompileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = {"-cp", "-classpath", "--class-path"}, paramLabel = "PATH",
            description = "Directories and jar files to search for classes, separated by ':' (default: the current directory).")
    private String classPath = ".";

    @Option(names = "--checks", paramLabel = "trap|branch",
            description = "A check that fails leaves compiled code for the interpreter, or goes to the handler of its exception (default: ${DEFAULT-VALUE}).")
    private ImplicitExceptions checks = ImplicitExceptions.TRAP;

    @Option(names = "--no-states", description = "Do not show the frame states.")
    private boolean hideStates;

    @Option(names = "--target", paramLabel = "TARGET", converter = TargetConverter.class,
            description = "Whose machine code is shown: linux-x86_64 or linux-aarch64 (default: this machine's).")
    private Target target = HostCpu.target();

    @Option(names = "--questions", description = "Show what the compiler asked of classes, and what it was answered.")
    private boolean questions;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "METHOD",
            description = "Methods, as class.name or class.name(parameters)result with JVM descriptors; '*' in the name stands for any text.")
    private List<String> methods = new ArrayList<>();

    @Override
    public Integer call() {
        List<Path> entries = new ArrayList<>();
        for (String e : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(e.isEmpty() ? "." : e));
        }
        PrintWriter out = command.commandLine().getOut();
        try (ClassPath source = new ClassPath(entries)) {
            SymbolicResolver resolver = new SymbolicResolver(source);
            boolean complete = true;
            for (String m : methods) {
                complete &= compile(out, source, resolver, m);
            }
            out.flush();
            return complete ? ExitCodes.OK : ExitCodes.FINDING;
        } catch (ClassPath.UnreadableClassException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, classPath + ": cannot be read: " + e.getMessage());
        }
    }

    /** @return whether all methods that are meant became graphs */
    private boolean compile(PrintWriter out, ClassPath source, SymbolicResolver resolver, String method) {
        int parameters = method.indexOf('(');
        int dot = method.lastIndexOf('.', parameters < 0 ? method.length() : parameters);
        if (dot <= 0) {
            throw new UsageFailure("'" + method + "' is no method: class.name or class.name(parameters)result is expected");
        }
        String klass = method.substring(0, dot).replace('.', '/');
        ClassDescription described = source.find(klass);
        if (described == null) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, "class " + klass.replace('/', '.') + " is found neither in the JDK nor in " + classPath);
        }
        Pattern name = Pattern.compile("\\Q" + method.substring(dot + 1, parameters < 0 ? method.length() : parameters).replace("*", "\\E.*\\Q") + "\\E");
        boolean found = false;
        boolean complete = true;
        for (MethodDescription m : described.methods()) {
            if (name.matcher(m.name()).matches() && (parameters < 0 || m.descriptor().equals(method.substring(parameters)))) {
                found = true;
                complete &= show(out, resolver, resolver.method(klass, m.name(), m.descriptor()));
            }
        }
        if (!found) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, "class " + klass.replace('/', '.') + " declares no method " + method.substring(dot + 1));
        }
        return complete;
    }

    private boolean show(PrintWriter out, SymbolicResolver resolver, CiMethod method) {
        if (method == null) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, "a superclass or superinterface of the class is not found in " + classPath);
        }
        if (method.code() == null) {
            out.println(method.qualifiedName() + ": has no bytecode");
            out.println();
            return true;
        }
        out.println("bytecode of " + BytecodePrinter.print(new CiEnv(resolver), method));
        CiEnv env = new CiEnv(resolver);
        Graph graph;
        try {
            graph = GraphBuilder.build(env, method, checks);
            GraphVerifier.verify(graph);
            out.println("graph of " + GraphPrinter.print(graph, hideStates ? States.HIDDEN : States.SHOWN));
        } catch (BailoutException e) {
            out.println(method.qualifiedName() + ": is not compiled: " + e.getMessage());
            out.println();
            return false;
        }
        code(out, graph);
        if (questions) {
            out.println("questions of " + method.qualifiedName());
            env.forEachAnswer((q, a) -> out.println("  " + q + ": " + (a == null ? "not resolved" : a)));
            out.println();
        }
        return true;
    }

    private void code(PrintWriter out, Graph graph) {
        Architecture architecture = Architectures.find(target).orElseThrow(() -> new CommandFailure(ExitCodes.UNUSABLE_HERE,
                target.id() + ": this build has no architecture module for it; use --target for another one"));
        try {
            Lir lir = LirBuilder.build(graph);
            LirVerifier.verify(lir);
            out.println("instructions of " + LirPrinter.print(lir));
            out.println("code of " + MethodListing.of(lir, architecture));
        } catch (BailoutException e) {
            out.println("code of " + graph.method().qualifiedName() + ": " + e.getMessage());
            out.println();
        }
    }
}
