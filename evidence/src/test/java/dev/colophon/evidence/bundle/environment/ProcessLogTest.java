package dev.colophon.evidence.bundle.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.evidence.log.verify.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessLogTest {

    private static final Instant START = Instant.parse("2026-11-25T08:30:00.007Z");

    private final AtomicLong nanos = new AtomicLong(5);
    private final ProcessLog log = new ProcessLog(() -> START.plusNanos(nanos.get() - 5), nanos::get);

    @Test
    void aLineIsCanonicalJsonOfOneStep() {
        nanos.addAndGet(Duration.ofMillis(1500).toNanos());
        log.step("dns", Map.of("host", "site.example", "a", List.of("192.0.2.7"), "ttl", 60));
        assertThat(new String(log.bytes(), UTF_8))
                .isEqualTo(
                        "{\"detail\":{\"a\":[\"192.0.2.7\"],\"host\":\"site.example\",\"ttl\":60},\"monotonicMs\":1500,\"n\":1,"
                                + "\"prev\":\"" + "0".repeat(64)
                                + "\",\"step\":\"dns\",\"wall\":\"2026-11-25T08:30:01.507Z\"}\n");
    }

    @Test
    void eachLineNamesTheHashOfTheLineBefore() throws Exception {
        log.step("start", Map.of());
        log.step("request", Map.of("url", "https://site.example/ü"));
        log.step("response", Map.of("status", 200));
        String end = log.end();
        assertThat(log.end()).isEqualTo(end);
        String previous = "0".repeat(64);
        int n = 0;
        for (String line : new String(log.bytes(), UTF_8).lines().toList()) {
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.get("n").asInt()).isEqualTo(++n);
            assertThat(json.get("prev").asText()).isEqualTo(previous);
            previous = Hash.sha256(line.getBytes(UTF_8)).hex();
        }
        assertThat(n).isEqualTo(4);
        assertThat(end).isEqualTo(previous);
    }

    @Test
    void nothingCanBeAddedBehindTheEnd() {
        log.end();
        assertThatThrownBy(() -> log.step("more", Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStepIsAWord() {
        assertThatThrownBy(() -> log.step("Two words", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.step("", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.bytes()).isEmpty();
    }
}
