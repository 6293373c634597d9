package dev.colophon.cli;

import dev.colophon.browser.Browser;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.SelfTest;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.registry.SelfTests;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.session.SelfTestText;
import dev.colophon.service.settings.ProgramSettings;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is installed, what is missing, how to get it. */
@Command(name = "doctor", description = "Say what is installed, what is missing, and how to get it.")
final class DoctorCommand implements Callable<Integer> {

    /**
     * One thing looked at.
     *
     * @param remedy what to do unless it is OK
     */
    private record Condition(String what, State state, String detail, String remedy) {}

    /** How a thing is. */
    private enum State {
        OK("@|green ok  |@"),
        /** Not there, and need not be. */
        MISSING("@|yellow --  |@"),
        FAIL("@|red FAIL|@");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    /** Thrown by a look: a thing is not there, and need not be. */
    private static final class NotThere extends IOException {

        NotThere(String message) {
            super(message);
        }
    }

    private interface Look {
        String at() throws IOException;
    }

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final List<Condition> conditions = new ArrayList<>();

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        look(
                "java",
                "install a JDK 25 (Debian: apt-get install openjdk-25-jdk-headless)",
                () -> Runtime.version() + " in " + System.getProperty("java.home"));
        look("ffmpeg", "without it only pictures and text are read, no sound and no film", () -> {
            Ffmpeg ffmpeg = home.settings().programs().ffmpeg().find();
            return "%s (%s), %s: %s"
                    .formatted(
                            ffmpeg.version(), ffmpeg.licence(), ffmpeg.origin().words(), ffmpeg.program());
        });
        look(
                "chromium",
                home.settings().programs().chromium().isPresent()
                        ? "set COLOPHON_CHROMIUM to a Chromium that starts, or unset it; Debian: " + Browser.INSTALL
                        : Browser.INSTALL,
                this::chromium);
        look("memory", "give Java more, for example JAVA_TOOL_OPTIONS=-Xmx1g: at least 512 MB are needed", () -> {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            if (megabytes < 512) {
                throw new IOException("only " + megabytes + " MB for Java");
            }
            return megabytes + " MB for Java";
        });
        Home folder = home.home();
        look("home", "set COLOPHON_HOME or --home to a folder that you may write", () -> {
            if (!folder.exists()) {
                throw new NotThere(
                        "no folder %s yet: the first `colophon register` makes it".formatted(folder.folder()));
            }
            if (!Files.isWritable(folder.folder())) {
                throw new IOException(folder.folder() + " is not writable");
            }
            return "%s, %d GB free"
                    .formatted(folder.folder(), folder.folder().toFile().getUsableSpace() >> 30);
        });
        look("privacy", "keys and findings are in it: chmod 700 " + folder.folder(), () -> {
            if (folder.exists() && PrivateFiles.isOpenToOthers(folder.folder())) {
                throw new IOException("other users of this machine may look into " + folder.folder());
            }
            return folder.exists() ? "the home is for its owner alone" : "a new home is made for its owner alone";
        });
        look("settings", "see the message; `colophon settings --example` shows what can be set", () -> {
            int set = home.settings().values().size();
            return set == 0 ? "nothing is set" : Plural.of(set, "setting", "settings") + ": see `colophon settings`";
        });
        look(
                "database",
                "see the message; for PostgreSQL check COLOPHON_DB, COLOPHON_DB_USER and COLOPHON_DB_PASSWORD",
                () -> {
                    try (var database = Database.openExisting(
                                    folder, home.settings().database())
                            .orElse(null)) {
                        return database == null
                                ? "nothing is registered yet; the first `colophon register` makes it"
                                : home.settings().database().isSqlite() ? "SQLite" : "PostgreSQL";
                    }
                });
        look(
                "selftest",
                "register fewer near-copies of one work as different ones, or look at each match; "
                        + "`colophon index selftest` tests again",
                () -> {
                    try (var database = Database.openExisting(
                                    folder, home.settings().database())
                            .orElse(null)) {
                        Optional<SelfTests.Made> made = database == null
                                ? Optional.empty()
                                : new SelfTests(database, InstantSource.system()).last(Medium.AUDIO);
                        if (made.filter(last -> last.test().verdict() == SelfTest.Verdict.FAILED)
                                .isPresent()) {
                            throw new IOException(SelfTestText.of(made.get().test()));
                        }
                        return made.map(last -> SelfTestText.of(last.test()))
                                .orElse("not due yet: it is made once a day when 20 sounds are registered");
                    }
                });
        conditions.forEach(this::print);
        return conditions.stream().allMatch(condition -> condition.state() != State.FAIL)
                ? ExitCode.OK
                : ExitCode.ENVIRONMENT;
    }

    /** Optional. */
    private String chromium() throws IOException {
        ProgramSettings programs = home.settings().programs();
        Optional<Path> browser = programs.browser();
        if (browser.isEmpty() && programs.chromium().isPresent()) {
            throw new IOException(programs.chromium().get() + " is no program that can be run");
        }
        return browser.isPresent() ? Browser.describe(browser.get()) + " at " + browser.get() : missing();
    }

    private static String missing() throws NotThere {
        throw new NotThere(
                "not installed; without it pages that scripts build are not read, and evidence has neither screenshot nor report: "
                        + Browser.INSTALL);
    }

    private void look(String what, String remedy, Look look) {
        try {
            conditions.add(new Condition(what, State.OK, look.at(), ""));
        } catch (NotThere missing) {
            conditions.add(new Condition(what, State.MISSING, String.valueOf(missing.getMessage()), remedy));
        } catch (IOException | RuntimeException e) {
            conditions.add(new Condition(what, State.FAIL, String.valueOf(e.getMessage()), remedy));
        }
    }

    private void print(Condition condition) {
        if (json.wanted()) {
            console.line(JsonLines.line(JsonLines.object()
                    .put("what", condition.what())
                    .put("state", condition.state().name())
                    .put("detail", condition.detail())
                    .put("remedy", condition.remedy())));
        } else {
            console.line("%s %-9s %s"
                    .formatted(condition.state().label, condition.what(), Console.safe(condition.detail())));
            if (condition.state() == State.FAIL) {
                console.line("    " + condition.remedy());
            }
        }
    }
}
