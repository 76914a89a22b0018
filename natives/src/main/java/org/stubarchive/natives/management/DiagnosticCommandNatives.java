package org.stubarchive.natives.management;

import java.util.List;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.diagnostics.DiagnosticCommand;
import org.stubarchive.vm.diagnostics.DiagnosticCommands;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** {@code com.sun.management.internal.DiagnosticCommandImpl}: the commands of {@code jcmd} for programs. Their number never changes, so nobody is notified. */
@NativesOf("com/sun/management/internal/DiagnosticCommandImpl")
final class DiagnosticCommandNatives {
    private static final String INFO = "com/sun/management/internal/DiagnosticCommandInfo";
    private static final String ARGUMENT = "com/sun/management/internal/DiagnosticCommandArgumentInfo";
    private static final String STRING = "Ljava/lang/String;";
    private static final String WITH_PERMISSION = "(" + STRING.repeat(6) + "ZLjava/util/List;)V";
    /** Of class libraries without a security manager. */
    private static final String WITHOUT_PERMISSION = "(" + STRING.repeat(3) + "ZLjava/util/List;)V";
    private static final String ARGUMENT_CONSTRUCTOR = "(" + STRING.repeat(4) + "ZZZI)V";
    private static final int NO_POSITION = -1;

    @Native("getDiagnosticCommands()[Ljava/lang/String;")
    static @Oop long getDiagnosticCommands(NativeCall c) {
        return c.objects().newStrings(c.thread(), new DiagnosticCommands(c.vm()).all().stream().map(DiagnosticCommand::name).toArray(String[]::new));
    }

    @Native("setNotificationEnabled(Z)V")
    static void setNotificationEnabled(boolean enabled) {}

    @Native("executeDiagnosticCommand(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long execute(NativeCall c, OopArgument command) {
        command.nonNull();
        String text;
        try {
            text = new DiagnosticCommands(c.vm()).run(c.thread(), command.text());
        } catch (IllegalArgumentException e) {
            throw c.exception("java/lang/IllegalArgumentException", e.getMessage());
        }
        return c.newString(text);
    }

    @Native("getDiagnosticCommandInfo([Ljava/lang/String;)[Lcom/sun/management/internal/DiagnosticCommandInfo;")
    static @Oop long describe(NativeCall c, OopArgument commands) {
        int count = Oops.arrayLength(commands.nonNull());
        List<DiagnosticCommand> all = new DiagnosticCommands(c.vm()).all();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle result = scope.handle(c.objects().newArray(c.thread(), INFO, count));
            for (int i = 0; i < count; i++) {
                long wanted = GuestArrays.element(commands.oop(), i);
                String name = wanted == 0 ? "" : c.text(wanted);
                DiagnosticCommand command = all.stream().filter(d -> d.name().equals(name)).findFirst().orElse(null);
                if (command == null) {
                    throw c.exception("java/lang/IllegalArgumentException", "Unknown diagnostic command");
                }
                long info = describe(c, command);
                GuestArrays.setElement(result.oop(), i, info);
            }
            return result.oop();
        }
    }

    private static long describe(NativeCall c, DiagnosticCommand command) {
        InstanceKlass info = c.vm().dictionary().bootKlass(INFO);
        try (HandleScope scope = c.thread().handles().open()) {
            Handle name = scope.handle(c.newString(command.name()));
            Handle description = scope.handle(c.newString(command.description()));
            Handle impact = scope.handle(c.newString(command.impact()));
            Handle arguments = scope.handle(arguments(c, command));
            if (info.findMethod("<init>", WITHOUT_PERMISSION) != null) {
                return c.objects().construct(c.thread(), info, WITHOUT_PERMISSION, name.oop(), description.oop(), impact.oop(), 1, arguments.oop());
            }
            DiagnosticCommand.Permission permission = command.permission();
            Handle type = scope.handle(permission == null ? 0 : c.newString(permission.type()));
            Handle target = scope.handle(permission == null ? 0 : c.newString(permission.target()));
            Handle action = scope.handle(permission == null || permission.action().isEmpty() ? 0 : c.newString(permission.action()));
            return c.objects().construct(c.thread(), info, WITH_PERMISSION, name.oop(), description.oop(), impact.oop(), type.oop(), target.oop(), action.oop(), 1, arguments.oop());
        }
    }

    /** A list of the command's arguments. */
    private static long arguments(NativeCall c, DiagnosticCommand command) {
        try (HandleScope scope = c.thread().handles().open()) {
            InstanceKlass listKlass = c.vm().dictionary().bootKlass("java/util/ArrayList");
            Handle list = scope.handle(c.objects().construct(c.thread(), listKlass, "()V"));
            for (DiagnosticCommand.Option o : command.options()) {
                add(c, list, argument(c, o.name().substring(1), o.description(), "BOOLEAN", "false", NO_POSITION));
            }
            if (command.argument() == DiagnosticCommand.Argument.COMMAND) {
                add(c, list, argument(c, "command name", "The name of the command for which we want help", "STRING", null, 0));
            }
            return list.oop();
        }
    }

    private static void add(NativeCall c, Handle list, long element) {
        c.vm().calls().call(c.thread(), ((InstanceKlass) Oops.klass(list.oop())).findMethod("add", "(Ljava/lang/Object;)Z"), list.oop(), element);
    }

    private static long argument(NativeCall c, String name, String description, String type, String value, int position) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle n = scope.handle(c.newString(name));
            Handle d = scope.handle(c.newString(description));
            Handle t = scope.handle(c.newString(type));
            Handle v = scope.handle(value == null ? 0 : c.newString(value));
            int option = position == NO_POSITION ? 1 : 0;
            return c.objects().construct(c.thread(), ARGUMENT, ARGUMENT_CONSTRUCTOR, n.oop(), d.oop(), t.oop(), v.oop(), 0, option, 0, position);
        }
    }
}
