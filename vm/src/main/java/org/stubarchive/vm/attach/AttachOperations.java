package org.stubarchive.vm.attach;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.diagnostics.DiagnosticCommands;
import org.stubarchive.vm.diagnostics.FlagText;
import org.stubarchive.vm.diagnostics.PropertyText;
import org.stubarchive.vm.diagnostics.VersionText;
import org.stubarchive.vm.threads.JavaThread;

/** What clients can ask for, by the names of HotSpot's protocol. */
final class AttachOperations {
    /** The status for failure, besides 0 for success. */
    private static final int FAILED = 1;

    /**
     * An answer.
     *
     * @param status 0 for success
     * @param text what the client prints
     */
    record Answer(int status, String text) {}

    private final VirtualMachine vm;
    private final DiagnosticCommands commands;

    AttachOperations(VirtualMachine vm) {
        this.vm = vm;
        commands = new DiagnosticCommands(vm);
    }

    /** Serves a request in a guest thread. */
    Answer serve(JavaThread self, AttachRequest request) {
        String first = request.arguments().get(0);
        try {
            return switch (request.operation()) {
                case "jcmd" -> done(commands.run(self, first));
                case "threaddump" -> done(commands.run(self, "Thread.print" + options(first)));
                case "inspectheap" -> histogram(self, first, request.arguments().get(1));
                case "properties" -> done(new PropertyText(vm).system(self));
                case "agentProperties" -> done(new PropertyText(vm).agent(self));
                case "printflag" -> flag(first);
                case "setflag" -> failed("flag '" + first + "' cannot be changed\n");
                // The client takes any text but a return code for the reason of a failure.
                case "load" -> done("agents are not supported by " + VersionText.NAME + "\n");
                case "dumpheap" -> failed("heap dumps are not supported\n");
                default -> failed("Operation " + request.operation() + " not recognized!\n");
            };
        } catch (IllegalArgumentException e) {
            return failed("java.lang.IllegalArgumentException: " + e.getMessage() + "\n");
        }
    }

    /** {@code jstack}'s switches, in one word or several: letters behind a dash. */
    private static String options(String given) {
        StringBuilder out = new StringBuilder();
        given.chars().filter(Character::isLetter).forEach(c -> out.append(" -").append((char) c));
        return out.toString();
    }

    private Answer histogram(JavaThread self, String which, String file) {
        if (!file.isEmpty()) {
            return failed("a histogram into a file is not supported\n");
        }
        return switch (which) {
            case "", "-live" -> done(commands.run(self, "GC.class_histogram"));
            case "-all" -> done(commands.run(self, "GC.class_histogram -all"));
            default -> failed("Invalid argument to inspectheap operation: " + which + "\n");
        };
    }

    private Answer flag(String name) {
        String argument = new FlagText(vm.options()).argument(name);
        return argument == null ? failed("no such flag '" + name + "'\n") : done(argument + "\n");
    }

    private static Answer done(String text) {
        return new Answer(0, text);
    }

    private static Answer failed(String text) {
        return new Answer(FAILED, text);
    }
}
