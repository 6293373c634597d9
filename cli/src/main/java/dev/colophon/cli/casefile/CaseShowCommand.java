package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.CaseText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.CaseView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one case. */
@Command(
        name = "show",
        description =
                "Show a case in full: its sightings, works, hosts, evidence, notices and history, what is missing for a notice,"
                        + " and what each next step means for both sides.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case show K-17", "  colophon case show K-17 --json"})
final class CaseShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CaseShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaseDetail detail = new ShowCase(home.existing()).show(Actor.local(), number);
        if (json.wanted()) {
            console.line(JsonLines.line(CaseView.of(detail)));
        } else {
            CaseText.full(detail, language.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
