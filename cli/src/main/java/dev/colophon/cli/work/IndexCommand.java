package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.FindingText;
import dev.colophon.index.IndexStats.MediumStats;
import dev.colophon.index.SelfTest;
import dev.colophon.registry.IndexReport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.index.MeasureIndex;
import dev.colophon.service.index.RebuildIndex;
import dev.colophon.service.index.SelfTestIndex;
import dev.colophon.service.index.VerifyIndex;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.IndexView;
import dev.colophon.service.json.work.SelfTestView;
import dev.colophon.service.session.SelfTestText;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The search index: derived from the database, and made anew from it. */
@Command(
        name = "index",
        description = "Look at the search index, compare it with the database, test it, rebuild it.",
        subcommands = {
            IndexCommand.Stats.class,
            IndexCommand.Verify.class,
            IndexCommand.Test.class,
            IndexCommand.Rebuild.class
        })
public final class IndexCommand implements Runnable {

    private static final int KIND = 7;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: stats, verify, selftest or rebuild");
    }

    /** What it holds. */
    @Command(name = "stats", description = "Say what the index holds.")
    static final class Stats implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Stats(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            new MeasureIndex(home.existing()).measure(Actor.local(), console).forEach(this::print);
            return ExitCode.OK;
        }

        private void print(MediumStats stats) {
            if (json.wanted()) {
                console.line(JsonLines.line(stats));
            } else {
                console.line(Columns.label(FindingText.kind(stats.medium(), console.reader()), KIND)
                        + console.reader()
                                .say(
                                        "index.stats",
                                        "%,10d".formatted(stats.references()),
                                        "%,12d".formatted(stats.documents()),
                                        "%,14d".formatted(stats.bytes())));
            }
        }
    }

    /** Whether it says what the database says. */
    @Command(
            name = "verify",
            description = "Compare every fingerprint in the index with the database; exit 1 when they differ.")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Verify(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            IndexReport report = new VerifyIndex(home.existing()).verify(Actor.local(), console);
            if (json.wanted()) {
                console.line(JsonLines.line(IndexView.of(report)));
            } else {
                report.first()
                        .forEach(fault ->
                                console.line(fault.fault() + "  " + fault.medium() + "  " + fault.reference()));
                console.line(
                        report.isClean()
                                ? console.reader().say("index.agrees", report.fingerprints())
                                : console.reader().say("index.differs", report.faults()));
            }
            return report.isClean() ? ExitCode.OK : ExitCode.FOUND;
        }
    }

    /** Whether what matches promise comes true. */
    @Command(
            name = "selftest",
            description = {
                "Search altered stretches of registered sounds and see whether wrong ones match more surely than promised. "
                        + "While the last test says so, no sound is matched more surely than CANDIDATE. Commands that write "
                        + "repeat it once a day; exit 1 when it fails."
            })
    static final class Test implements Callable<Integer> {

        @Option(
                names = "--windows",
                paramLabel = "N",
                description = "Stretches of 10 s to search (default: ${DEFAULT-VALUE}).")
        private int windows = 500;

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        @Spec
        private @Nullable CommandSpec spec;

        Test(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (windows < 1) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "--windows must be 1 or more, not " + windows);
            }
            SelfTest test = new SelfTestIndex(home.existing()).test(Actor.local(), windows, console);
            console.line(
                    json.wanted()
                            ? JsonLines.line(SelfTestView.of(test))
                            : SelfTestText.message(test).in(console.reader()));
            return test.verdict() == SelfTest.Verdict.FAILED ? ExitCode.FOUND : ExitCode.OK;
        }
    }

    /** Makes it anew from the stored fingerprints. */
    @Command(name = "rebuild", description = "Rebuild the index from the stored fingerprints.")
    static final class Rebuild implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Rebuild(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (ProgressOutput<Void> output = new ProgressOutput<>("rebuilding", console, _ -> {})) {
                new RebuildIndex(home.existing()).rebuild(Actor.local(), output);
            }
            console.note(console.reader().say("index.rebuilt"));
            return ExitCode.OK;
        }
    }
}
