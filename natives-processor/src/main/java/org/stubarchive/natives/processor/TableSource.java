package org.stubarchive.natives.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * The source of the table of one package. A method's number says the guest class in its upper bits and the method in its lower ones; each guest class has a
 * Java method of its own, so that none is too long to be compiled by the host.
 */
final class TableSource {
    static final String NAME = "GeneratedNatives";
    private static final int METHOD_BITS = 10;

    private final NativePackage natives;
    /** Names of the classes whose natives need an object, to the field that holds it. */
    private final Map<String, String> fields = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();

    TableSource(NativePackage natives) {
        this.natives = natives;
        for (List<NativeMethod> methods : natives.methods().values()) {
            for (NativeMethod method : methods) {
                if (!isStatic(method)) {
                    String type = holder(method);
                    fields.put(type, Character.toLowerCase(type.charAt(0)) + type.substring(1));
                }
            }
        }
    }

    void write(Filer filer) throws IOException {
        line(0, "package " + natives.name() + ";");
        line(0, "");
        int imports = text.length();
        line(0, "/** The natives of this package; generated from their annotations. */");
        line(0, "public final class " + NAME + " extends NativeTable {");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            line(1, "private " + field.getKey() + " " + field.getValue() + ";");
        }
        line(0, "");
        line(1, "private " + NAME + "() {}");
        line(0, "");
        line(1, "/** The table of a machine. As a NativeTable, so that who asks for it can be verified without loading this class. */");
        line(1, "public static NativeTable create() {");
        line(2, "return new " + NAME + "();");
        line(1, "}");
        find();
        call();
        states();
        line(0, "}");
        text.insert(imports, imports());
        try (Writer out = filer.createSourceFile(natives.table(), origins()).openWriter()) {
            out.write(text.toString());
        }
    }

    /** Of the types that the source uses. */
    private String imports() {
        StringBuilder b = new StringBuilder();
        for (String type : List.of("NativeCall", "NativeState", "NativeTable", "OopArgument")) {
            if (text.indexOf(type + " ") >= 0 || text.indexOf(type + "(") >= 0) {
                b.append("import ").append(NativesProcessor.HOME).append('.').append(type).append(";\n");
            }
        }
        return b.append('\n').toString();
    }

    private Element[] origins() {
        Map<Element, Element> types = new LinkedHashMap<>();
        for (List<NativeMethod> methods : natives.methods().values()) {
            for (NativeMethod method : methods) {
                types.put(method.java().getEnclosingElement(), null);
            }
        }
        return types.keySet().toArray(new Element[0]);
    }

    private void find() {
        line(0, "");
        line(1, "@Override");
        line(1, "public int find(String guestClass, String signature) {");
        line(2, "switch (guestClass) {");
        int number = 0;
        for (Map.Entry<String, List<NativeMethod>> row : natives.methods().entrySet()) {
            line(3, "case " + quoted(row.getKey()) + ":");
            for (Map.Entry<String, String> field : fields.entrySet()) {
                if (row.getValue().stream().anyMatch(m -> !isStatic(m) && holder(m).equals(field.getKey()))) {
                    line(4, "if (" + field.getValue() + " == null) {");
                    line(5, field.getValue() + " = new " + field.getKey() + "();");
                    line(4, "}");
                }
            }
            line(4, "return find" + number + "(signature);");
            number++;
        }
        line(3, "default:");
        line(4, "return NONE;");
        line(2, "}");
        line(1, "}");
        number = 0;
        for (List<NativeMethod> methods : natives.methods().values()) {
            line(0, "");
            line(1, "private static int find" + number + "(String signature) {");
            line(2, "switch (signature) {");
            for (int i = 0; i < methods.size(); i++) {
                line(3, "case " + quoted(methods.get(i).signature()) + ":");
                line(4, "return " + number(number, i) + ";");
            }
            line(3, "default:");
            line(4, "return NONE;");
            line(2, "}");
            line(1, "}");
            number++;
        }
    }

    private void call() {
        line(0, "");
        line(1, "@Override");
        line(1, "public long call(int method, NativeCall c) {");
        line(2, "switch (method >> " + METHOD_BITS + ") {");
        for (int i = 0; i < natives.methods().size(); i++) {
            line(3, "case " + i + ":");
            line(4, "return call" + i + "(method, c);");
        }
        line(3, "default:");
        line(4, "throw noSuchNative(method);");
        line(2, "}");
        line(1, "}");
        int number = 0;
        for (List<NativeMethod> methods : natives.methods().values()) {
            line(0, "");
            line(1, "private long call" + number + "(int method, NativeCall c) {");
            line(2, "switch (method) {");
            for (int i = 0; i < methods.size(); i++) {
                NativeMethod method = methods.get(i);
                String target = isStatic(method) ? holder(method) : fields.get(holder(method));
                String call = target + "." + method.java().getSimpleName() + "(" + String.join(", ", method.arguments()) + ")";
                line(3, "case " + number(number, i) + ":");
                line(4, method.result().statement(call));
            }
            line(3, "default:");
            line(4, "throw noSuchNative(method);");
            line(2, "}");
            line(1, "}");
            number++;
        }
    }

    /** Only if there are methods in another state than most. */
    private void states() {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (List<NativeMethod> methods : natives.methods().values()) {
            for (int i = 0; i < methods.size(); i++) {
                if (!methods.get(i).state().equals("VM")) {
                    rows.append("            case ").append(number(number, i)).append(":\n                return NativeState.").append(methods.get(i).state()).append(";\n");
                }
            }
            number++;
        }
        if (rows.length() > 0) {
            line(0, "");
            line(1, "@Override");
            line(1, "public NativeState state(int method) {");
            line(2, "switch (method) {");
            text.append(rows);
            line(3, "default:");
            line(4, "return NativeState.VM;");
            line(2, "}");
            line(1, "}");
        }
    }

    private static int number(int guestClass, int method) {
        return guestClass << METHOD_BITS | method;
    }

    private static boolean isStatic(NativeMethod method) {
        return method.java().getModifiers().contains(Modifier.STATIC);
    }

    private static String holder(NativeMethod method) {
        return method.java().getEnclosingElement().getSimpleName().toString();
    }

    private void line(int depth, String content) {
        text.append(content.isEmpty() ? "" : "    ".repeat(depth)).append(content).append('\n');
    }

    static String quoted(String value) {
        return '"' + value + '"';
    }
}
