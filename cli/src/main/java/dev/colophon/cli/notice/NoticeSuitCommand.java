package dev.colophon.cli.notice;

import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.followup.TellOfSuit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a recipient that the owner has filed an action, or complained, after a counter-notice. */
@Command(
        name = "suit",
        description = {
            "Tell the recipient that you have filed an action, or complained to an authority, after a complete counter-notice: within the time"
                    + " of the law the content then stays removed. Of an action under the law of the United States the mail says that it"
                    + " seeks an order against the user: file such a one before.",
            "It counts when the recipient has it. `colophon notice deliver` sends the mail after 30 seconds, in which `colophon notice undo`"
                    + " keeps it. Said again, it corrects what the recipient was told. Where you tell them yourself, you say so afterwards with --by. Without --document, what you say is taken"
                    + " down as what you say."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice suit N-1 --court \"D. Or.\" --docket 3:27-cv-00101 --filed 2027-03-19 --document complaint.pdf",
            "  colophon notice suit N-2 --authority \"Hangzhou Copyright Bureau\" --docket 2027-55 --filed 2027-03-19 --by form",
            "",
            "Exit codes: 0 written, 1 nothing is taken down before the letter has left, 3 refused."
        })
final class NoticeSuitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(names = "--court", paramLabel = "NAME", description = "Where you have filed an action.")
    private @Nullable String court;

    @Option(names = "--authority", paramLabel = "NAME", description = "To whom you have complained, instead.")
    private @Nullable String authority;

    @Option(names = "--docket", paramLabel = "NUMBER", required = true, description = "Under which it is known there.")
    private String docket = "";

    @Option(
            names = "--filed",
            paramLabel = "DAY",
            required = true,
            description = "When you filed it, such as 2027-03-19.")
    private LocalDate filed = LocalDate.EPOCH;

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "A PDF that shows it, of at most 5 MB; it goes with the mail and is kept.")
    private @Nullable Path document;

    @Option(
            names = "--work",
            paramLabel = "TITLE",
            description =
                    "A work of the notice that it is about, or the number of a copy; may be repeated (default: what the counter-notice asks to be put back).")
    private List<String> works = List.of();

    @Option(names = "--by", paramLabel = "HOW", description = "You have told them yourself: letter, fax, form or mail.")
    private @Nullable Means by;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSuitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TellOfSuit.Told told = new TellOfSuit(home.existing()).tell(Actor.local(), request(), console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(told.status()));
        if (!json.wanted()) {
            told.letter()
                    .lines()
                    .map(line -> ("    " + Console.safe(line)).stripTrailing())
                    .forEach(console::line);
        }
        String name = told.status().notice().number().toString();
        if (!told.stored()) {
            console.message(
                    "nothing was taken down, and no mail can leave: send this letter the way the notice went, then say so with --by HOW");
            return ExitCode.FOUND;
        }
        told.leaves()
                .ifPresent(leaves -> console.message(
                        "nothing has left yet: it leaves after %s by `colophon notice deliver`, and counts from then on; until then `colophon notice undo %s` keeps it"
                                .formatted(leaves.truncatedTo(ChronoUnit.SECONDS), name)));
        return ExitCode.OK;
    }

    private TellOfSuit.Request request() {
        if ((court == null) == (authority == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "say either --court NAME, of an action, or --authority NAME, of a complaint");
        }
        return new TellOfSuit.Request(
                number,
                court == null ? ClockStop.COMPLAINT_PROVED : ClockStop.SUIT_PROVED,
                Optional.ofNullable(court)
                        .or(() -> Optional.ofNullable(authority))
                        .orElse(""),
                docket,
                filed,
                Optional.ofNullable(document),
                works,
                Optional.ofNullable(by));
    }
}
