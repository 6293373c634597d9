package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.1239Z");
    private static final Subject PLAIN = Subject.plain(Hash.sha256("file".getBytes(UTF_8)));
    private static final Salt SALT = Salt.random(new Random(1));
    private static final Subject SALTED = Subject.salted(SALT, "mail to ada@example.org".getBytes(UTF_8));

    static List<LogEntry> entries() {
        return List.of(
                new LogEntry.Registration(NOON, PLAIN),
                new LogEntry.Registration(NOON, SALTED),
                new LogEntry.Capture(NOON, PLAIN, "C-17", Optional.of(Hash.sha256())),
                new LogEntry.Capture(NOON, PLAIN, "C-17", Optional.empty()),
                new LogEntry.Decision(NOON, SALTED, "CLEARED_LICENSED"),
                new LogEntry.Precheck(NOON, SALTED),
                new LogEntry.Report(NOON, PLAIN),
                new LogEntry.Notice(NOON, SALTED, LogEntry.Notice.Step.COUNTER_NOTICE));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsWhatItWrites(LogEntry entry) {
        assertThat(LogEntry.parse(entry.bytes())).isEqualTo(entry);
        assertThat(entry.bytes()).hasSizeLessThan(300);
    }

    @Test
    void isCanonicalJson() {
        assertThat(new String(new LogEntry.Capture(NOON, PLAIN, "C-17", Optional.of(Hash.sha256())).bytes(), UTF_8))
                .isEqualTo("{\"case\":\"C-17\",\"salted\":false,"
                        + "\"subject\":\"3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80\","
                        + "\"time\":\"2026-03-01T12:00:00.123Z\","
                        + "\"timestamp\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
                        + "\"type\":\"capture\",\"v\":1}");
    }

    @Test
    void hidesASaltedSubjectAndProvesIt() {
        byte[] subject = "mail to ada@example.org".getBytes(UTF_8);
        assertThat(SALTED.sha256()).isNotEqualTo(Hash.sha256(subject));
        assertThat(SALTED.matches(SALT, subject)).isTrue();
        assertThat(SALTED.matches(Salt.random(new Random(2)), subject)).isFalse();
        assertThat(SALTED.matches(subject)).isFalse();
        assertThat(PLAIN.matches("file".getBytes(UTF_8))).isTrue();
        assertThat(Salt.fromHex(SALT.hex())).isEqualTo(SALT);
        assertThat(SALT.toString()).doesNotContain(SALT.hex());
    }

    @Test
    void refusesWhatMightShowAPerson() {
        assertThatThrownBy(() -> new LogEntry.Decision(NOON, PLAIN, "CONFIRMED"))
                .hasMessageContaining("must be salted");
        assertThatThrownBy(() -> new LogEntry.Notice(NOON, PLAIN, LogEntry.Notice.Step.NOTICE))
                .hasMessageContaining("must be salted");
        assertThatThrownBy(() -> new LogEntry.Precheck(NOON, PLAIN)).hasMessageContaining("must be salted");
        assertThatThrownBy(() -> new LogEntry.Decision(NOON, SALTED, "because Ada said so"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogEntry.Registration(Instant.MAX, PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"salted\":false}",
                " {\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"registration\",\"v\":1}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"registration\",\"v\":1}}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"registration\",\"v\":1,}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"v\":1,\"type\":\"registration\"}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"registration\",\"v\":2}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"other\",\"v\":1}",
                "{\"salted\":false,\"subject\":\"S\",\"time\":\"2026-03-01\",\"type\":\"registration\",\"v\":1}",
                "{\"salted\":false,\"subject\":\"zz\",\"time\":\"T\",\"type\":\"registration\",\"v\":1}",
                "{\"more\":true,\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"registration\",\"v\":1}",
                "{\"outcome\":\"X\",\"salted\":false,\"subject\":\"S\",\"time\":\"T\",\"type\":\"decision\",\"v\":1}",
                "{\"salted\":true,\"step\":\"shout\",\"subject\":\"S\",\"time\":\"T\",\"type\":\"notice\",\"v\":1}"
            })
    void refusesWhatIsNoLeafOfOurs(String form) {
        String leaf =
                form.replace("\"S\"", "\"" + Hash.sha256() + "\"").replace("\"T\"", "\"2026-03-01T12:00:00.000Z\"");
        assertThatThrownBy(() -> LogEntry.parse(leaf.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(LogException.Reason.MALFORMED));
    }
}
