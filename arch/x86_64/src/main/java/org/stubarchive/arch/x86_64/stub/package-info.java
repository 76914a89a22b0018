/**
 * The stubs that are written for x86-64: entering and leaving generated code, faults, CPU detection, array copy and fill, conversions and {@code fmod}.
 *
 * <p>Stubs that Java binds as native methods take the JNI arguments in rdi, rsi, rdx; leaf stubs take rdi, rsi, rdx, rcx, r8 as the System V ABI says, keep rbx, rbp and r12..r15,
 * and use at most the red zone of the guest stack.
 */
package org.stubarchive.arch.x86_64.stub;
