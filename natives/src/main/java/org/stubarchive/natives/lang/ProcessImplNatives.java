package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.ProcessImpl}. */
@NativesOf("java/lang/ProcessImpl")
final class ProcessImplNatives {
    @Native("init()V")
    static void init() {}
}
