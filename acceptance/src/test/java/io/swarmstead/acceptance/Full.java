package io.swarmstead.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Marks what the tour leaves out. It runs in {@code ./verify --full}, by name in {@code ./verify --only}, and in a
 * {@code ./verify} of the commits whose turn it is. Maven by hand runs it, too: only {@code -Dtour=true} leaves it out.
 */
@Tag("full")
@ExtendWith(Full.OutsideOfTheTour.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Full {
    /** Why not everybody has to wait for it. */
    String value();

    /** Of a tour it takes what {@code -Dalso=CLASS} names. */
    final class OutsideOfTheTour implements ExecutionCondition {
        private static final boolean TOUR = Boolean.getBoolean("tour");
        private static final String ALSO = System.getProperty("also", "");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean left = TOUR
                    && AnnotationSupport.isAnnotated(context.getElement(), Full.class)
                    && !ALSO.equals(context.getRequiredTestClass().getSimpleName());
            return left
                    ? ConditionEvaluationResult.disabled("in ./verify --full only")
                    : ConditionEvaluationResult.enabled("not left out");
        }
    }
}
