package io.swarmstead.acceptance;

import io.swarmstead.lab.Lab;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that boot hosts: tagged {@code lab}, and skipped with the reason where the machine cannot carry a lab. */
@Tag("lab")
@ExtendWith(OnRealHosts.WhereALabIsPossible.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnRealHosts {
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
}
