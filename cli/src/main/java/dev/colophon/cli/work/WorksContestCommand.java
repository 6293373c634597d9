package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.ContestText;
import dev.colophon.cli.text.WorkText;
import dev.colophon.registry.contest.Contest;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contest.AnswerContest;
import dev.colophon.service.contest.ListContests;
import dev.colophon.service.contest.WorkContests;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.contest.WorkContestsView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Content that another owner registered, too. */
@Command(
        name = "contest",
        description = {
            "Show what works share with works of other owners, and whose it is; with an answer, say so for the owner of a work.",
            "Until it is settled, nothing is done about what the newer work finds of it, and a person decides what the older finds. "
                    + "Who says nothing for 30 days gives it up. What 5 works of 3 owners have is common, and nobody's."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works contest                          all of them",
            "  colophon works contest b2c3d4e5 --assert        it is mine alone",
            "  colophon works contest b2c3d4e5 --exclude --with c3d4e5f6"
        })
final class WorksContestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Id of a work, or its last eight characters.")
    private @Nullable String id;

    @ArgGroup
    private @Nullable Answers answers;

    @Option(names = "--with", paramLabel = "WORK", description = "Only of what is shared with this work.")
    private @Nullable String with;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    /** One of them. */
    static final class Answers {

        @Option(names = "--assert", description = "It is this work's alone.")
        private boolean asserted;

        @Option(names = "--exclude", description = "The owner of this work claims nothing of it.")
        private boolean excluded;

        @Option(names = "--share", description = "Both hold it; settled when the other says so, too.")
        private boolean shared;

        private Contest.Answer answer() {
            if (asserted) {
                return Contest.Answer.ASSERT;
            }
            if (excluded) {
                return Contest.Answer.EXCLUDE;
            }
            if (shared) {
                return Contest.Answer.SHARE;
            }
            throw new IllegalStateException("picocli made a group of which nothing is given");
        }
    }

    WorksContestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (answers == null) {
            if (with != null) {
                throw new CommandFailure(ExitCode.USAGE, "--with belongs to an answer: --assert, --exclude or --share");
            }
            new ListContests(home.existing())
                    .list(Actor.local(), Optional.ofNullable(id), console)
                    .ifPresent(this::print);
            return ExitCode.OK;
        }
        if (id == null) {
            throw new CommandFailure(ExitCode.USAGE, "name the work for whose owner you say so");
        }
        print(List.of(new AnswerContest(home.existing())
                .answer(Actor.local(), new AnswerContest.Request(id, answers.answer(), Optional.ofNullable(with)))));
        return ExitCode.OK;
    }

    private void print(List<WorkContests> works) {
        for (WorkContests contests : works) {
            if (json.wanted()) {
                console.line(JsonLines.line(WorkContestsView.of(contests)));
            } else {
                console.line(WorkText.named(contests.work()));
                ContestText.lines(contests, console.reader()).forEach(console::line);
            }
        }
        if (works.stream().allMatch(WorkContests::isEmpty)) {
            console.note(console.reader().say("contest.none"));
        }
    }
}
