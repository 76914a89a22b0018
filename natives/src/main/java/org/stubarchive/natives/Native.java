package org.stubarchive.natives;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which native method a Java method implements. Its parameters are a {@link NativeCall}, if it needs one, and then those of the native: primitive
 * types as they are, a reference as {@code @Oop long} or {@link OopArgument}. A result that is a reference is {@code @Oop long}. The compilation fails
 * where they do not fit the descriptor.
 *
 * <p>A native that was renamed or whose descriptor was changed between releases has an annotation for each form that the method serves.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@Repeatable(Native.Several.class)
public @interface Native {
    /** Name and descriptor, such as {@code hashCode()I}. */
    String value();

    /** First of the tested releases of the class library that has it; 0 for the earliest. */
    int first() default 0;

    /** Last of the tested releases of the class library that has it. */
    int last() default Integer.MAX_VALUE;

    /** The state of the calling thread meanwhile. */
    NativeState state() default NativeState.VM;

    /** Several natives that one Java method implements. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @interface Several {
        /** Each of them. */
        Native[] value();
    }
}
