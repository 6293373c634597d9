package dev.colophon.cli.casefile;

import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.casefile.CaseText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.OpenCases;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens cases. */
@Command(
        name = "open",
        description = {
            "Put confirmed sightings into cases: those of one operator against one rightsholder into one. What belongs"
                    + " to an open case joins it; a site without an operator is one of its own, and so is each account of"
                    + " a platform.",
            "What is cleared, held, under review, contested, in quarantine or gone is left out, and said so. Done"
                    + " again, only what is new is added."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon case open --all",
            "  colophon case open --operator pirate.example",
            "  colophon case open --owner \"Ada Example\""
        })
final class CaseOpenCommand implements Callable<Integer> {

    @Option(
            names = "--operator",
            paramLabel = "SITE",
            description = "Only what stands on the sites of the operator of this site.")
    private @Nullable String operator;

    @Option(names = "--owner", paramLabel = "NAME", description = "Only works of this owner, by name or id.")
    private @Nullable String owner;

    @Option(names = "--all", description = "All that is confirmed.")
    private boolean all;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseOpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OpenCases.Request request =
                new OpenCases.Request(Optional.ofNullable(operator), Optional.ofNullable(owner), all);
        OpenCases.Result result;
        try (ProgressOutput<OpenCases.Result> progress = new ProgressOutput<>("sorting", console, _ -> {})) {
            result = new OpenCases(home.existing()).open(Actor.local(), request, progress);
        }
        result.cases().forEach(listed -> CaseOutput.print(listed, json, language.reader(), console));
        console.note(language.reader().say("case.opened", result.opened(), result.joined()));
        Map<CaseObstacle.Kind, Integer> leftOut = new TreeMap<>(result.leftOut());
        leftOut.forEach((kind, count) ->
                console.note(language.reader().say("case.left-out", count, CaseText.words(kind, language.reader()))));
        return ExitCode.OK;
    }
}
