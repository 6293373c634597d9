package dev.colophon.cases.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** The vector that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsStandardWebhooksDo() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void eachSecretIsAnother() {
        WebhookSecret one = WebhookSecret.random();
        assertThat(one.text()).startsWith("whsec_").hasSize(6 + 44);
        assertThat(WebhookSecret.random().text()).isNotEqualTo(one.text());
        assertThat(one.toString()).doesNotContain(one.text());
    }

    @Test
    void isSentAgainForAboutThreeDays() {
        List<Duration> waits = IntStream.range(1, WebhookRetry.MOST)
                .mapToObj(WebhookRetry::after)
                .map(Optional::orElseThrow)
                .toList();
        assertThat(waits)
                .startsWith(Duration.ofSeconds(10), Duration.ofMinutes(1))
                .isSorted();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(WebhookRetry.after(WebhookRetry.MOST)).isEmpty();
    }
}
