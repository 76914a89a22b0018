/**
 * Reference maps of interpreter frames: which locals and expression stack slots hold references before a bytecode.
 *
 * <p>{@link org.stubarchive.vm.classfile.maps.FrameMapAnalysis} interprets a method abstractly, for class files of every version. A slot is a
 * reference or it is not; where paths meet with different answers, it is not (verified code cannot use it). The maps keep the states where
 * basic blocks start; a query interprets forward from there.
 *
 * <p>Subroutines ({@code jsr}, {@code ret}) are analysed once per calling context: states are kept apart by the return addresses in their
 * slots, and a query asks the frame which ones it holds.
 *
 * <p>Preconditions: the code has passed verification, or is trusted as if it had.
 */
package org.stubarchive.vm.classfile.maps;
