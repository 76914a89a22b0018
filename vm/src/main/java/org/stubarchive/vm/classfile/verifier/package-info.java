/**
 * Verification of the code of classes (JVMS 4.10, static constraints of 4.9.1).
 *
 * <p>{@link org.stubarchive.vm.classfile.verifier.Verifier} checks class files of version 50 and up by type checking against their StackMapTable
 * attributes (JVMS 4.10.1), older ones, and those of version 50 that fail, by type inference (JVMS 4.10.2) with subroutines. Both share one
 * description of what the instructions do, {@code InstructionVerifier}; they differ in what happens where paths meet.
 *
 * <p>What has to be known of other classes comes through {@link org.stubarchive.vm.classfile.verifier.VerificationContext}; classes are asked
 * for only where the rules cannot be decided by names. A class that fails is a {@link org.stubarchive.vm.classfile.verifier.VerifyException}.
 *
 * <p>Precondition: the class file was parsed with {@link org.stubarchive.vm.classfile.FormatChecks#FULL}.
 */
package org.stubarchive.vm.classfile.verifier;
