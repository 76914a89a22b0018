package org.stubarchive.compiler.graph;

import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.format.runtime.BasicType;

/**
 * What a {@link GraphInterpreter} has its program's objects and calls from. Arrays are Java arrays of the same type; other references are any objects;
 * numbers are passed as Integer (also for the smaller types), Long, Float and Double. All methods may throw {@link GuestException}.
 */
public interface GraphRuntime {
    /** A new object. */
    Object newObject(CiKlass klass);

    /** A new array of primitive elements. */
    Object newArray(BasicType element, int length);

    /** A new array of references. */
    Object newRefArray(CiKlass element, int length);

    /** A new array of arrays. */
    Object newMultiArray(CiKlass array, int[] lengths);

    /** The exception that a failed check throws at a bytecode, with the inputs of the check. */
    Object newException(TrapReason reason, Object[] inputs, CiMethod method, int bci);

    /** Whether an object that is not null is an instance of a class. */
    boolean isInstance(Object object, CiKlass klass);

    /** Value of a field. */
    Object load(Object object, CiField field);

    /** Stores to a field. */
    void store(Object object, CiField field, Object value);

    /** Value of a constant, made if need be. */
    Object constant(CiConstant constant);

    /** Initialises a class. */
    void initialize(CiKlass klass);

    /** Calls a method. */
    Object invoke(CiCall call, Object[] arguments);

    /** Locks an object. */
    void monitorEnter(Object object);

    /** Unlocks an object. */
    void monitorExit(Object object);

    /** Whether a node that could leave compiled code shall do so without need. */
    boolean shallLeave(Node node);

    /**
     * Goes on in an interpreter of bytecode until the method ends.
     *
     * @param state where, and what the frame is made of
     * @param values of the nodes of the state, in its order; {@code null} for empty slots
     * @param result of the call, if the state is that during a call that has returned one
     * @param thrown what the bytecode has thrown; {@code null} if nothing
     * @return what the method returns
     */
    Object interpret(FrameState state, Object[] values, Object result, Object thrown);
}
