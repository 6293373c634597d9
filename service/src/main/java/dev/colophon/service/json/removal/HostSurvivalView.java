package dev.colophon.service.json.removal;

import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.service.removal.MeasureSurvival.HostSurvival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long copies stayed up at a host; the schema is {@code host-survival.schema.json}. */
public record HostSurvivalView(
        String host,
        int copies,
        int ended,
        long longestSeconds,
        @Nullable Long medianSeconds,
        List<StepView> steps,
        int goneBefore,
        int untold) {

    /** A step of the curve. */
    public record StepView(
            long seconds, int atRisk, int ended, double share, double standardError, double lower, double upper) {

        private static StepView of(SurvivalCurve.Step step) {
            return new StepView(
                    step.time().toSeconds(),
                    step.atRisk(),
                    step.ended(),
                    step.share(),
                    step.standardError(),
                    step.lower(),
                    step.upper());
        }
    }

    public static HostSurvivalView of(HostSurvival survival) {
        SurvivalCurve curve = survival.curve();
        return new HostSurvivalView(
                survival.host(),
                curve.copies(),
                curve.ended(),
                curve.longest().toSeconds(),
                curve.median().map(time -> time.toSeconds()).orElse(null),
                curve.steps().stream().map(StepView::of).toList(),
                survival.gone(),
                survival.untold());
    }
}
