package org.stubarchive.vm.interpreter.generator;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;

/**
 * Generates the codelet of one template: six entries, one per top-of-stack state, around its body.
 *
 * <p>A body that expects everything in memory gets entries that push the cached value first; a body that expects a cached value gets an entry
 * that pops it first. Other combinations cannot occur in verified code and trap.
 */
final class TemplateGenerator implements StubGenerator {
    private final Template template;

    TemplateGenerator(Template template) {
        this.template = template;
    }

    @Override
    public String name() {
        return template.stub();
    }

    @Override
    public void generate(MacroAssembler masm) {
        Codelet c = new Codelet(masm);
        Map<TosState, Label> entries = new EnumMap<>(TosState.class);
        for (TosState state : TosState.values()) {
            entries.put(state, masm.newLabel());
        }
        if (template.in() == TosState.VTOS) {
            emitFromMemory(c, entries);
        } else {
            emitFromRegister(c, entries);
        }
        template.variants().forEach((state, emitter) -> {
            masm.bind(entries.get(state));
            emitter.emit(c);
        });
        for (TosState state : TosState.values()) {
            if (!entries.get(state).isBound()) {
                c.outOfLine(() -> masm.bind(entries.get(state)));
            }
        }
        c.outOfLine(masm::trap);
        c.finish();
        for (TosState state : TosState.values()) {
            masm.recorder().entry(state.name().toLowerCase(Locale.ROOT), entries.get(state));
        }
    }

    private void emitFromMemory(Codelet c, Map<TosState, Label> entries) {
        MacroAssembler masm = c.masm;
        boolean shareWord = false;
        for (TosState state : new TosState[] {TosState.ITOS, TosState.ATOS}) {
            if (!template.variants().containsKey(state)) {
                masm.bind(entries.get(state));
                shareWord = true;
            }
        }
        if (shareWord) {
            c.push(TosState.ITOS);
        }
        masm.bind(entries.get(TosState.VTOS));
        template.body().emit(c);
        for (TosState state : new TosState[] {TosState.LTOS, TosState.FTOS, TosState.DTOS}) {
            if (template.variants().containsKey(state)) {
                continue;
            }
            masm.bind(entries.get(state));
            c.push(state);
            if (template.placement() == Template.Placement.REPLICATED) {
                template.body().emit(c);
            } else {
                masm.jump(entries.get(TosState.VTOS));
            }
        }
    }

    private void emitFromRegister(Codelet c, Map<TosState, Label> entries) {
        MacroAssembler masm = c.masm;
        if (!template.variants().containsKey(TosState.VTOS)) {
            masm.bind(entries.get(TosState.VTOS));
            c.pop(template.in());
        }
        masm.bind(entries.get(template.in()));
        template.body().emit(c);
    }
}
