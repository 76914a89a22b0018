/**
 * Where the VM's generated code comes from: generators of all modules brought together ({@link org.stubarchive.vm.code.StubSet},
 * {@link org.stubarchive.vm.code.StubCodeGenerator}).
 *
 * <p>Invariant: only classes here touch {@code stubgen} and the architectures, and a start whose archive holds everything loads none of them.
 */
package org.stubarchive.vm.code;
