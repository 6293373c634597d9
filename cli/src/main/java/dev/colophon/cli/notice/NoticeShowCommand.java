package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.NoticeText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.NoticeView;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.ShowNotice;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one notice. */
@Command(
        name = "show",
        description = {
            "Show a notice in full: its text, the copies that it names, its files, what both sides say where it is contested, clause by clause, and its history.",
            "It says the owner's name, address and telephone number as they were when it was drafted."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice show N-3", "  colophon notice show N-3 --files ./notice"})
final class NoticeShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(names = "--files", paramLabel = "FOLDER", description = "Write its files into this folder, too.")
    private @Nullable Path folder;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NoticeDetail detail = new ShowNotice(home.existing()).show(Actor.local(), number);
        if (json.wanted()) {
            console.line(JsonLines.line(NoticeView.of(detail)));
        } else {
            NoticeText.full(detail, language.reader()).forEach(console::line);
        }
        if (detail.isOutdated()) {
            console.message(language.reader()
                    .say("notice.show.outdated", detail.outdated().toString()));
        }
        if (folder != null) {
            ShowNotice.write(detail, folder).forEach(file -> console.message("written: " + file));
        }
        return ExitCode.OK;
    }
}
