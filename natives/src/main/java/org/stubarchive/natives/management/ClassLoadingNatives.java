package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.log.LogTopic;

/** {@code sun.management.ClassLoadingImpl}. */
@NativesOf("sun/management/ClassLoadingImpl")
final class ClassLoadingNatives {
    @Native("setVerboseClass(Z)V")
    static void setVerboseClass(NativeCall c, boolean value) {
        c.vm().log().set(LogTopic.CLASS, value);
    }
}
