package dev.colophon.cli.licence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.LicenceText;
import dev.colophon.registry.licence.Licences;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.licence.LicenceView;
import dev.colophon.service.licence.ShowLicence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one licence. */
@Command(
        name = "show",
        description = "Show a licence in full.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon licence show d4e5f6a7"})
final class LicenceShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of a licence, or its last eight characters.")
    private String id = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    LicenceShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Licences.Standing licence = new ShowLicence(home.existing()).show(Actor.local(), id);
        if (json.wanted()) {
            console.line(JsonLines.line(LicenceView.of(licence)));
        } else {
            new LicenceText(console.reader()).full(licence).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
