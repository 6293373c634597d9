package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WorkText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.EditedWorkView;
import dev.colophon.service.works.EditWorks;
import dev.colophon.service.works.EditedWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Authorises hosts: the short form of a licence without limits. */
@Command(
        name = "authorise",
        description = {
            "Authorise hosts to show works, for any use, everywhere.",
            "That holds until you take them from the list with `colophon works edit ID --remove-authorised-host "
                    + "HOST`. What was seen there is licensed at once.",
            "A licence with dates, territories or uses: `colophon licence add`."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon works authorise b2c3d4e5 --host my-own-site.example,radio.example"})
final class WorksAuthoriseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of works, or their last eight characters.")
    private List<String> ids = List.of();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            split = ",",
            required = true,
            description = "A host that may show them, with its subdomains; several with commas.")
    private List<String> hosts = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksAuthoriseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EditWorks.Request request = new EditWorks.Request(
                ids,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                hosts,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        new EditWorks(home.existing()).edit(Actor.local(), request).forEach(this::print);
        return ExitCode.OK;
    }

    private void print(EditedWork edited) {
        if (json.wanted()) {
            console.line(JsonLines.line(EditedWorkView.of(edited)));
        } else {
            WorkText.edited(edited, console.reader()).forEach(console::line);
        }
    }
}
