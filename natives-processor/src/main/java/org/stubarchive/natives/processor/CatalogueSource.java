package org.stubarchive.natives.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;

/** The source of the catalogue, which makes the table of a package when a guest class first needs it. */
final class CatalogueSource {
    private static final String NAME = "GeneratedCatalogue";

    private final NativeModel model;

    CatalogueSource(NativeModel model) {
        this.model = model;
    }

    void write(Filer filer) throws IOException {
        List<NativePackage> packages = new ArrayList<>(model.packages());
        StringBuilder b = new StringBuilder();
        b.append("package ").append(NativesProcessor.HOME).append(";\n\n");
        b.append("/** Which table has the natives of a guest class; generated from the annotations of the natives. */\n");
        b.append("final class ").append(NAME).append(" {\n");
        for (int i = 0; i < packages.size(); i++) {
            b.append("    private NativeTable table").append(i).append(";\n");
        }
        b.append("\n    /** The table that has the natives of the guest class with this internal name, or null if there are none. */\n");
        b.append("    NativeTable table(String guestClass) {\n        switch (guestClass) {\n");
        for (int i = 0; i < packages.size(); i++) {
            for (String guestClass : packages.get(i).methods().keySet()) {
                b.append("            case ").append(TableSource.quoted(guestClass)).append(":\n");
            }
            b.append("                if (table").append(i).append(" == null) {\n");
            b.append("                    table").append(i).append(" = ").append(packages.get(i).table()).append(".create();\n");
            b.append("                }\n                return table").append(i).append(";\n");
        }
        b.append("            default:\n                return null;\n        }\n    }\n}\n");
        try (Writer out = filer.createSourceFile(NativesProcessor.HOME + "." + NAME).openWriter()) {
            out.write(b.toString());
        }
    }
}
