package dev.colophon.service.json.removal;

import dev.colophon.cases.removal.SurvivalCurve;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which share of copies is still up after so many days; the schema is a part of {@code campaign-report.schema.json}. */
public record SurvivalView(
        int copies,
        int ended,
        long longestSeconds,
        @Nullable Long medianSeconds,
        List<DayView> days) {

    /** Later ones are left out. */
    private static final long MOST_DAYS = 400;

    /** A day of the curve. */
    public record DayView(long day, double share, double lower, double upper) {

        private static DayView of(long day, SurvivalCurve.Step step) {
            return new DayView(day, step.share(), step.lower(), step.upper());
        }
    }

    /** The curve at the end of each day in which one was seen. */
    public static SurvivalView of(SurvivalCurve curve) {
        return new SurvivalView(
                curve.copies(),
                curve.ended(),
                curve.longest().toSeconds(),
                curve.median().map(time -> time.toSeconds()).orElse(null),
                LongStream.rangeClosed(1, Math.min(MOST_DAYS, curve.longest().toDays()))
                        .boxed()
                        .flatMap(day -> curve.at(Duration.ofDays(day)).stream().map(step -> DayView.of(day, step)))
                        .toList());
    }
}
