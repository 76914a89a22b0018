package org.stubarchive.natives.lang;

import java.util.Arrays;
import java.util.List;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;

/** {@code java.lang.ProcessHandleImpl.Info}. */
public final class ProcessHandleInfoNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "info0(J)V",
    };
    private static final String CLASS = "java/lang/ProcessHandleImpl$Info";

    private final GuestField command = new GuestField(CLASS, "command", "Ljava/lang/String;");
    private final GuestField commandLine = new GuestField(CLASS, "commandLine", "Ljava/lang/String;");
    private final GuestField arguments = new GuestField(CLASS, "arguments", "[Ljava/lang/String;");
    private final GuestField startTime = new GuestField(CLASS, "startTime", "J");
    private final GuestField totalTime = new GuestField(CLASS, "totalTime", "J");
    private final GuestField user = new GuestField(CLASS, "user", "Ljava/lang/String;");

    /** The natives. */
    public ProcessHandleInfoNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // info0(J)V
                fill(c, c.longAt(0));
                return 0;
            default:
                throw noSuchNative(index);
        }
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
            long array = GuestObjects.newStrings(c.thread(), words.toArray(new String[0]));
            arguments.putReference(c.receiver(), array);
        }
    }

    private static void set(NativeCall c, GuestField field, String value) {
        long string = c.newString(value);
        field.putReference(c.receiver(), string);
    }
}
