package dev.colophon.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.registration.RegistrationLog;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut off leaves little outside the log, and what it leaves is said truthfully and logged by the next one. */
class RegistrationLogTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
    private Path home = Path.of("");

    @BeforeEach
    void home() {
        home = folder.resolve("home");
    }

    private List<Submission> stories(int count) throws IOException {
        List<Submission> stories = new ArrayList<>();
        WorkDetails details = new WorkDetails("Mo Example", Optional.empty(), Optional.empty(), List.of());
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(i + ".txt");
            Files.writeString(file, Stories.text(i, Stories.Language.ENGLISH, 400));
            stories.add(new Submission(file, details));
        }
        return stories;
    }

    /** As a run does that dies before its end. */
    private void registerAndDie(int count, boolean withLog) throws IOException {
        try (HomeSession session = HomeSession.writing(Cli.settings(home), Actor.local(), "register", console)) {
            RegistrationLog log =
                    new RegistrationLog(new Home(home), session.catalogue().database(), console);
            if (withLog) {
                log.open();
            }
            session.catalogue()
                    .registrar(
                            Organisation.FIRST,
                            session.media(),
                            "Mo",
                            new SightingMoves(session.catalogue().ids()))
                    .register(stories(count).iterator(), registration -> {
                        assertThat(registration).isInstanceOf(Registration.Added.class);
                        if (withLog) {
                            log.registered();
                        }
                    });
        }
    }

    private long leaves() {
        return HomeLog.open(new Home(home), InstantSource.system())
                .log()
                .checkpoint()
                .size();
    }

    @Test
    @Tag("full")
    void leavesAreWrittenWhileFilesAreRegistered() throws IOException {
        registerAndDie(150, true);
        assertThat(leaves()).as("all but less than a batch").isGreaterThan(150 - 64);
    }

    @Test
    void theNextRunLogsWhatIsMissingAndSaysSo() throws IOException {
        registerAndDie(3, false);
        Path first = folder.resolve("0.txt");

        Cli.Result prove = Cli.run(home, "log", "prove", first.toString(), "--to", folder.toString());
        assertThat(prove.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(prove.err())
                .contains("has no log, though works are registered there", "`colophon register`")
                .doesNotContain("no log was begun");

        Cli.Result next = Cli.run(home, "register", first.toString(), "--owner", "Mo Example");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err())
                .contains("3 registrations of an earlier run that was cut off had no transparency log: logged now");
        assertThat(leaves()).isEqualTo(3);
        assertThat(Cli.run(home, "log", "prove", first.toString(), "--to", folder.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void whatIsRegisteredAndNotLoggedYetIsNotCalledUnregistered() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", other.toString(), "--owner", "Mo Example");
        registerAndDie(1, false);

        Cli.Result prove = Cli.run(home, "log", "prove", folder.resolve("0.txt").toString());
        assertThat(prove.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(prove.err()).contains("it is registered, but not in the log yet");
        assertThat(Cli.run(home, "log").out()).contains("1; some registrations are not in it yet");

        Path stranger = Files.writeString(folder.resolve("stranger.txt"), "Nobody has registered this.");
        assertThat(Cli.run(home, "log", "prove", stranger.toString()).err()).contains("since they are not registered");
    }
}
