package org.stubarchive.vm.calls;

/**
 * Addresses in generated code that the runtime starts or recognises.
 *
 * @param callStub first entry of {@code call_stub}: calls the method in the thread block
 * @param callStubReturn second entry: where called methods return to; marks entry frames
 * @param exceptionEntry where the interpreter goes on at a handler, with the exception in the result register
 * @param dispatchTables address of the interpreter's dispatch tables
 */
public record GuestEntries(long callStub, long callStubReturn, long exceptionEntry, long dispatchTables) {}
