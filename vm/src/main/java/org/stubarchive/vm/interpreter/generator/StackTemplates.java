package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.DTOS;
import static org.stubarchive.format.runtime.TosState.FTOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.LTOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.MemoryType;

/**
 * Stack manipulation (JVMS 6.5). The bodies work on untyped slots in memory; where a value is cached, variants keep it in its register
 * or drop it without storing it.
 */
final class StackTemplates {
    private static final TosState[] WORDS = {ITOS, ATOS};

    private StackTemplates() {}

    static void define(TemplateTable table) {
        table.add(pop());
        table.add(pop2());
        table.add(dup());
        table.add(dupX1());
        table.add(dupX2());
        table.add(dup2());
        table.add(dup2X1());
        table.add(dup2X2());
        table.add(swap());
    }

    private static Template template(String mnemonic, Emitter body) {
        return new Template("bytecode_" + mnemonic, VTOS, TemplateTable.falling(VTOS, 1, body), Template.Placement.SHARED);
    }

    private static Template pop() {
        Template t = template("pop", c -> c.drop(8));
        for (TosState state : new TosState[] {ITOS, FTOS, ATOS}) {
            t = t.with(state, c -> c.dispatchNext(1, VTOS));
        }
        return t;
    }

    private static Template pop2() {
        Template t = template("pop2", c -> c.drop(16));
        for (TosState state : new TosState[] {LTOS, DTOS}) {
            t = t.with(state, c -> c.dispatchNext(1, VTOS));
        }
        for (TosState state : new TosState[] {ITOS, FTOS, ATOS}) {
            t = t.with(state, TemplateTable.falling(VTOS, 1, c -> c.drop(8)));
        }
        return t;
    }

    private static Template dup() {
        Template t = template("dup", c -> {
            c.masm.load(MemoryType.I64, c.t1, c.stack(0));
            c.masm.push(c.t1);
        });
        for (TosState state : new TosState[] {ITOS, FTOS, ATOS}) {
            t = t.with(state, TemplateTable.falling(state, 1, c -> c.push(state)));
        }
        return t;
    }

    private static Template dupX1() {
        Template t = template("dup_x1", c -> {
            c.masm.pop(c.t1);
            c.masm.pop(c.t2);
            c.masm.push(c.t1);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
        });
        for (TosState state : WORDS) {
            t = t.with(state, TemplateTable.falling(state, 1, c -> {
                c.masm.pop(c.t1);
                c.masm.push(c.tos);
                c.masm.push(c.t1);
            }));
        }
        return t;
    }

    private static Template dupX2() {
        Template t = template("dup_x2", c -> {
            c.masm.pop(c.t1);
            c.masm.pop(c.t2);
            c.masm.pop(c.t3);
            c.masm.push(c.t1);
            c.masm.push(c.t3);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
        });
        for (TosState state : WORDS) {
            t = t.with(state, TemplateTable.falling(state, 1, c -> {
                c.masm.pop(c.t1);
                c.masm.pop(c.t2);
                c.masm.push(c.tos);
                c.masm.push(c.t2);
                c.masm.push(c.t1);
            }));
        }
        return t;
    }

    private static Template dup2() {
        Template t = template("dup2", c -> {
            c.masm.load(MemoryType.I64, c.t1, c.stack(0));
            c.masm.load(MemoryType.I64, c.t2, c.stack(8));
            c.masm.push(c.t2);
            c.masm.push(c.t1);
        });
        for (TosState state : new TosState[] {LTOS, DTOS}) {
            t = t.with(state, TemplateTable.falling(state, 1, c -> c.push(state)));
        }
        for (TosState state : WORDS) {
            t = t.with(state, TemplateTable.falling(state, 1, c -> {
                c.masm.load(MemoryType.I64, c.t1, c.stack(0));
                c.masm.push(c.tos);
                c.masm.push(c.t1);
            }));
        }
        return t;
    }

    private static Template dup2X1() {
        return template("dup2_x1", c -> {
            c.masm.pop(c.t1);
            c.masm.pop(c.t2);
            c.masm.pop(c.t3);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
            c.masm.push(c.t3);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
        });
    }

    private static Template dup2X2() {
        return template("dup2_x2", c -> {
            c.masm.pop(c.t1);
            c.masm.pop(c.t2);
            c.masm.pop(c.t3);
            c.masm.pop(c.t4);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
            c.masm.push(c.t4);
            c.masm.push(c.t3);
            c.masm.push(c.t2);
            c.masm.push(c.t1);
        });
    }

    private static Template swap() {
        Template t = template("swap", c -> {
            c.masm.pop(c.t1);
            c.masm.pop(c.t2);
            c.masm.push(c.t1);
            c.masm.push(c.t2);
        });
        for (TosState state : WORDS) {
            t = t.with(state, TemplateTable.falling(VTOS, 1, c -> {
                c.masm.pop(c.t1);
                c.masm.push(c.tos);
                c.masm.push(c.t1);
            }));
        }
        return t;
    }
}
