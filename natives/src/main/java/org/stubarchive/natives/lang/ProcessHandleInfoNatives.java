package org.stubarchive.natives.lang;

import java.util.Arrays;
import java.util.List;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.ProcessHandleImpl.Info}. */
@NativesOf("java/lang/ProcessHandleImpl$Info")
final class ProcessHandleInfoNatives {
    private static final String CLASS = "java/lang/ProcessHandleImpl$Info";

    private final GuestField command = new GuestField(CLASS, "command", "Ljava/lang/String;");
    private final GuestField commandLine = new GuestField(CLASS, "commandLine", "Ljava/lang/String;");
    private final GuestField arguments = new GuestField(CLASS, "arguments", "[Ljava/lang/String;");
    private final GuestField startTime = new GuestField(CLASS, "startTime", "J");
    private final GuestField totalTime = new GuestField(CLASS, "totalTime", "J");
    private final GuestField user = new GuestField(CLASS, "user", "Ljava/lang/String;");

    @Native("info0(J)V")
    void info0(NativeCall c, long pid) {
        fill(c, pid);
    }

    private void fill(NativeCall c, long pid) {
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        if (info == null) {
            return;
        }
        startTime.putLong(c.receiver(), ProcessTable.startTime(pid));
        totalTime.putLong(c.receiver(), info.totalCpuDuration().map(d -> d.toNanos()).orElse(-1L));
        set(c, command, info.command().orElse(null));
        set(c, commandLine, info.arguments().isPresent() ? null : info.commandLine().orElse(null));
        set(c, user, info.user().orElse(null));
        List<String> words = info.arguments().map(Arrays::asList).orElse(null);
        List<String> own = pid == ProcessHandle.current().pid() ? OwnCommand.words() : List.of();
        if (!own.isEmpty()) {
            set(c, command, own.get(0));
            set(c, commandLine, null);
            words = own.subList(1, own.size());
        }
        if (words != null) {
            long array = c.objects().newStrings(c.thread(), words.toArray(new String[0]));
            arguments.putReference(c.receiver(), array);
        }
    }

    private static void set(NativeCall c, GuestField field, String value) {
        long string = c.newString(value);
        field.putReference(c.receiver(), string);
    }
}
