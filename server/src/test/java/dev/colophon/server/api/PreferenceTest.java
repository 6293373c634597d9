package dev.colophon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    private static final Preference WAITS = new Preference(false, Preference.LONGEST, false);

    @Test
    void asTheStandardWritesIt() {
        assertThat(Preference.of(List.of())).isEqualTo(WAITS);
        assertThat(Preference.of(List.of("respond-async"))).isEqualTo(new Preference(true, Duration.ZERO, false));
        Preference ten = new Preference(true, Duration.ofSeconds(10), true);
        assertThat(Preference.of(List.of("Respond-Async, wait=10"))).isEqualTo(ten);
        assertThat(Preference.of(List.of("wait = \"10\"", "respond-async; foo=\"bar\"")))
                .isEqualTo(ten);
        assertThat(Preference.of(List.of("wait=999999"))).isEqualTo(new Preference(false, Preference.LONGEST, true));
        assertThat(Preference.of(List.of(";", ",", "", "wait=", "wait=-1", "wait=99999999999", "handling=lenient")))
                .isEqualTo(WAITS);
    }
}
