package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The short way to parse the arguments of {@code run} gives what the model of the command line gives, or leaves them to it. */
class RunArgumentsTest {
    private static final Map<String, OptionForm> FORMS = RunArguments.forms();
    private static final List<String> VALUES = List.of("", "a", "64m", "1g", "9e9", "-1", "a=b", "a b", "x,y", "baseline", "native", "AVX2+bmi2", "exact", "json:f", "it's", "\"q\"", "a.sar", "/x/y", "@none", "${user.home}");

    @Test
    void optionsAreThoseOfTheModel() {
        Map<String, OptionForm> expected = new TreeMap<>();
        CommandLine tool = ToolCommand.line(RunArguments.COMMAND);
        for (OptionSpec option : tool.getSubcommands().get(RunArguments.COMMAND).getCommandSpec().options()) {
            for (String name : option.names()) {
                expected.put(name, ToolCommand.forms(tool, RunArguments.COMMAND).of(name));
            }
        }
        assertEquals(expected, new TreeMap<>(FORMS));
    }

    @Test
    void commonCommandLinesNeedNoModel() {
        for (String line : List.of(
                "run -- Main", "run -cp x --load=a.sar --require-archive --max-heap=64m -- Main a --help", "run --define=k=v --stats -jar=a.jar -- -x",
                "run --module=m/c --add-opens=java.base/java.lang=ALL-UNNAMED", "run --stats=json:f --cpu-features baseline -Xint --log=gc -cp . -- Main", "run --key=k --vm-flag=+UseG1GC -- Main")) {
            assertNotNull(RunArguments.parse(line.split(" "), FORMS), line);
        }
    }

    @Test
    void helpAndMistakesAreLeftToTheModel() {
        for (String line : List.of("run --help", "run -h", "run --version", "run --lod=x -- Main", "run --load", "run --load --stats -- Main", "run --max-heap=much -- Main", "run --require-archive=true -- Main",
                "run --cpu-features=none -- Main")) {
            assertNull(RunArguments.parse(line.split(" "), FORMS), line);
        }
    }

    @Test
    void whatIsParsedIsWhatTheModelParses() throws Exception {
        Random random = new Random(17);
        List<String> names = new ArrayList<>(new TreeMap<>(FORMS).keySet());
        int parsed = 0;
        for (int i = 0; i < 3000; i++) {
            List<String> args = new ArrayList<>(List.of(RunArguments.COMMAND));
            for (int n = random.nextInt(5); n > 0; n--) {
                addOption(args, names.get(random.nextInt(names.size())), random);
            }
            if (random.nextInt(4) > 0) {
                args.add("--");
                for (int n = random.nextInt(4); n > 0; n--) {
                    args.add(random.nextBoolean() ? VALUES.get(random.nextInt(VALUES.size())) : names.get(random.nextInt(names.size())));
                }
            }
            String[] line = args.toArray(new String[0]);
            RunCommand command = RunArguments.parse(line, FORMS);
            if (command != null) {
                parsed++;
                assertEquals(state(modelled(line)), state(command), args.toString());
            }
        }
        assertTrue(parsed > 1000, "parsed " + parsed);
    }

    private static void addOption(List<String> args, String name, Random random) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        boolean usual = random.nextInt(10) > 0;
        if (FORMS.get(name) == OptionForm.FLAG == usual) {
            args.add(name);
        } else if (random.nextBoolean()) {
            args.add(name + "=" + value);
        } else {
            args.add(name);
            args.add(value);
        }
    }

    private static RunCommand modelled(String[] line) {
        return (RunCommand) ToolCommand.line(RunArguments.COMMAND).parseArgs(line).subcommand().commandSpec().userObject();
    }

    /** The fields of a command and of its groups of options, by their names. */
    private static Map<String, Object> state(Object command) throws ReflectiveOperationException {
        Map<String, Object> result = new HashMap<>();
        for (Field f : command.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(f.getModifiers())) {
                f.setAccessible(true);
                Object value = f.get(command);
                boolean group = value != null && Arrays.stream(f.getAnnotations()).anyMatch(a -> a.annotationType() == CommandLine.Mixin.class);
                result.put(f.getName(), group ? state(value) : value instanceof List<?> l ? List.copyOf(l) : value);
            }
        }
        return result;
    }
}
