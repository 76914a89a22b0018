package org.stubarchive.natives.misc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.diagnostics.VersionText;

/** {@code jdk.internal.util.SystemProps.Raw}: system properties that the machine and the platform give. */
@NativesOf("jdk/internal/util/SystemProps$Raw")
final class SystemPropsNatives {
    /** Properties that the guest has in common with the host: they describe the class library. */
    private static final String[] LIBRARY_PROPERTIES = {"java.home", "java.library.path", "sun.boot.library.path",
        "java.vm.specification.name", "java.vm.specification.vendor", "java.vm.specification.version", "jdk.debug"};

    @Native("vmProperties()[Ljava/lang/String;")
    static @Oop long vmProperties(NativeCall c) {
        return c.objects().newStrings(c.thread(), vmProperties(c.vm().options()));
    }

    @Native("platformProperties()[Ljava/lang/String;")
    static @Oop long platformProperties(NativeCall c) {
        return c.objects().newStrings(c.thread(), PlatformProperties.values(c));
    }

    /** Keys and values in turn, ended by a null. */
    private static String[] vmProperties(VmOptions options) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : LIBRARY_PROPERTIES) {
            String value = System.getProperty(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        properties.put("java.vm.name", VersionText.NAME);
        properties.put("java.vm.vendor", "Stubarchive");
        properties.put("java.vm.version", System.getProperty("java.vm.version"));
        properties.put("java.vm.info", VersionText.mode(options));
        properties.put("java.class.path", options.classPathText());
        properties.put("sun.java.launcher", "SUN_STANDARD");
        properties.put("sun.java.command", options.javaCommand());
        String mainModule = options.mainModule();
        if (!mainModule.isEmpty()) {
            properties.put("jdk.module.main", mainModule);
        }
        properties.putAll(options.systemProperties());
        String[] result = new String[2 * properties.size() + 2];
        int i = 0;
        for (Map.Entry<String, String> e : properties.entrySet()) {
            result[i++] = e.getKey();
            result[i++] = e.getValue();
        }
        return result;
    }
}
