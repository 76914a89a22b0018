/**
 * The stubs that are written for aarch64: entering and leaving generated code, faults, array copy and fill, {@code fmod}, instruction-cache maintenance.
 *
 * <p>Stubs that Java binds as native methods take the JNI arguments in x0, x1, x2; leaf stubs take x0..x4 as the AAPCS64 says, keep x18..x29 and v8..v15 and do not touch the stack.
 * The machine's stack pointer is the host's all the time, also in guest code, whose frames are addressed by x20 and x29 alone; so a signal finds room on the host's stack.
 */
package org.stubarchive.arch.aarch64.stub;
