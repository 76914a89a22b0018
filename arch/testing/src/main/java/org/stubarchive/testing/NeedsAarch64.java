package org.stubarchive.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that executes aarch64 code. The build leaves it out on other machines; {@link EmulatedTests} runs it there.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag(NeedsAarch64.TAG)
@EnabledIfSystemProperty(named = "os.arch", matches = "aarch64", disabledReason = "executes aarch64 code: run by EmulatedTests")
public @interface NeedsAarch64 {
    /** Tag by which the build and the runner choose these tests. */
    String TAG = "aarch64";
}
