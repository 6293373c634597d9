package dev.colophon.cli.notice;

import dev.colophon.cases.notice.course.NoticeCourse;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.NoticeCourseText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.NoticeCourseView;
import dev.colophon.service.notice.SimulateNotice;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the whole course of a notice that nobody has sent. */
@Command(
        name = "simulate",
        description = {
            "Print the whole course of a notice: each step with its dates, and what it means for both sides.",
            "Where a law can be read in two ways, the earliest and the latest day are said; days of a year whose "
                    + "holidays are not published are called provisional. Nothing is stored or sent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice simulate --regime us-dmca --from 2027-03-12",
            "  colophon notice simulate --regime cn-ec --state countered --from 2027-03-10 --lang zh",
            "  colophon notice simulate --regime eu-dsa --country DE --from 2026-08-31 --json"
        })
final class NoticeSimulateCommand implements Callable<Integer> {

    @Option(
            names = "--regime",
            paramLabel = "REGIME",
            required = true,
            description = "A procedure, as `colophon notice regimes` lists them; its year may be left out.")
    private String regime = "";

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            required = true,
            description = "The day on which each step is reckoned to begin, or day and time (2027-03-12T18:00), in the "
                    + "time zone of the calendar; of a day, noon.")
    private String from = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "The step to begin with: sent (default), silent, removal-claimed, countered, restored or "
                    + "retracted.")
    private @Nullable String state;

    @Option(
            names = "--country",
            paramLabel = "CC",
            description = "The country of the recipient (ISO 3166-1), for procedures that count by its calendar.")
    private @Nullable String country;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NoticeCourse course = new SimulateNotice(home.existing())
                .simulate(
                        Actor.local(),
                        new SimulateNotice.Request(
                                regime, Optional.ofNullable(state), from, Optional.ofNullable(country)));
        if (json.wanted()) {
            console.line(JsonLines.line(NoticeCourseView.of(course, language.reader())));
        } else {
            NoticeCourseText.lines(course, language.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
