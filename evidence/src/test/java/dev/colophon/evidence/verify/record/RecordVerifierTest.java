package dev.colophon.evidence.verify.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogEntry.Notice.Step;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record holds as it was written, and not with anything changed, added or left out. */
class RecordVerifierTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Random RANDOM = new Random(17);

    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate("log.example/one");
    private final List<RecordLine> lines = new ArrayList<>();
    private final RecordStatistics statistics = new RecordStatistics();
    private TransparencyLog log;

    @BeforeEach
    void written() throws IOException {
        log = TransparencyLog.create(folder.resolve("log"), key, key.name(), InstantSource.fixed(NOON));
        other(new LogEntry.Registration(NOON, Subject.plain(Hash.sha256(new byte[] {1}))));
        decision("CONFIRMED", "pirate.example");
        decision("LICENSED", "radio.example");
        message(Step.NOTICE, "notice", "us-dmca-1998", "pirate.example", 3);
        other(new LogEntry.Report(NOON, Subject.plain(Hash.sha256(new byte[] {2}))));
        message(Step.ANSWER, "answer.removal-claimed", "us-dmca-1998", "pirate.example", 3);
        message(Step.COUNTER_NOTICE, "counter-notice.complete", "us-dmca-1998", "pirate.example", 3);
        message(Step.RESULT, "look.GONE", "", "pirate.example", 1);
        message(Step.RETRACTION, "retraction", "us-dmca-1998", "pirate.example", 3);
        decision("CONFIRMED", "pirate.example");
        write();
    }

    private void other(LogEntry entry) {
        lines.add(new RecordLine(new String(entry.bytes(), UTF_8), Optional.empty()));
    }

    private void decision(String state, String host) {
        act(new RecordedAct("decision." + state, "", named(host, 1)), Optional.empty());
    }

    private void message(Step step, String what, String regime, String host, int copies) {
        act(new RecordedAct(what, regime, named(host, copies)), Optional.of(step));
    }

    /** The first so many copies of a host. */
    private static SortedMap<String, List<String>> named(String host, int copies) {
        return new TreeMap<>(Map.of(
                host, IntStream.range(0, copies).mapToObj("%016x"::formatted).toList()));
    }

    private void act(RecordedAct act, Optional<Step> step) {
        Salt salt = Salt.random(RANDOM);
        Subject subject = Subject.salted(salt, act.bytes());
        LogEntry entry = step.<LogEntry>map(one -> new LogEntry.Notice(NOON, subject, one))
                .orElseGet(() -> new LogEntry.Decision(NOON, subject, act.what().substring("decision.".length())));
        lines.add(new RecordLine(
                new String(entry.bytes(), UTF_8),
                Optional.of(new RecordLine.Opened(salt, new String(act.bytes(), UTF_8)))));
        statistics.add(act);
    }

    private void write() throws IOException {
        log.append(lines.stream().map(line -> line.leaf().getBytes(UTF_8)).toList());
        Files.write(
                folder.resolve(RecordVerifier.CHECKPOINT),
                log.checkpoint().note().bytes());
        Files.writeString(folder.resolve(RecordVerifier.KEY), key.verifier() + "\n");
        StringBuilder record = new StringBuilder();
        lines.forEach(line -> record.append(new String(line.bytes(), UTF_8)));
        Files.writeString(folder.resolve(RecordLine.FILE), record);
        Files.write(folder.resolve(RecordVerifier.STATISTICS), statistics.json(key.name(), lines.size()));
        Files.write(folder.resolve(RecordVerifier.TABLE), statistics.csv());
    }

    private RecordReport verify() {
        return RecordVerifier.verify(folder, Optional.empty());
    }

    @Test
    void everyNumberFollowsFromTheLog() {
        RecordReport report = RecordVerifier.verify(folder, Optional.of(key.verifier()));
        assertThat(report.fault()).isEmpty();
        assertThat(report.leaves()).isEqualTo(10);
        assertThat(report.acts()).isEqualTo(8);
        assertThat(report.sums()).isEqualTo(7);
        assertThat(report.trusted()).isTrue();
        assertThat(verify().trusted()).isFalse();
        assertThat(statistics.sums())
                .contains(
                        new RecordStatistics.Sum("pirate.example", "", "decision.CONFIRMED", 2, 1),
                        new RecordStatistics.Sum("pirate.example", "us-dmca-1998", "notice", 1, 3));
    }

    @Test
    void aCopyIsCountedOnceHoweverOftenItWasLookedAt() {
        RecordStatistics counted = new RecordStatistics();
        for (int looks = 0; looks < 2; looks++) {
            for (int copy = 0; copy < 1_000; copy++) {
                counted.add(new RecordedAct(
                        "look.GONE",
                        "",
                        new TreeMap<>(
                                Map.of("pirate.example", List.of("%016x".formatted(copy * 0x123456789abcdefL))))));
            }
        }
        counted.add(new RecordedAct("look.GONE", "", named("radio.example", 1)));
        counted.add(new RecordedAct("look.STILL_UP", "", named("pirate.example", 1)));
        assertThat(counted.sums())
                .containsExactly(
                        new RecordStatistics.Sum("pirate.example", "", "look.GONE", 2_000, 1_000),
                        new RecordStatistics.Sum("pirate.example", "", "look.STILL_UP", 1, 1),
                        new RecordStatistics.Sum("radio.example", "", "look.GONE", 1, 1));
    }

    @Test
    void anotherKeyIsNotBelieved() {
        VerifierKey other = LogKey.generate("log.example/one").verifier();
        assertThat(RecordVerifier.verify(folder, Optional.of(other)).fault()).isPresent();
    }

    @Test
    @Tag("full")
    void oneChangedDigitFails() throws IOException {
        for (String file : List.of(RecordVerifier.STATISTICS, RecordVerifier.TABLE, RecordLine.FILE)) {
            String whole = Files.readString(folder.resolve(file));
            for (int i = 0; i < whole.length(); i++) {
                if (Character.isDigit(whole.charAt(i))) {
                    char other = whole.charAt(i) == '9' ? '8' : (char) (whole.charAt(i) + 1);
                    Files.writeString(folder.resolve(file), whole.substring(0, i) + other + whole.substring(i + 1));
                    assertThat(verify().fault()).as("%s, character %d", file, i).isPresent();
                }
            }
            Files.writeString(folder.resolve(file), whole);
        }
        assertThat(verify().fault()).isEmpty();
    }

    @Test
    void oneLineLeftOutOrDoubledFails() throws IOException {
        for (String file : List.of(RecordVerifier.STATISTICS, RecordVerifier.TABLE, RecordLine.FILE)) {
            List<String> whole = Files.readString(folder.resolve(file)).lines().toList();
            String end = file.equals(RecordVerifier.TABLE) ? "\r\n" : "\n";
            for (int i = 0; i < whole.size(); i++) {
                List<String> less = new ArrayList<>(whole);
                less.remove(i);
                Files.writeString(folder.resolve(file), String.join(end, less) + end);
                assertThat(verify().fault()).as("%s without line %d", file, i).isPresent();
                List<String> more = new ArrayList<>(whole);
                more.add(i, whole.get(i));
                Files.writeString(folder.resolve(file), String.join(end, more) + end);
                assertThat(verify().fault()).as("%s twice line %d", file, i).isPresent();
            }
            Files.writeString(folder.resolve(file), String.join(end, whole) + end);
        }
        assertThat(verify().fault()).isEmpty();
    }

    @Test
    void whoeverForgesARowAndItsSumIsToldByTheLog() throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            RecordLine line = lines.get(i);
            if (line.opened().isPresent()) {
                RecordLine.Opened opened = line.opened().get();
                String forged = opened.subject()
                        .replace("pirate.example", "honest.example")
                        .replace("radio", "other");
                RecordLine other =
                        new RecordLine(line.leaf(), Optional.of(new RecordLine.Opened(opened.salt(), forged)));
                List<RecordLine> all = new ArrayList<>(lines);
                all.set(i, other);
                assertThat(fault(all)).contains("not what the log holds");
                all.set(i, new RecordLine(line.leaf(), Optional.empty()));
                assertThat(fault(all)).contains("is not told");
                all.remove(i);
                assertThat(fault(all)).contains("record.size");
            }
        }
    }

    private String fault(List<RecordLine> all) throws IOException {
        StringBuilder record = new StringBuilder();
        all.forEach(line -> record.append(new String(line.bytes(), UTF_8)));
        Files.writeString(folder.resolve(RecordLine.FILE), record);
        return verify().fault().orElseThrow().arguments().toString()
                + verify().fault().orElseThrow().key();
    }

    @Test
    void whatIsMissingOrNoTextIsAResult() throws IOException {
        Files.write(folder.resolve(RecordLine.FILE), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(verify().fault()).isPresent();
        for (String file : List.of(RecordLine.FILE, RecordVerifier.CHECKPOINT, RecordVerifier.KEY)) {
            Files.delete(folder.resolve(file));
            assertThat(verify().fault()).isPresent();
        }
        assertThat(RecordVerifier.isRecord(folder)).isFalse();
    }

    @Test
    @Tag("full")
    void theRootIsThatOfTheLog() {
        LeafTree tree = new LeafTree();
        assertThat(tree.root()).isEqualTo(Merkle.EMPTY_ROOT);
        TransparencyLog other =
                TransparencyLog.create(folder.resolve("other"), key, key.name(), InstantSource.fixed(NOON));
        for (int i = 0; i < 70; i++) {
            byte[] leaf = ("leaf " + i).getBytes(UTF_8);
            tree.add(leaf);
            other.append(List.of(leaf));
            assertThat(tree.root())
                    .as("%d leaves", i + 1)
                    .isEqualTo(other.checkpoint().root());
        }
    }

    @Test
    void anActIsNobodysData() {
        assertThatThrownBy(() -> new RecordedAct("notice", "us-dmca-1998", named("https://pirate.example/ada", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordedAct(
                        "notice", "us-dmca-1998", new TreeMap<>(Map.of("pirate.example", List.of("Ada's song")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordedAct("notice", "us-dmca-1998", named("pirate.example", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordedAct("notice", "", new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
