package org.stubarchive.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Condition of {@link NeedsEmulation}: of methods, not of their class, so that each test that is skipped counts. */
final class EmulationCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = context.getTestMethod().isPresent() ? EmulatedMachine.obstacle() : null;
        return obstacle == null ? ConditionEvaluationResult.enabled(null) : ConditionEvaluationResult.disabled(obstacle);
    }
}
