package dev.colophon.cli.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.CommandProcess;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.DeliverNotices;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sending is killed at every point that has a name: at each moment at which it asks for the time, and at each line that it says to the
 * mail server. No notice is sent twice, none is lost, and of what nobody knows that is shown.
 */
class NoticeCrashIT extends DraftedNotices {

    /** Two notices: what comes after one that was killed has to leave all the same. */
    private static final int NOTICES = 2;

    private static final int KILLED = 137;
    private static final int SIGKILLED = 128 + 9;

    /** Folders of the home without which mail leaves. */
    private static final Set<String> NOT_NEEDED = Set.of("evidence", "index", "contents", "warc", "references");

    private static final int FIRST_LINES = Boolean.getBoolean("colophon.long") ? 12 : 2;

    /** Without processes of their own each moment is a point; with them so many moments lie between two points. */
    private static final int MOMENTS = Boolean.getBoolean("colophon.long") ? 1 : 16;

    /** About so many of all lines are points at least. */
    private static final int LINES = Boolean.getBoolean("colophon.long") ? 90 : 4;

    private volatile int saidWhole;
    private int points;
    private int unknown;
    private int waiting;

    /** Ends what runs as a kill does: nothing of it is done any more, and what is not committed is not stored. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }

    /** The same without processes of their own, at each moment at which it asks for the time: quick, for every day. */
    @Test
    @Tag("full")
    void whatBreaksOffAtAnyMomentIsNotSentAgain() throws Exception {
        bothLetGo();
        boolean killed = true;
        for (int moment = 0; killed; moment++) {
            killed = brokenOffAt(moment);
        }
        assertThat(points).as("moments at which it broke off").isGreaterThanOrEqualTo(10);
        assertThat(unknown).as("notices of which nobody knew").isPositive();
        assertThat(waiting).as("notices that had not begun to leave").isPositive();
    }

    private boolean brokenOffAt(int moment) throws IOException {
        Path copy = folder.resolve("broken-" + moment);
        copy(home, copy);
        try (CrashPoints mailServer = new CrashPoints()) {
            pointTo(copy, mailServer);
            AtomicInteger left = new AtomicInteger(moment);
            InstantSource clock = () -> {
                if (left.decrementAndGet() < 0) {
                    throw new Killed();
                }
                return clock().instant();
            };
            try {
                Object _ =
                        new DeliverNotices(Cli.settings(copy), clock).deliver(Actor.local(), Optional.empty(), _ -> {});
                return false;
            } catch (Killed _) {
                judge(copy, mailServer, "moment " + moment);
                return true;
            }
        }
    }

    private void pointTo(Path copy, CrashPoints mailServer) throws IOException {
        Files.writeString(
                copy.resolve("colophon.toml"),
                Files.readString(home.resolve("colophon.toml"))
                        .replaceFirst("127.0.0.1:[0-9]+", "127.0.0.1:" + mailServer.port()));
    }

    @Test
    @Tag("full")
    void noNoticeIsSentTwiceAndNoneIsLost() throws Exception {
        bothLetGo();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<?> moments = both.submit(() -> everyMoment());
            Future<?> lines = both.submit(() -> everyLine());
            moments.get();
            lines.get();
        }
        assertThat(points).as("points at which it was killed").isGreaterThanOrEqualTo(LINES);
        assertThat(unknown).as("notices of which nobody knew").isPositive();
        assertThat(waiting).as("notices that had not begun to leave").isPositive();
    }

    private void bothLetGo() {
        assertThat(draftDmca("--to", "other@host.example", "--again").exitCode())
                .isZero();
        for (int i = 1; i <= NOTICES; i++) {
            Cli.Result letGo = letGo("N-" + i);
            assertThat(letGo.exitCode()).as(letGo.err()).isZero();
        }
    }

    private boolean everyMoment() throws Exception {
        for (int moment = 0; killedAt(moment, Integer.MAX_VALUE); moment += MOMENTS) {}
        return true;
    }

    /** The first lines one by one; of the mails themselves, which are long, some. */
    private boolean everyLine() throws Exception {
        assertThat(killedAt(Integer.MAX_VALUE, Integer.MAX_VALUE)).isFalse();
        int all = saidWhole;
        for (int line = 1; line <= all; line += line < FIRST_LINES ? 1 : Math.max(1, all / LINES)) {
            boolean _ = killedAt(Integer.MAX_VALUE, line);
        }
        return true;
    }

    /** False when it came to its end before. */
    private boolean killedAt(int moment, int line) throws Exception {
        Path copy = folder.resolve("killed-%d-%d".formatted(moment, line));
        copy(home, copy);
        try (CrashPoints mailServer = new CrashPoints()) {
            pointTo(copy, mailServer);
            Process process = start(copy, moment);
            mailServer.killAt(line, process::destroyForcibly);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            boolean killed = process.exitValue() == KILLED || process.exitValue() == SIGKILLED;
            int said = mailServer.said();
            mailServer.killAt(Integer.MAX_VALUE, () -> {});
            if (killed) {
                judge(copy, mailServer, "moment %d, line %d".formatted(moment, line));
            } else {
                saidWhole = said;
                assertThat(process.exitValue())
                        .as(new String(process.getInputStream().readAllBytes(), UTF_8))
                        .isZero();
            }
            return killed;
        }
    }

    private static Process start(Path home, int moment) throws IOException {
        return new ProcessBuilder(
                        CommandProcess.program(KilledDelivery.class, home.toString(), Integer.toString(moment)))
                .redirectErrorStream(true)
                .start();
    }

    private void judge(Path copy, CrashPoints mailServer, String point) {
        List<NoticeStatus> after = new ListNoticeStatus(Cli.settings(copy), clock())
                .list(Actor.local(), Optional.empty(), Optional.empty(), _ -> {});
        List<String> before = new ArrayList<>(mailServer.taken());
        Object _ = new DeliverNotices(Cli.settings(copy), clock()).deliver(Actor.local(), Optional.empty(), _ -> {});
        int lost = 0;
        int held = 0;
        assertThat(after).as(point).hasSize(NOTICES);
        for (NoticeStatus notice : after) {
            String messageId = notice.mails().getFirst().messageId();
            int taken = Collections.frequency(mailServer.taken(), messageId);
            switch (notice.state().phase()) {
                case DELIVERY_UNKNOWN -> {
                    lost++;
                    assertThat(taken).as(point).isEqualTo(Collections.frequency(before, messageId));
                    assertThat(taken).as(point).isLessThanOrEqualTo(1);
                    assertThat(notice.open()).as(point).anyMatch(open -> open.contains("notice settle"));
                }
                case HELD -> {
                    held++;
                    assertThat(before).as(point).doesNotContain(messageId);
                    assertThat(taken).as(point).isEqualTo(1);
                }
                default -> {
                    assertThat(notice.state().phase().name()).as(point).isEqualTo("SENT");
                    assertThat(taken).as(point).isEqualTo(1);
                }
            }
        }
        count(lost, held);
    }

    private synchronized void count(int lost, int held) {
        points++;
        unknown += lost;
        waiting += held;
    }

    private static InstantSource clock() {
        return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(40));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_NEEDED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
