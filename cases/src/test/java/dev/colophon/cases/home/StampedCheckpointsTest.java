package dev.colophon.cases.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class StampedCheckpointsTest {

    private static final InstantSource CLOCK = InstantSource.system();

    /** One for all tests: its keys take a second. */
    @TempDir
    static Path time;

    @TempDir
    Path folder;

    private static TimestampAuthority authority;

    private HomeLog log;

    @BeforeAll
    static void make() {
        authority = LocalAuthority.at(time.resolve("authority"), CLOCK);
    }

    @BeforeEach
    void begin() {
        log = HomeLog.begin(new Home(folder.resolve("home")), "log.example/test", CLOCK);
    }

    private void append(String... leaves) {
        log.log()
                .append(List.of(leaves).stream()
                        .map(leaf -> leaf.getBytes(UTF_8))
                        .toList());
    }

    /** Cannot be reached. */
    private record Down() implements TimestampAuthority {
        @Override
        public String name() {
            return "down";
        }

        @Override
        public Optional<X509Certificate> root() {
            return Optional.empty();
        }

        @Override
        public boolean independent() {
            return true;
        }

        @Override
        public TimestampResponse stamp(Hash imprint) {
            throw new EvidenceException(EvidenceException.Reason.UNREACHABLE, "down: cannot be asked");
        }
    }

    @Test
    void oneTimestampCoversEveryLeafBeforeIt() throws Exception {
        append("a", "b");
        log.stamped().stamp(log.log().checkpoint(), List.of(authority));
        append("c");
        log.stamped().stamp(log.log().checkpoint(), List.of(authority));
        append("d");
        assertThat(covering(0)).contains(2L);
        assertThat(covering(1)).contains(2L);
        assertThat(covering(2)).contains(3L);
        assertThat(covering(3)).isEmpty();
        var first = log.stamped().covering(0).orElseThrow();
        assertThat(new TimeStampResponse(first.token())
                        .getTimeStampToken()
                        .getTimeStampInfo()
                        .getMessageImprintDigest())
                .isEqualTo(Hash.sha256(first.checkpoint().note().bytes()).bytes());
    }

    private Optional<Long> covering(long leaf) {
        return log.stamped().covering(leaf).map(stamped -> stamped.checkpoint().size());
    }

    @Test
    void asksTheNextWhenOneIsSilent() {
        append("a");
        var outcome = log.stamped().stamp(log.log().checkpoint(), List.of(new Down(), authority));
        assertThat(outcome.authority()).contains(authority.name());
        assertThat(outcome.silent()).containsExactly("down: cannot be asked");
        assertThat(log.stamped()
                        .stamp(log.log().checkpoint(), List.of(new Down()))
                        .authority())
                .isEmpty();
    }

    @Test
    void aCheckpointWithoutAnswerCountsForNothing() throws IOException {
        append("a");
        Path stamped = Files.createDirectories(folder.resolve("home/log/stamped"));
        Files.write(stamped.resolve("1"), log.log().checkpoint().note().bytes());
        assertThat(covering(0)).isEmpty();
    }

    /** A key without a log is what an interruption leaves; the log then begins under its name. */
    @Test
    void aBeginningThatWasCutOffIsGoneOnWith() throws IOException {
        Home other = new Home(folder.resolve("other"));
        HomeLog begun = HomeLog.begin(other, "log.example/other", CLOCK);
        Files.delete(other.log().resolve("checkpoint"));
        Files.delete(other.log().resolve("acknowledged"));
        assertThat(HomeLog.begin(other, "log.example/other", CLOCK).key()).isEqualTo(begun.key());
    }
}
