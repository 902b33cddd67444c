package io.swarmstead.acceptance;

import io.swarmstead.lab.Lab;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that boot hosts: tagged {@code lab}, and skipped with the reason where the machine cannot carry a lab. They
 * begin on a quiet cloud, whoever was there before, and leave every host with power and network, also when they fail.
 */
@Tag("lab")
@ExtendWith({OnRealHosts.WhereALabIsPossible.class, OnRealHosts.Bracket.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnRealHosts {
    Begin value() default Begin.QUIET_CLOUD;

    /** What a class finds. */
    enum Begin {
        /** {@link TheLab#quiet}. */
        QUIET_CLOUD,
        /** Hosts with power; what is on them is the business of the class. */
        HOSTS
    }

    /** Asks the lab itself. */
    final class WhereALabIsPossible implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Lab.impossible()
                    .map(problem ->
                            ConditionEvaluationResult.disabled("no lab here: " + problem.what() + ": " + problem.why()))
                    .orElseGet(() -> {
                        TheLab.onlyWhileTestsRun(context);
                        return ConditionEvaluationResult.enabled("a lab is possible");
                    });
        }
    }

    /** Around a class, and behind a test that failed, so that what puts things away meets hosts that answer. */
    final class Bracket implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            switch (context.getRequiredTestClass()
                    .getAnnotation(OnRealHosts.class)
                    .value()) {
                case QUIET_CLOUD -> TheLab.quiet();
                case HOSTS -> TheLab.boot();
            }
            Breakage.begin();
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (context.getExecutionException().isPresent()) {
                TheLab.boot();
            }
        }

        @Override
        public void afterAll(ExtensionContext context) {
            TheLab.boot();
            Breakage.end();
        }
    }
}
