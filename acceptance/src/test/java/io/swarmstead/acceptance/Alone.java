package io.swarmstead.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks what of {@link Full} has no other lab beside it in {@code ./verify --full}. What is of the tour has none anyway, nor
 * has a method of a class of the tour.
 */
@Tag("alone")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Alone {
    /** What another lab would spoil. */
    String value();
}
