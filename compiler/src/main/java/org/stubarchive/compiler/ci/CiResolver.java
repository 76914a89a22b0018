package org.stubarchive.compiler.ci;

/**
 * What a virtual machine, or class files alone, know. Only {@link CiEnv} asks, from the thread that compiles; nothing is loaded, resolved or
 * initialised for it: what is not yet there is answered with {@code null}.
 */
public interface CiResolver {
    /** The class of a CONSTANT_Class entry of the method's class; {@code null} if it is not resolved. */
    CiKlass klassAt(CiMethod from, int poolIndex);

    /** The class that a field descriptor or array descriptor means to a class; {@code null} for primitive types and if it is not loaded. */
    CiKlass klassOf(CiKlass from, String descriptor);

    /** The field of a CONSTANT_Fieldref entry of the method's class; {@code null} if it is not resolved. */
    CiField fieldAt(CiMethod from, int poolIndex);

    /** What a call names. The target may be unresolved, the call never is {@code null}. */
    CiCall callAt(CiMethod from, int poolIndex, Invocation bytecode);

    /** A loadable constant of the method's class. */
    CiConstant constantAt(CiMethod from, int poolIndex);

    /** Whether a class is initialised, so that no check is needed any more. */
    boolean isInitialized(CiKlass klass);

    /** Whether an object of the first class is an instance of the second. */
    boolean isSubtype(CiKlass sub, CiKlass of);
}
