package org.stubarchive.vm.classfile.maps;

/** Reads return addresses out of a real frame. What it is asked for may be any value: then it may answer anything that is no bytecode index. */
public interface ReturnAddressReader {
    /** Bytecode index that the value of a local variable stands for as a return address. */
    int local(int local);

    /** Bytecode index that an expression stack slot (0 is the bottom) stands for as a return address. */
    int stack(int slot);
}
