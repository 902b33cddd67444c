package io.swarmstead.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks what has no other lab beside it in {@code ./verify --full}. The tour of a plain {@code ./verify} has one lab anyway.
 */
@Tag("alone")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Alone {
    /** What another lab would spoil. */
    String value();
}
