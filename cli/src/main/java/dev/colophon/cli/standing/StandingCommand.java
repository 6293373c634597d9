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
import dev.colophon.service.standing.ListStandings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How far what owners claim can be trusted. */
@Command(
        name = "standing",
        description = {
            "Tell how far what an owner claims can be trusted, or each of them. The level says what may be done: REVIEW_ONLY (a "
                    + "person confirms each notice singly), NOTIFY (many at once), AUTO (without a person, after all other checks).",
            "It grows with claims that somebody independent decided, never with how much is claimed. What counts was entered by "
                    + "the operator of this installation and is the operator's own word."
        },
        subcommands = StandingAddCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon standing",
            "  colophon standing \"Ada Example\"                  with all that was entered",
            "  colophon standing add \"Ada Example\" --as identity-checked --note \"passport seen\""
        })
public final class StandingCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OWNER", arity = "0..1", description = "An owner, by name or id (default: all).")
    private @Nullable String owner;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    StandingCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ListStandings(home.existing())
                .list(Actor.local(), Optional.ofNullable(owner), console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<ClaimantStanding> standings) {
        standings.forEach(standing -> {
            if (json.wanted()) {
                console.line(JsonLines.line(StandingView.of(standing)));
            } else {
                StandingText.lines(standing, owner != null, console.reader()).forEach(console::line);
            }
        });
        if (standings.isEmpty()) {
            console.note(console.reader().say("standing.none"));
        }
    }
}
