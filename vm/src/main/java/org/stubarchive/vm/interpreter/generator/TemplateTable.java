package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.format.runtime.TosState;

/** The templates of all bytecodes, by stub name. Families of bytecodes add theirs through {@link #define}. */
final class TemplateTable {
    private final Map<String, Template> templates = new TreeMap<>();

    private TemplateTable() {}

    /** Every template, sorted by stub name. */
    static List<Template> all() {
        TemplateTable table = new TemplateTable();
        ConstantTemplates.define(table);
        LocalTemplates.define(table);
        StackTemplates.define(table);
        ArithmeticTemplates.define(table);
        ConversionTemplates.define(table);
        BranchTemplates.define(table);
        SwitchTemplates.define(table);
        ArrayTemplates.define(table);
        FieldTemplates.define(table);
        ResolvingFieldTemplates.define(table);
        InvokeTemplates.define(table);
        ReturnTemplates.define(table);
        AllocationTemplates.define(table);
        TypeCheckTemplates.define(table);
        MonitorTemplates.define(table);
        PairTemplates.define(table);
        // Never written into code that runs.
        table.define("breakpoint", TosState.VTOS, c -> c.masm.trap());
        return List.copyOf(table.templates.values());
    }

    /** Adds the template of a bytecode whose body ends with its own dispatch or return. */
    void define(String mnemonic, TosState in, Emitter body) {
        add(new Template("bytecode_" + mnemonic, in, body, Template.Placement.SHARED));
    }

    /** As {@link #define(String, TosState, Emitter)}, for bodies with atomic operations. */
    void defineAtomic(String mnemonic, TosState in, Emitter body) {
        add(new Template("bytecode_" + mnemonic, in, body, Template.Placement.SHARED).atomic());
    }

    /** Adds the template of a bytecode of fixed length that falls through to the next one. */
    void define(String mnemonic, TosState in, TosState out, int length, Emitter body) {
        add(new Template("bytecode_" + mnemonic, in, falling(out, length, body), Template.Placement.SHARED));
    }

    /** As {@link #define(String, TosState, TosState, int, Emitter)}, for short bodies that each pushing entry copies. */
    void defineShort(String mnemonic, TosState in, TosState out, int length, Emitter body) {
        add(new Template("bytecode_" + mnemonic, in, falling(out, length, body), Template.Placement.REPLICATED));
    }

    /** Adds the template of a bytecode behind a {@code wide} prefix; the length counts the prefix. */
    void defineWide(String mnemonic, TosState in, TosState out, int length, Emitter body) {
        add(new Template("wide_" + mnemonic, in, falling(out, length, body), Template.Placement.SHARED));
    }

    /** Adds a template. */
    void add(Template template) {
        if (templates.put(template.stub(), template) != null) {
            throw new IllegalStateException("two templates for " + template.stub());
        }
    }

    /** A body followed by the dispatch of the next bytecode. */
    static Emitter falling(TosState out, int length, Emitter body) {
        return c -> {
            body.emit(c);
            c.dispatchNext(length, out);
        };
    }
}
