package org.stubarchive.vm.calls;

/**
 * Addresses in generated code that the runtime starts or recognises.
 *
 * @param callStub first entry of {@code call_stub}: calls the method in the thread block
 * @param exceptionEntry where the interpreter goes on at a handler, with the exception in the result register
 * @param dispatchTables address of the interpreter's dispatch tables
 */
public record GuestEntries(long callStub, long exceptionEntry, long dispatchTables) {}
