package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a sample is run by tests.
 *
 * @param name of its class
 * @param input its standard input
 * @param arguments of the program
 */
record SampleProgram(String name, String input, List<String> arguments) {
    /** All samples. */
    static Stream<SampleProgram> all() {
        return Stream.of(
                new SampleProgram("Hello", "", List.of()),
                new SampleProgram("Echo", "first line\nsecond: ümlaut\n\nlast without end", List.of("one", "two words", "-dash", "")),
                new SampleProgram("Recursion", "", List.of("22")),
                new SampleProgram("NBody", "", List.of("3000")),
                new SampleProgram("Parallel", "", List.of()),
                new SampleProgram("Mandelbrot", "", List.of("60")),
                new SampleProgram("SpectralNorm", "", List.of("60")),
                new SampleProgram("Sorting", "", List.of("2000")),
                new SampleProgram("Collections", "", List.of()),
                new SampleProgram("Lambdas", "", List.of()),
                new SampleProgram("Strings", "", List.of()),
                new SampleProgram("Regex", "", List.of()),
                new SampleProgram("BigNumbers", "", List.of("40")),
                new SampleProgram("Exceptions", "", List.of()),
                new SampleProgram("Shapes", "", List.of()),
                new SampleProgram("Generics", "", List.of()),
                new SampleProgram("Garbage", "", List.of("20")),
                new SampleProgram("Threads", "", List.of()),
                new SampleProgram("Files", "", List.of()));
    }

    /** Options, main class and arguments, for {@code java} as for {@code run}. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("-Dgreeting=hello there", "-cp", ToolRunner.samples(), "org.stubarchive.samples." + name));
        command.addAll(arguments);
        return command;
    }

    @Override
    public String toString() {
        return name;
    }
}
