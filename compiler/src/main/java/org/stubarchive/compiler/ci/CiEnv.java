package org.stubarchive.compiler.ci;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * One compilation's view of the virtual machine. It keeps every question with its answer, in the order in which they were first asked: the same
 * question has the same answer throughout a compilation, whatever happens meanwhile, and what a compiled method assumes can be told and validated.
 * For one thread.
 */
public final class CiEnv {
    /** What can be asked. */
    public enum Topic {
        /** The class of a constant pool entry. */
        KLASS_AT,
        /** The class of a descriptor. */
        KLASS_OF,
        /** The field of a constant pool entry. */
        FIELD_AT,
        /** The call of a constant pool entry. */
        CALL_AT,
        /** The constant of a constant pool entry. */
        CONSTANT_AT,
        /** Whether a class is initialised. */
        IS_INITIALIZED,
        /** Whether a class is a subtype of another. */
        IS_SUBTYPE
    }

    /**
     * A question.
     *
     * @param topic what it asks
     * @param beholder the class on whose behalf it asks, or which it asks about
     * @param subject constant pool index, descriptor or class
     */
    public record Question(Topic topic, CiKlass beholder, Object subject) {
        @Override
        public String toString() {
            Object s = subject instanceof CiKlass k ? k.name() : subject;
            return topic + " " + beholder.name() + (s == null ? "" : " " + s);
        }
    }

    /** That there is no answer is an answer to be kept too. */
    private static final Object NOTHING = new Object();

    private final CiResolver resolver;
    private final Map<Question, Object> answers = new LinkedHashMap<>();

    /** The view of a new compilation. */
    public CiEnv(CiResolver resolver) {
        this.resolver = Objects.requireNonNull(resolver, "resolver");
    }

    /** The class of a CONSTANT_Class entry of the method's class; {@code null} if it is not resolved. */
    public CiKlass klassAt(CiMethod from, int poolIndex) {
        Question q = new Question(Topic.KLASS_AT, from.holder(), poolIndex);
        Object known = answers.get(q);
        return (CiKlass) (known != null ? value(known) : kept(q, resolver.klassAt(from, poolIndex)));
    }

    /** The class that a descriptor means to a class; {@code null} for primitive types and if it is not loaded. */
    public CiKlass klassOf(CiKlass from, String descriptor) {
        Question q = new Question(Topic.KLASS_OF, from, descriptor);
        Object known = answers.get(q);
        return (CiKlass) (known != null ? value(known) : kept(q, resolver.klassOf(from, descriptor)));
    }

    /** The field of a CONSTANT_Fieldref entry of the method's class; {@code null} if it is not resolved. */
    public CiField fieldAt(CiMethod from, int poolIndex) {
        Question q = new Question(Topic.FIELD_AT, from.holder(), poolIndex);
        Object known = answers.get(q);
        return (CiField) (known != null ? value(known) : kept(q, resolver.fieldAt(from, poolIndex)));
    }

    /** What a call names; never {@code null}. */
    public CiCall callAt(CiMethod from, int poolIndex, Invocation bytecode) {
        Question q = new Question(Topic.CALL_AT, from.holder(), poolIndex + " " + bytecode);
        Object known = answers.get(q);
        return (CiCall) (known != null ? value(known) : kept(q, resolver.callAt(from, poolIndex, bytecode)));
    }

    /** A loadable constant of the method's class. */
    public CiConstant constantAt(CiMethod from, int poolIndex) {
        Question q = new Question(Topic.CONSTANT_AT, from.holder(), poolIndex);
        Object known = answers.get(q);
        return (CiConstant) (known != null ? value(known) : kept(q, resolver.constantAt(from, poolIndex)));
    }

    /** Whether a class is initialised, so that no check is needed any more. */
    public boolean isInitialized(CiKlass klass) {
        Question q = new Question(Topic.IS_INITIALIZED, klass, null);
        Object known = answers.get(q);
        return (Boolean) (known != null ? known : kept(q, resolver.isInitialized(klass)));
    }

    /** Whether an object of the first class is an instance of the second. */
    public boolean isSubtype(CiKlass sub, CiKlass of) {
        if (sub == of || of.isRoot()) {
            return true;
        }
        Question q = new Question(Topic.IS_SUBTYPE, sub, of);
        Object known = answers.get(q);
        return (Boolean) (known != null ? known : kept(q, resolver.isSubtype(sub, of)));
    }

    /** Hands out every question and its answer ({@code null} where there was none), in the order in which they were first asked. */
    public void forEachAnswer(BiConsumer<Question, Object> to) {
        answers.forEach((q, a) -> to.accept(q, value(a)));
    }

    /** Number of different questions that were asked. */
    public int questionCount() {
        return answers.size();
    }

    private Object kept(Question question, Object answer) {
        answers.put(question, answer == null ? NOTHING : answer);
        return answer;
    }

    private static Object value(Object kept) {
        return kept == NOTHING ? null : kept;
    }
}
