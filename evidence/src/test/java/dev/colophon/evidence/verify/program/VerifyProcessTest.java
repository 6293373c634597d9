package dev.colophon.evidence.verify.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.verify.SampleBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process verifies many things, and each is answered on its own. */
class VerifyProcessTest {

    @TempDir
    Path folder;

    private Path bundle = Path.of("");

    @BeforeEach
    void written() throws Exception {
        SampleBundle.write(folder, new SampleBundle().files());
        bundle = folder.resolve("C-17-1.wacz");
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    private static Set<ProcessHandle> startedSince(Set<ProcessHandle> before) {
        Set<ProcessHandle> started = children();
        started.removeAll(before);
        return started;
    }

    private static VerifyProcess.Result verified(VerifyProcess process, Path proof) {
        return process.run(List.of(proof.toString(), "--json", "--lang", "en"), List.of(proof));
    }

    @Test
    void oneProcessAnswersForEach() throws IOException {
        Set<ProcessHandle> before = children();
        try (VerifyProcess process = new VerifyProcess()) {
            VerifyProcess.Result good = verified(process, bundle);
            assertThat(good.exit()).as(good.err()).isEqualTo(VerifyMain.OK);
            Set<ProcessHandle> started = startedSince(before);
            assertThat(started).hasSize(1);

            Path none = folder.resolve("C-2-1 ein Bündel\nin two lines.wacz");
            assertThat(verified(process, none).exit()).isEqualTo(VerifyMain.NOT_A_BUNDLE);
            Path damaged = Files.writeString(folder.resolve("C-3-1.wacz"), "no archive");
            assertThat(verified(process, damaged).exit()).isNotEqualTo(VerifyMain.OK);
            assertThat(verified(process, bundle)).isEqualTo(good);
            assertThat(children()).containsAll(started);
        }
    }

    @Test
    @Tag("full")
    void aProcessThatWasEndedIsStartedAnew() {
        Set<ProcessHandle> before = children();
        Set<ProcessHandle> second;
        try (VerifyProcess process = new VerifyProcess()) {
            VerifyProcess.Result good = verified(process, bundle);
            startedSince(before).forEach(child -> {
                child.destroyForcibly();
                Object _ = child.onExit().join();
            });
            assertThat(verified(process, bundle)).isEqualTo(good);
            second = startedSince(before);
            assertThat(second).hasSize(1);
        }
        assertThat(second).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test
    @Tag("full")
    void oneThatRestsIsGivenToOneAfterTheOtherAndEnds() throws InterruptedException {
        Set<ProcessHandle> before = children();
        VerifyProcess first = VerifyProcess.rested();
        VerifyProcess.Result good = verified(first, bundle);
        try (VerifyProcess beside = VerifyProcess.rested()) {
            assertThat(beside).as("one that works is nobody else's").isNotSameAs(first);
        }
        first.rest();
        VerifyProcess second = VerifyProcess.rested();
        assertThat(second).isSameAs(first);
        assertThat(verified(second, bundle)).isEqualTo(good);
        Set<ProcessHandle> started = startedSince(before);
        assertThat(started).hasSize(1);
        second.rest(Duration.ofMillis(20));
        assertThat(started).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
        assertThat(VerifyProcess.rested()).isNotSameAs(first);
    }
}
