package dev.colophon.cli.notice;

import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.RegimeText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.RegimeView;
import dev.colophon.service.notice.ListRegimes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the procedures that notices can follow. */
@Command(
        name = "regimes",
        description = {
            "List the procedures of laws that notices can follow.",
            "A procedure with clauses that nobody has read in the law never leads to a notice without a person."
                    + " Profiles of yours, files NAME.yaml in the folder `regimes` of the home, are listed, too; what is"
                    + " wrong in one is said with its line."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice regimes", "", "Exit codes: 0 done, 3 a profile of yours is refused."})
final class NoticeRegimesCommand implements Callable<Integer> {

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeRegimesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Regimes regimes = new ListRegimes(home.existing()).list(Actor.local());
        if (json.wanted()) {
            regimes.all().forEach(regime -> console.line(JsonLines.line(RegimeView.of(regime))));
        } else {
            regimes.newest().forEach(newest -> lines(regimes, newest));
        }
        regimes.faults().forEach(console::message);
        return regimes.faults().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    /** The version that new notices follow, then what only earlier ones keep, the newest first. */
    private void lines(Regimes regimes, Regime newest) {
        RegimeText.lines(newest, language.reader()).forEach(console::line);
        regimes.all().reversed().stream()
                .filter(earlier -> earlier.id().equals(newest.id()) && earlier.version() < newest.version())
                .forEach(earlier -> console.line(RegimeText.earlier(earlier, newest, language.reader())));
    }
}
