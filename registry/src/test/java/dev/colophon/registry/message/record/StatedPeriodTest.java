package dev.colophon.registry.message.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.RegistryException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedPeriodTest {

    private static StatedPeriod to(String text) {
        return new StatedPeriod(Optional.empty(), Optional.of(text));
    }

    private static StatedPeriod from(String text) {
        return new StatedPeriod(Optional.of(text), Optional.empty());
    }

    /** A day that is named as the end counts; a moment is the first that does not. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-31",
        "2026-12-31Z, 2026-12-31",
        "2026-12-31+08:00, 2026-12-31",
        "2026-12, 2026-12-31",
        "2026, 2026-12-31",
        "2026-12-31T00:00:00, 2026-12-30",
        "2026-12-31T00:00:00Z, 2026-12-30",
        "2026-12-31T00:00:00.000Z, 2026-12-30",
        "2026-12-31T08:00:00+08:00, 2026-12-30",
        "2026-12-31T00:00:00+08:00, 2026-12-30",
        "2026-12-31T00:00:00-05:00, 2026-12-31",
        "2026-12-31T00:00:01, 2026-12-31",
        "2026-12-31T23:59:59, 2026-12-31"
    })
    void theLastDay(String text, String last) {
        assertThat(to(text).dates().last().map(Object::toString)).contains(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01",
        "2026-02, 2026-02-01",
        "2026, 2026-01-01",
        "2026-01-01T00:00:00, 2026-01-01",
        "2026-01-01T00:00:00+08:00, 2025-12-31",
        "2026-01-01T23:00:00-05:00, 2026-01-02"
    })
    void theFirstDay(String text, String first) {
        assertThat(from(text).dates().first().map(Object::toString)).contains(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "2026-13-01",
                "2026-02-30",
                "31.12.2026",
                "2026-12-31T25:00:00",
                "T",
                "",
                "+999999999-12-31",
                "-0001-01-01",
                "0000",
                "0000-01-01",
                "0001-01-01T00:00:00+08:00",
                "9999-12-31T23:59:59-05:00"
            })
    void whatIsNoDayIsSaid(String text) {
        assertThatThrownBy(() -> to(text).dates())
                .isInstanceOf(RegistryException.class)
                .hasMessage("`%s` is no day", text);
    }

    @Test
    void aPeriodThatEndsWhenItBeginsIsNone() {
        String moment = "2026-01-01T00:00:00Z";
        assertThatThrownBy(() -> new StatedPeriod(Optional.of(moment), Optional.of(moment)).dates())
                .isInstanceOf(RegistryException.class);
    }
}
