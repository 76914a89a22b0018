package org.stubarchive.natives;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a class implements native methods of a guest class: those of its methods that bear {@link Native}. A guest class may have its natives in several
 * classes of one package.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface NativesOf {
    /** Internal name of the guest class, such as {@code java/lang/Object}; of several classes if they have the same natives. */
    String[] value();
}
