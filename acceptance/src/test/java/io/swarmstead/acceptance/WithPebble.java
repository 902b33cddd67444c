package io.swarmstead.acceptance;

import io.swarmstead.lab.Lab;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests against Pebble on loopback, which are skipped with the reason where the lab's cache cannot be written. */
@ExtendWith(WithPebble.WhereItCanBeBuilt.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WithPebble {
    /** Looks whether the lab's cache can be written. */
    final class WhereItCanBeBuilt implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Path home = Lab.defaultHome(System.getenv()).toAbsolutePath();
            return isWritable(home)
                    ? ConditionEvaluationResult.enabled("Pebble can be built")
                    : ConditionEvaluationResult.disabled("no Pebble here: the lab's cache cannot be written: " + home);
        }

        private static boolean isWritable(@Nullable Path folder) {
            return folder != null && (Files.exists(folder) ? Files.isWritable(folder) : isWritable(folder.getParent()));
        }
    }
}
