package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.CaseText;
import dev.colophon.cli.text.NoticeText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.CaseView;
import dev.colophon.service.notice.ListNotices;
import dev.colophon.service.notice.ListedNotice;
import java.util.List;
import java.util.Optional;
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

    private static final int MOST_NOTICES = 100;

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

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
        List<ListedNotice> notices = new ListNotices(home.existing())
                .list(Actor.local(), Optional.of(number), Optional.empty(), MOST_NOTICES, console)
                .orElse(List.of());
        if (json.wanted()) {
            console.line(JsonLines.line(CaseView.of(detail, notices)));
        } else {
            CaseText.full(detail).forEach(console::line);
            if (!notices.isEmpty()) {
                console.line("  notices:");
                notices.forEach(notice -> console.line("    " + NoticeText.line(notice)));
            }
        }
        return ExitCode.OK;
    }
}
