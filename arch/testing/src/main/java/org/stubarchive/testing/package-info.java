/**
 * Running tests on another machine than the one that builds, and tools to compare with.
 *
 * <p>Purpose: on an x86-64, the tests marked {@link org.stubarchive.testing.NeedsAarch64} run in an arm64 JVM under QEMU's user mode emulation; one such JVM
 * runs all of a module's, and each is reported as a test of its own. On an aarch64 the build runs them directly.
 *
 * <pre>
 * NeedsAarch64      marks a test that executes aarch64 code
 * OnEveryMachine    marks a test that is to be run on an x86-64 and on an aarch64
 * EmulatedTests     gives the results of marked tests as dynamic tests
 * EmulatedMachine   the emulator and the JVM for it, found on this machine
 * CpuModel          what is emulated
 * RemoteTests       runs tests in the other JVM
 * TestEvent         what that JVM tells
 * InstalledTool     runs a program that results are compared with
 * Binutils          disassembler and assembler of an architecture
 * </pre>
 *
 * <p>Invariants: a test that was started and not finished is a failure, so is a run without tests; a machine without an emulator gives a skipped test
 * that says why.
 */
package org.stubarchive.testing;
