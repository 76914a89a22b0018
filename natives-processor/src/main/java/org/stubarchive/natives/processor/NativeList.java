package org.stubarchive.natives.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * The list of all natives, a row each: guest class, signature, first and last release ({@code -} where there is no limit), state, and the Java method. Read by
 * people and tests, never by a start.
 */
final class NativeList {
    private NativeList() {}

    static void write(NativeModel model, Filer filer) throws IOException {
        List<String> rows = new ArrayList<>();
        for (NativePackage p : model.packages()) {
            for (Map.Entry<String, List<NativeMethod>> guestClass : p.methods().entrySet()) {
                for (NativeMethod m : guestClass.getValue()) {
                    rows.add(String.join("\t", guestClass.getKey(), m.signature(), m.first() == 0 ? "-" : Integer.toString(m.first()),
                            m.last() == Integer.MAX_VALUE ? "-" : Integer.toString(m.last()), m.state(),
                            m.java().getEnclosingElement() + "." + m.java().getSimpleName()));
                }
            }
        }
        rows.sort(null);
        try (Writer out = filer.createResource(StandardLocation.CLASS_OUTPUT, NativesProcessor.HOME, "natives.tsv").openWriter()) {
            for (String row : rows) {
                out.write(row);
                out.write('\n');
            }
        }
    }
}
