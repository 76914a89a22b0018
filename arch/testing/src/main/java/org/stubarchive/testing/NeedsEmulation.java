package org.stubarchive.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that starts an {@link EmulatedMachine}. Where there is none each test method is skipped, with the reason; {@code @BeforeAll} methods have to ask {@link EmulatedMachine#obstacle} themselves. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(EmulationCondition.class)
public @interface NeedsEmulation {}
