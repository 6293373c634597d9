package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.YesOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WorkText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.RemovedFilesView;
import dev.colophon.service.works.RemoveWorks;
import dev.colophon.service.works.RemovedFiles;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes works out of the catalogue. */
@Command(
        name = "remove",
        description = {
            "Take works out of the catalogue: copies of them are not looked for any more.",
            "What was seen of them stays and says so; their history, the transparency log and evidence stay, too.",
            "Registering their files again does not bring them back; `colophon references add ID FILE` does."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon works remove b2c3d4e5", "  colophon works remove b2c3d4e5 c3d4e5f6 --yes"})
final class WorksRemoveCommand implements Callable<Integer> {

    /** That a question names. */
    private static final int MOST_TITLES = 3;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of works, or their last eight characters.")
    private List<String> ids = List.of();

    @Mixin
    private YesOption yes = new YesOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksRemoveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<RemovedFiles> removed = new RemoveWorks(home.existing())
                .remove(Actor.local(), ids, works -> yes.confirmed(question(works), console), console);
        removed.forEach(this::print);
        if (removed.isEmpty()) {
            console.note(console.reader().say("works.remove.nothing"));
        }
        return ExitCode.OK;
    }

    private String question(List<RemovedFiles> works) {
        long files = works.stream().mapToLong(work -> work.files().size()).sum();
        return console.reader()
                .say(
                        "works.remove.question",
                        works.size(),
                        files,
                        WorkText.titles(
                                works.stream().map(RemovedFiles::work).toList(), MOST_TITLES, console.reader()));
    }

    private void print(RemovedFiles removed) {
        if (json.wanted()) {
            console.line(JsonLines.line(RemovedFilesView.of(removed)));
        } else {
            WorkText.removed(removed, true, console.reader()).forEach(console::line);
        }
    }
}
