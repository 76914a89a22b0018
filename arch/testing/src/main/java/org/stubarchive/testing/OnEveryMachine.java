package org.stubarchive.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test that runs on any machine and has to be run on each kind: by the build directly, and by {@link EmulatedTests} under emulation too. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag(OnEveryMachine.TAG)
public @interface OnEveryMachine {
    /** Tag by which the runner chooses these tests. */
    String TAG = "every-machine";
}
