package dev.colophon.cli.licence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.LicenceText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.licence.LicenceView;
import dev.colophon.service.licence.LicenceResult;
import dev.colophon.service.licence.RevokeLicence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a licence. */
@Command(
        name = "revoke",
        description = {
            "Revoke a licence.",
            "What was seen before stays licensed, and so does what is seen in the 30 days after: the licensee needs "
                    + "time to take the works down. What is seen later is open."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon licence revoke d4e5f6a7"})
final class LicenceRevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of a licence, or its last eight characters.")
    private String id = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    LicenceRevokeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LicenceResult result = new RevokeLicence(home.existing()).revoke(Actor.local(), id);
        if (json.wanted()) {
            console.line(JsonLines.line(LicenceView.of(result.standing())));
        } else {
            new LicenceText(console.reader()).lines(result.standing()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
