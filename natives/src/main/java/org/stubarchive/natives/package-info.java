/**
 * The native methods of the guest's class library, as Java methods of ours.
 *
 * <p>A Java method with {@link org.stubarchive.natives.Native}, in a class with {@link org.stubarchive.natives.NativesOf}, implements a native method; its
 * parameters are those of the native. The compilation makes from them a {@link org.stubarchive.natives.NativeTable} for each package and the catalogue of
 * guest classes ({@code natives-processor}), and fails where they do not fit the descriptor. A native method is looked up when it is first called, by class,
 * name and descriptor, so that one class can carry the natives of several releases of the library. A method that has no entry throws
 * {@code UnsatisfiedLinkError}, as it does where a library is missing.
 *
 * <p>Invariants: natives run in state IN_VM; raw references ({@link org.stubarchive.natives.Oop}) are valid until the next allocation, guest call or blocking
 * section. A reference argument that is used behind one of those is an {@link org.stubarchive.natives.OopArgument}, which reads the guest frame anew
 * each time; the collector keeps that up to date. Anything that may block runs in a native section, on native memory only.
 */
package org.stubarchive.natives;
