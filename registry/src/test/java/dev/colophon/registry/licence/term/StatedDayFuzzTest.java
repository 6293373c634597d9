package dev.colophon.registry.licence.term;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.registry.message.record.StatedPeriod;
import dev.colophon.registry.work.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written for a day, it is refused, or it can be stored. */
class StatedDayFuzzTest {

    static List<byte[]> days() {
        return Stream.of(
                        "2026-12-31",
                        "+999999999-01-01",
                        "-999999999-12-31",
                        "0000",
                        "9999-12",
                        "9999-12-31T23:59:59-18:00",
                        "0001-01-01T00:00:00+18:00")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("days")
    @FuzzTest(maxDuration = "30s")
    void day(byte[] data) {
        String text = new String(data, UTF_8);
        StatedDay.parse(text).ifPresent(day -> requireStored(new DateRange(Optional.of(day), Optional.of(day))));
        try {
            requireStored(new StatedPeriod(Optional.of(text), Optional.empty()).dates());
            requireStored(new StatedPeriod(Optional.empty(), Optional.of(text)).dates());
        } catch (RegistryException refused) {
            // As it should be.
        }
    }

    private static void requireStored(DateRange dates) {
        assertThat(DateRange.of(stored(dates.begins()), stored(dates.ends()))).isEqualTo(dates);
    }

    private static OptionalLong stored(Optional<Long> millis) {
        return millis.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
