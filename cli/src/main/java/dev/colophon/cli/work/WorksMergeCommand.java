package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.YesOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WorkText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.MergedWorkView;
import dev.colophon.service.works.MergeWorks;
import dev.colophon.service.works.MergedWork;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes one work of several. */
@Command(
        name = "merge",
        description = {
            "Make one work of several of one owner.",
            "Files, identifiers, fields, hosts and sightings of the others go to the first, which keeps what it says "
                    + "itself. The ids of the others mean it from then on. It is not parted again by a command."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon works merge b2c3d4e5 c3d4e5f6 d4e5f6a7", "  colophon works merge b2c3d4e5 c3d4e5f6 --yes"
        })
final class WorksMergeCommand implements Callable<Integer> {

    /** That a question names. */
    private static final int MOST_TITLES = 3;

    @Parameters(
            index = "0",
            paramLabel = "INTO",
            description = "Id of the work that stays, or its last eight characters.")
    private String into = "";

    @Parameters(index = "1..*", paramLabel = "FROM", arity = "1..*", description = "Ids of the others.")
    private List<String> from = List.of();

    @Mixin
    private YesOption yes = new YesOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksMergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new MergeWorks(home.existing())
                .merge(
                        Actor.local(),
                        into,
                        from,
                        (target, sources) -> yes.confirmed(
                                console.reader()
                                        .say(
                                                "works.merge.question",
                                                sources.size(),
                                                WorkText.titles(sources, MOST_TITLES, console.reader()),
                                                target.title()),
                                console))
                .ifPresentOrElse(
                        this::print, () -> console.note(console.reader().say("works.merge.nothing")));
        return ExitCode.OK;
    }

    private void print(MergedWork merged) {
        if (json.wanted()) {
            console.line(JsonLines.line(MergedWorkView.of(merged)));
        } else {
            WorkText.merged(merged, console.reader()).forEach(console::line);
        }
    }
}
