package org.stubarchive.cli;

import java.util.List;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.loader.CodeCounts;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.Rejection;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.vm.code.GenerationListener;
import org.stubarchive.vm.code.VmCode;
import org.stubarchive.vm.log.LogLevel;
import org.stubarchive.vm.log.LogSpec;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;

/** The {@code stubs} and {@code load} topics of {@code --log}: what is bound, generated and rejected, stub by stub. */
final class StubLog implements LoadListener, GenerationListener {
    private final VmLog log;

    private StubLog(VmLog log) {
        this.log = log;
    }

    /** A log for these options, or null if neither topic is on: then nothing is told stub by stub. */
    static StubLog of(List<LogSpec> specs) {
        for (LogSpec s : specs) {
            if ((s.topic() == LogTopic.STUBS || s.topic() == LogTopic.LOAD) && s.level() != LogLevel.OFF) {
                return new StubLog(new VmLog(specs));
            }
        }
        return null;
    }

    @Override
    public void stubBound(CodeOrigin origin, int staticId, String name, String features, long address, int size, long nanoseconds) {
        if (log.isOn(LogTopic.STUBS)) {
            log.line(LogTopic.STUBS, (origin == CodeOrigin.ARCHIVE ? "loaded    " : "bound     ") + name + " (" + features + ") at 0x" + Long.toHexString(address) + ", " + size + " bytes, " + nanoseconds + " ns");
        }
    }

    @Override
    public void stubGenerated(String name, CpuFeatures features, int bytes, long nanoseconds) {
        if (log.isOn(LogTopic.STUBS)) {
            log.line(LogTopic.STUBS, "generated " + name + " (" + features + "), " + bytes + " bytes, " + nanoseconds + " ns");
        }
    }

    @Override
    public void stubRejected(Rejection rejection) {
        LogTopic topic = log.isOn(LogTopic.STUBS) ? LogTopic.STUBS : LogTopic.LOAD;
        if (log.isOn(topic)) {
            log.line(topic, "rejected  " + rejection.unique() + ": " + rejection.reason());
        }
    }

    @Override
    public void stubsGenerated(int wanted, long nanoseconds) {
        if (log.isOn(LogTopic.STUBS)) {
            log.line(LogTopic.STUBS, "asked for " + wanted + " stubs, generated and linked in " + nanoseconds / 1000 + " us");
        }
    }

    /** Tells where the code came from, how much there is, and how long each step took. */
    void finished(VmCode code) {
        if (log.isOn(LogTopic.LOAD)) {
            CodeCounts counts = code.loader().counts();
            log.line(LogTopic.LOAD, counts.loaded() + " stubs loaded, " + counts.generated() + " generated, " + counts.rejected() + " rejected; CPU features " + code.loader().features());
            PhaseTimes times = code.phases();
            for (int i = 0; i < times.count(); i++) {
                log.line(LogTopic.LOAD, times.name(i) + ": " + times.nanoseconds(i) / 1000 + " us");
            }
        }
    }

    @Override
    public void note(String message) {
        if (log.isOn(LogTopic.LOAD)) {
            log.line(LogTopic.LOAD, message);
        }
    }
}
