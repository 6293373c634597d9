package dev.colophon.service.home;

import dev.colophon.browser.Browser;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.SelfTest;
import dev.colophon.media.ocr.OcrFiles;
import dev.colophon.registry.SelfTests;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.session.SelfTestText;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is installed, what is missing, and how to get it. */
public final class InspectInstallation {

    /** Of {@code -Xmx448m}, 433 MB can be in use at a time. */
    private static final int LEAST_MEGABYTES = 430;

    private static final String SEE_MESSAGE = "see the message";

    private interface Look {
        String at() throws IOException;
    }

    private final Settings settings;

    public InspectInstallation(Settings settings) {
        this.settings = settings;
    }

    /** Looks at one thing after the other; none that is broken keeps it from the next. */
    public List<Requirement> inspect(Actor actor) {
        actor.require(Permission.MACHINE);
        List<Requirement> requirements = new ArrayList<>();
        InstalledPrograms programs = new InstalledPrograms(settings.programs());
        look(
                requirements,
                "java",
                "install a JDK 25 (Debian: apt-get install openjdk-25-jdk-headless)",
                () -> Runtime.version() + " in " + System.getProperty("java.home"));
        look(
                requirements,
                "ffmpeg",
                "without it only pictures and text are read, no sound and no film",
                programs::ffmpeg);
        look(requirements, "ocr", OcrFiles.INSTALL, programs::ocr);
        look(
                requirements,
                "chromium",
                settings.programs().chromium().isPresent()
                        ? "set COLOPHON_CHROMIUM to a Chromium that starts, or unset it; Debian: " + Browser.INSTALL
                        : Browser.INSTALL,
                programs::chromium);
        look(
                requirements,
                "memory",
                "give Java more, for example JAVA_TOOL_OPTIONS=-Xmx1g: at least 448 MB are needed",
                InspectInstallation::memory);
        look(requirements, "home", "set COLOPHON_HOME or --home to a folder that you may write", this::folder);
        look(
                requirements,
                "privacy",
                "keys and findings are in it: chmod 700 " + settings.home().folder(),
                this::privacy);
        look(requirements, "settings", SEE_MESSAGE + "; `colophon settings --example` shows what can be set", () -> {
            int set = settings.values().size();
            return set == 0 ? "nothing is set" : Plural.of(set, "setting", "settings") + ": see `colophon settings`";
        });
        look(
                requirements,
                "mail",
                "to send notices by mail set COLOPHON_MAIL_SERVER and COLOPHON_MAIL_FROM",
                this::mail);
        look(
                requirements,
                "database",
                SEE_MESSAGE + "; for PostgreSQL check "
                        + settings.database().names().all(),
                this::database);
        look(requirements, "clock", HomeClock.REMEDY, this::clock);
        look(
                requirements,
                "selftest",
                "register fewer near-copies of one work as different ones, or look at each match; "
                        + "`colophon index selftest` tests again",
                this::selfTest);
        return requirements;
    }

    private static void look(List<Requirement> requirements, String what, String remedy, Look look) {
        try {
            requirements.add(new Requirement(what, Requirement.State.OK, look.at(), ""));
        } catch (NotThere missing) {
            requirements.add(
                    new Requirement(what, Requirement.State.MISSING, String.valueOf(missing.getMessage()), remedy));
        } catch (IOException e) {
            requirements.add(new Requirement(what, Requirement.State.FAIL, String.valueOf(e.getMessage()), remedy));
        } catch (RuntimeException e) {
            // Not what was looked for, so its remedy would mend nothing.
            requirements.add(new Requirement(
                    what,
                    Requirement.State.FAIL,
                    String.valueOf(e.getMessage()),
                    remedy.startsWith(SEE_MESSAGE) ? remedy : SEE_MESSAGE));
        }
    }

    private static String memory() throws IOException {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        if (megabytes < LEAST_MEGABYTES) {
            throw new IOException("only " + megabytes + " MB for Java");
        }
        return megabytes + " MB for Java";
    }

    private String folder() throws IOException {
        if (!settings.home().exists()) {
            throw new NotThere("no folder %s yet: the first `colophon register` makes it"
                    .formatted(settings.home().folder()));
        }
        if (!Files.isWritable(settings.home().folder())) {
            throw new IOException(settings.home().folder() + " is not writable");
        }
        return "%s, %d GB free"
                .formatted(
                        settings.home().folder(),
                        settings.home().folder().toFile().getUsableSpace() >> 30);
    }

    private String privacy() throws IOException {
        if (settings.home().exists()
                && PrivateFiles.isOpenToOthers(settings.home().folder())) {
            throw new IOException("other users of this machine may look into "
                    + settings.home().folder());
        }
        return settings.home().exists() ? "the home is for its owner alone" : "a new home is made for its owner alone";
    }

    /** Optional. Nobody is asked. */
    private String mail() throws NotThere {
        if (settings.mail().fault().isPresent()) {
            throw new ServiceException(
                    ServiceException.Category.ENVIRONMENT,
                    settings.mail().fault().get());
        }
        return settings.mail()
                .server()
                .map("leaves by %s"::formatted)
                .orElseThrow(() -> new NotThere("no server takes your mail: notices are written for you to send"));
    }

    private String database() {
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            return database == null
                    ? "nothing is registered yet; the first `colophon register` makes it"
                    : settings.database().isSqlite() ? "SQLite" : "PostgreSQL";
        }
    }

    private String clock() throws IOException {
        HomeClock clock = HomeClock.of(InstantSource.system());
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            Optional<Instant> later = Optional.ofNullable(database).flatMap(clock::laterLook);
            if (later.isPresent()) {
                throw new IOException(clock.behind(later.get()));
            }
            return clock.now() + "; no look in the home is later";
        }
    }

    private String selfTest() throws IOException {
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            Optional<SelfTest> made = Optional.ofNullable(database)
                    .flatMap(stored -> new SelfTests(stored, InstantSource.system()).last(Medium.AUDIO))
                    .map(SelfTests.Made::test);
            if (made.filter(test -> test.verdict() == SelfTest.Verdict.FAILED).isPresent()) {
                throw new IOException(SelfTestText.of(made.get()));
            }
            return made.map(SelfTestText::of)
                    .orElse("not due yet: it is made once a day when 20 sounds are registered");
        }
    }
}
