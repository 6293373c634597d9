package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarcDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z",
        "2026-11, 2026-11-01T00:00:00Z",
        "2026-11-30, 2026-11-30T00:00:00Z",
        "2026-11-30T23:59Z, 2026-11-30T23:59:00Z",
        "2026-11-30T23:59:58Z, 2026-11-30T23:59:58Z",
        "2026-11-30T23:59:58.123456789Z, 2026-11-30T23:59:58.123456789Z",
        "2026-11-30T23:59:58+08:00, 2026-11-30T15:59:58Z",
    })
    void isAsExactAsTheRecordSays(String text, Instant time) throws Exception {
        assertThat(WarcDate.of(Optional.of(text))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13", "2026-02-30", "2026-11-30T23:59:58", "+292278993-12-31T23:59:59Z"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> WarcDate.of(Optional.of(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no time");
    }

    @Test
    void aRecordWithoutOneIsRefused() {
        assertThatThrownBy(() -> WarcDate.of(Optional.empty())).hasMessage("it has no WARC-Date");
    }
}
