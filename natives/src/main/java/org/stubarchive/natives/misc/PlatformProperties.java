package org.stubarchive.natives.misc;

import java.util.Locale;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.FieldDeclaration;

/**
 * The platform properties in the order that the class library expects: it declares the position of property {@code a.b} as the
 * constant {@code _a_b_NDX}.
 */
final class PlatformProperties {
    private static final String RAW = "jdk/internal/util/SystemProps$Raw";

    /** Properties that are not set from outside; the host's values are what a fresh JVM computes. */
    private static final String[] KEYS = {"file.separator", "ftp.nonProxyHosts", "ftp.proxyHost", "ftp.proxyPort", "http.nonProxyHosts",
        "http.proxyHost", "http.proxyPort", "https.proxyHost", "https.proxyPort", "java.io.tmpdir", "line.separator", "os.arch", "os.name",
        "os.version", "path.separator", "socksNonProxyHosts", "socksProxyHost", "socksProxyPort", "sun.arch.abi", "sun.arch.data.model",
        "sun.cpu.endian", "sun.cpu.isalist", "sun.io.unicode.encoding", "sun.jnu.encoding", "sun.os.patch.level", "sun.stderr.encoding",
        "sun.stdout.encoding", "stderr.encoding", "stdin.encoding", "stdout.encoding", "user.dir", "user.home", "user.name"};

    private PlatformProperties() {}

    /** Values by position, null where the platform has none. */
    static String[] values(NativeCall c) {
        ClassFile raw = c.vm().dictionary().bootKlass(RAW).classFile();
        String[] values = new String[1 + raw.fields().length];
        for (String key : KEYS) {
            set(values, raw, key.replace('.', '_'), System.getProperty(key));
        }
        set(values, raw, "file_encoding", System.getProperty("native.encoding"));
        set(values, raw, "native_encoding", System.getProperty("native.encoding"));
        setLocale(values, raw, "display", Locale.getDefault(Locale.Category.DISPLAY));
        setLocale(values, raw, "format", Locale.getDefault(Locale.Category.FORMAT));
        return values;
    }

    private static void setLocale(String[] values, ClassFile raw, String category, Locale locale) {
        set(values, raw, category + "_language", locale.getLanguage());
        set(values, raw, category + "_script", locale.getScript());
        set(values, raw, category + "_country", locale.getCountry());
        set(values, raw, category + "_variant", locale.getVariant());
    }

    /** Stores a value, if it is not empty and this release of the library has a place for it. */
    private static void set(String[] values, ClassFile raw, String constant, String value) {
        int position = position(raw, "_" + constant + "_NDX");
        if (position >= 0 && value != null && !value.isEmpty()) {
            values[position] = value;
        }
    }

    private static int position(ClassFile raw, String constant) {
        for (FieldDeclaration field : raw.fields()) {
            if (field.name().equals(constant)) {
                return raw.constantPool().intValue(field.constantValueIndex());
            }
        }
        return -1;
    }
}
