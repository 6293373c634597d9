package dev.colophon.cli.standing;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.StandingText;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.standing.StandingView;
import dev.colophon.service.standing.AddStandingEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters what speaks for or against an owner. */
@Command(
        name = "add",
        description = {
            "Enter what speaks for or against an owner: a claim that somebody independent decided, a check of who it is, a "
                    + "sanction. It is kept with your name as your own word, and nothing is overwritten.",
            "That a host removed something without an answer counts nothing. A notice taken back after it was sent is a lost "
                    + "retraction; before it was sent, it counts nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon standing add \"Ada Example\" --as won --by court --on 2026-03-01 --note \"LG Hamburg 4 O 12/26\"",
            "  colophon standing add \"Ada Example\" --as lost --by counter-notice --note \"N-17, nobody answered it\"",
            "  colophon standing add \"Ada Example\" --as won --by review --reviewer \"Mo Example\" --note \"sample of May\"",
            "  colophon standing add \"Ada Example\" --take-back e5f6a7b8 --note \"entered twice\""
        })
final class StandingAddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OWNER", description = "An owner, by name or id.")
    private String owner = "";

    @Option(
            names = "--as",
            paramLabel = "WHAT",
            description = "won, lost, identity-checked, sanctioned or sanction-lifted.")
    private @Nullable String as;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description =
                    "Who decided what was won or lost: court, authority, body (that settles disputes), host (with reasons), "
                            + "counter-notice (that ended: upheld or left unanswered is lost, withdrawn is won), review (blind, by "
                            + "somebody not of the owner), retraction.")
    private @Nullable String by;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Of a review: who it was; not the owner.")
    private @Nullable String reviewer;

    @Option(names = "--on", paramLabel = "DAY", description = "When it happened, such as 2026-12-31 (default: today).")
    private @Nullable String on;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            required = true,
            description = "Which case it was, and where it can be read.")
    private String note = "";

    @Option(
            names = "--take-back",
            paramLabel = "EVENT",
            description =
                    "Instead of --as: what was entered by mistake, by its id. It stays in the list and counts no more.")
    private @Nullable String takesBack;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    StandingAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ClaimantStanding standing = new AddStandingEvent(home.existing())
                .add(
                        Actor.local(),
                        new AddStandingEvent.Request(
                                owner,
                                Optional.ofNullable(as),
                                Optional.ofNullable(by),
                                Optional.ofNullable(reviewer),
                                Optional.ofNullable(on),
                                note,
                                Optional.ofNullable(takesBack)));
        if (json.wanted()) {
            console.line(JsonLines.line(StandingView.of(standing)));
        } else {
            StandingText.lines(standing, true, console.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
