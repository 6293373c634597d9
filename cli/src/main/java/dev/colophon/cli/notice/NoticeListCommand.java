package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.NoticeText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.NoticeView;
import dev.colophon.service.notice.ListNotices;
import dev.colophon.service.notice.ListedNotice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists notices. */
@Command(
        name = "list",
        description = "List notices, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice list --case K-17", "  colophon notice list --limit 50 --after N-101"})
final class NoticeListCommand implements Callable<Integer> {

    @Option(names = "--case", paramLabel = "CASE", description = "Only those of this case.")
    private @Nullable String caseNumber;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "NOTICE", description = "Only those that come behind this one in the list.")
    private @Nullable String after;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 1 on");
        }
        new ListNotices(home.existing())
                .list(Actor.local(), Optional.ofNullable(caseNumber), Optional.ofNullable(after), limit, console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<ListedNotice> notices) {
        notices.forEach(listed -> console.line(
                json.wanted() ? JsonLines.line(NoticeView.of(listed)) : NoticeText.line(listed, language.reader())));
        if (notices.isEmpty()) {
            console.note(language.reader().say("notice.list.none"));
        } else if (notices.size() == limit) {
            console.note(language.reader()
                    .say("list.more", notices.getLast().notice().number().toString()));
        }
    }
}
