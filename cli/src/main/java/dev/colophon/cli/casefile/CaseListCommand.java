package dev.colophon.cli.casefile;

import dev.colophon.cases.file.CaseState;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.ListCases;
import dev.colophon.service.casefile.ListedCase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists cases. */
@Command(
        name = "list",
        description = "List cases, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case list --state open", "  colophon case list --limit 50 --after K-101"})
final class CaseListCommand implements Callable<Integer> {

    @Option(names = "--state", paramLabel = "STATE", description = "Only those: open or closed.")
    private CaseState.@Nullable Status state;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "CASE", description = "Only those that come behind this one in the list.")
    private @Nullable String after;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 1 on");
        }
        new ListCases(home.existing())
                .list(Actor.local(), Optional.ofNullable(state), Optional.ofNullable(after), limit, console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<ListedCase> cases) {
        cases.forEach(listed -> CaseOutput.print(listed, json, language.reader(), console));
        if (cases.isEmpty()) {
            console.note(language.reader().say("case.list.none"));
        } else if (cases.size() == limit) {
            console.note(language.reader()
                    .say("list.more", cases.getLast().file().number().toString()));
        }
    }
}
