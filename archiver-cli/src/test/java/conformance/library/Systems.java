package conformance.library;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.logging.XMLFormatter;
import java.util.stream.Collectors;

/** Processes, environment, logging, services, modules, run-time information. */
public final class Systems {
    private Systems() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        processes();
        logging();
        services();
        runtime();
        output();
    }

    private static String run(ProcessBuilder builder, String input) throws Exception {
        Process process = builder.start();
        try (OutputStreamWriter writer = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " [" + out.strip() + "] [" + err.strip() + "]";
    }

    private static void processes() throws Exception {
        System.out.println(run(new ProcessBuilder("echo", "a b", "", "c\u00e4"), ""));
        System.out.println(run(new ProcessBuilder("sh", "-c", "cat; echo err >&2; exit 3"), "input line"));
        ProcessBuilder environment = new ProcessBuilder("sh", "-c", "echo $GREETING; pwd");
        environment.environment().put("GREETING", "hi there");
        environment.directory(new File("/"));
        System.out.println(run(environment, ""));
        System.out.println(run(new ProcessBuilder("sh", "-c", "echo one; echo two >&2").redirectErrorStream(true), ""));
        Path file = Files.createTempFile("process", ".out");
        Process redirected = new ProcessBuilder("echo", "to a file").redirectOutput(file.toFile()).start();
        System.out.println(redirected.waitFor() + Files.readString(file).strip() + " " + redirected.exitValue() + " " + redirected.isAlive());
        Files.delete(file);
        System.out.flush();
        System.out.println(new ProcessBuilder("echo", "inherited").inheritIO().start().waitFor());
        try {
            new ProcessBuilder("/no/such/program").start();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        Process sleeping = new ProcessBuilder("sleep", "100").start();
        System.out.println(sleeping.waitFor(10, TimeUnit.MILLISECONDS) + " " + sleeping.toHandle().supportsNormalTermination() + " " + sleeping.info().command().isPresent());
        sleeping.destroy();
        System.out.println(sleeping.waitFor() + " " + sleeping.onExit().get().isAlive());
        Process killed = Runtime.getRuntime().exec(new String[] {"sleep", "100"});
        System.out.println(killed.destroyForcibly().waitFor());
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("printf", "b\\na\\nc\\n"), new ProcessBuilder("sort")));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(pipeline.get(1).getInputStream()))) {
            System.out.println(reader.lines().toList());
        }
        ProcessHandle current = ProcessHandle.current();
        System.out.println((current.pid() > 0) + " " + current.isAlive() + " " + current.info().command().isPresent() + " " + ProcessHandle.of(1).isPresent() + " " + current.info().startInstant().isPresent() + " " + current.equals(ProcessHandle.of(current.pid()).get()));
        System.out.println(System.getenv("PATH").equals(System.getenv().get("PATH")) + " " + System.getenv("NO_SUCH_VARIABLE"));
    }

    private static void logging() throws Exception {
        Logger logger = Logger.getLogger("conformance.library");
        logger.setUseParentHandlers(false);
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new Formatter() {
            @Override
            public String format(LogRecord r) {
                return r.getLevel() + ":" + r.getLoggerName() + ":" + r.getSourceClassName() + "." + r.getSourceMethodName() + ":" + formatMessage(r) + "\n";
            }
        });
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
        logger.info("hello");
        logger.log(Level.WARNING, "value {0} and {1}", new Object[] {1, "two"});
        logger.fine(() -> "lazy");
        logger.finest("hidden");
        logger.entering("A", "b", 3);
        logger.log(Level.SEVERE, "with exception", new IllegalStateException("x"));
        Logger child = Logger.getLogger("conformance.library.child");
        child.config("child " + child.getParent().getName() + " " + child.isLoggable(Level.FINER));
        Path file = Files.createTempFile("log", ".xml");
        FileHandler files = new FileHandler(file.toString());
        files.setFormatter(new XMLFormatter());
        logger.addHandler(files);
        logger.info("to <file>");
        files.close();
        System.out.println(Files.readString(file).lines().filter(l -> l.contains("message") || l.contains("level") || l.contains("class")).collect(Collectors.joining("\n")));
        Files.delete(file);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s %5$s%6$s%n");
        StreamHandler stream = new StreamHandler(out, new SimpleFormatter());
        logger.removeHandler(handler);
        logger.removeHandler(files);
        logger.addHandler(stream);
        logger.severe("simple");
        stream.flush();
        System.out.println(out.toString().strip() + " " + (LogManager.getLogManager().getLogger("conformance.library") == logger) + " " + Level.parse("850").getName());
        LogManager.getLogManager().readConfiguration(new ByteArrayInputStream("handlers=\n.level=WARNING\nx.y.level=FINE\n".getBytes(StandardCharsets.ISO_8859_1)));
        System.out.println(Logger.getLogger("x.y.z").isLoggable(Level.FINE) + " " + Logger.getLogger("a").isLoggable(Level.INFO));
        System.Logger system = System.getLogger("system");
        System.out.println(system.getName() + " " + system.isLoggable(System.Logger.Level.ERROR));
    }

    private static void services() {
        System.out.println(ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).stream().map(p -> p.type().getName()).sorted().toList());
        System.out.println(ServiceLoader.load(java.util.spi.ToolProvider.class).stream().map(p -> p.get().name()).sorted().toList());
        System.out.println(ServiceLoader.load(Runnable.class).findFirst().isPresent());
        System.out.println(Systems.class.getModule().isNamed() + " " + Object.class.getModule().getDescriptor().name() + " " + ModuleLayer.boot().findModule("java.logging").isPresent() + " " + String.class.getModule().isExported("java.lang") + " " + Object.class.getModule().isOpen("java.lang"));
        System.out.println(ModuleLayer.boot().modules().stream().map(Module::getName).sorted().collect(Collectors.joining(" ")));
        System.out.println(ModuleDescriptor.newModule("m").requires("java.base").exports("p").build() + " " + ModuleDescriptor.Version.parse("1.2-ea").compareTo(ModuleDescriptor.Version.parse("1.2")));
    }

    private static void runtime() throws Exception {
        Runtime runtime = Runtime.getRuntime();
        System.out.println((runtime.availableProcessors() > 0) + " " + (runtime.totalMemory() > 0) + " " + (runtime.freeMemory() <= runtime.totalMemory()) + " " + (runtime.maxMemory() >= runtime.totalMemory()) + " " + Runtime.version().feature());
        for (String key : new String[] {"java.version", "java.vendor", "java.specification.version", "java.class.version", "os.name", "os.arch", "file.separator", "path.separator", "line.separator", "user.dir", "user.home", "java.io.tmpdir", "file.encoding", "sun.jnu.encoding", "native.encoding", "java.class.path", "java.home", "user.name", "java.vm.specification.name", "sun.arch.data.model", "java.library.path", "user.language"}) {
            System.out.println(key + "=" + String.valueOf(System.getProperty(key)).strip());
        }
        System.out.println(Thread.currentThread() + " " + Thread.currentThread().getContextClassLoader().getClass().getName() + " " + ClassLoader.getPlatformClassLoader().getName() + " " + Systems.class.getProtectionDomain().getCodeSource().getLocation().getProtocol());
        System.out.println(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(s -> s.limit(2).map(StackWalker.StackFrame::getMethodName).toList()) + " " + Systems.class.getResource("Systems.class").getProtocol() + " " + ClassLoader.getSystemResource("java/lang/Object.class"));
    }

    private static void output() throws Exception {
        PrintStream saved = System.out;
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        System.out.printf("%s %d%n", "captured", 1);
        System.setOut(saved);
        System.out.print(bytes);
        System.err.println("to standard error \u00e4");
        System.setIn(new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.US_ASCII)));
        System.out.println(new BufferedReader(new InputStreamReader(System.in)).readLine());
        StringWriter writer = new StringWriter();
        new RuntimeException("top", new IOException("cause")).printStackTrace(new PrintWriter(writer, true));
        System.out.print(writer.toString().lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
        Thread hook = new Thread(() -> System.out.println("hook"));
        Runtime.getRuntime().addShutdownHook(hook);
        System.out.println(Runtime.getRuntime().removeShutdownHook(hook));
        Thread thread = new Thread(() -> { throw new IllegalStateException("uncaught"); }, "thrower");
        thread.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " " + e));
        thread.start();
        thread.join();
        System.out.println(new TreeMap<>(Map.of("b", 1, "a", 2)) + " " + new ArrayList<>(List.of(new StringReader("x").read())));
    }
}
