package dev.colophon.service.json.notice;

import dev.colophon.cases.regime.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A procedure that notices can follow; the schema is {@code regime.schema.json}. */
public record RegimeView(
        String regime,
        int version,
        String title,
        String law,
        List<String> articles,
        String source,
        String read,
        Regime.Law.Status status,
        @Nullable String calendar,
        List<RequiredView> required,
        boolean acns,
        List<ClockView> clocks,
        Regime.Renotify renotify,
        List<String> unverified) {

    /** What a notice must hold. */
    public record RequiredView(String field, String article) {}

    /** A time that runs. */
    public record ClockView(
            String clock,
            Regime.ClockStart starts,
            String length,
            Regime.ClockExpiry onExpiry,
            Regime.Side whose,
            String article) {}

    /** Of a profile. */
    public static RegimeView of(Regime regime) {
        return new RegimeView(
                regime.id(),
                regime.version(),
                regime.title().english(),
                regime.law().name(),
                regime.law().articles(),
                regime.law().source(),
                regime.law().read().toString(),
                regime.law().status(),
                regime.calendar().orElse(null),
                regime.notice().required().stream()
                        .map(one -> new RequiredView(one.field().key(), one.article()))
                        .toList(),
                regime.notice().acns(),
                regime.clocks().stream().map(RegimeView::clock).toList(),
                regime.renotify(),
                regime.unverified().stream().sorted().toList());
    }

    private static ClockView clock(Regime.ClockRule rule) {
        return new ClockView(
                rule.id(), rule.starts(), rule.length().words(), rule.onExpiry(), rule.whose(), rule.article());
    }
}
