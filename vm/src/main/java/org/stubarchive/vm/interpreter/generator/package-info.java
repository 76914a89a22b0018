/**
 * Generation of the template interpreter: one codelet per bytecode, the method entries and the intrinsic entries, written once on the portable
 * macro-assembler. Only training, and a start that lacks archived code, load this package.
 *
 * <p>Design: top-of-stack caching. Between two bytecodes the topmost value is in a register or in memory ({@code TosState}); each codelet has one entry per
 * state, and ends with its own dispatch through the table of the state that it produces. Templates say in which state their body starts; the
 * {@link org.stubarchive.vm.interpreter.generator.TemplateGenerator} adds the pushing and popping entries. Rare paths lie behind the codelet.
 *
 * <p>Invariants:
 * <ul>
 * <li>An int in a register has only its low 32 bits defined.
 * <li>At every request to the runtime the stack slots that the abstract state before the bytecode knows are either in memory at their place or below the
 *     stack pointer (the collector ignores those), and the bytecode pointer is in the frame. References that a request needs are its arguments.
 * <li>Everything but thread, frame pointer and stack pointer is lost across a call and a request.
 * <li>Null checks are implicit: instructions that may touch a null reference are in a fault range whose handler throws.
 * </ul>
 *
 * <p>Files: {@code Codelet} (roles and common sequences), {@code Template}, {@code TemplateTable}, {@code TemplateGenerator}; {@code *Templates} by family
 * of bytecodes; {@code FrameBuilder}, {@code Locks}, {@code Subtypes}, {@code Values} (shared sequences); {@code *Stubs} (method entries).
 *
 * <p>Non-goals: verification (done by the class file side), resolution (the runtime's, which then writes quick bytecodes).
 */
package org.stubarchive.vm.interpreter.generator;
