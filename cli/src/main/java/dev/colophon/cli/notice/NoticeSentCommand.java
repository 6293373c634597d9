package dev.colophon.cli.notice;

import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.RecordSentNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes down that a person sent a notice. */
@Command(
        name = "sent",
        description = {
            "Say that you sent a notice yourself: by letter, fax, the form of a platform, or from your own mailbox. Its times run from then.",
            "What would have kept it from being sent is listed as warnings: it cannot keep it from having been sent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice sent N-3 --by form",
            "  colophon notice sent N-3 --by letter --at 2026-11-02T09:00:00Z"
        })
final class NoticeSentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NOTICE", description = "A notice, such as N-3.")
    private String number = "";

    @Option(names = "--by", paramLabel = "HOW", required = true, description = "letter, fax, form or mail.")
    private Means means = Means.LETTER;

    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2026-11-02T09:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "The recipient's country, such as DE, where the procedure counts by its calendar.")
    private @Nullable String country;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NoticeStatus status = new RecordSentNotice(home.existing())
                .sent(
                        Actor.local(),
                        new RecordSentNotice.Request(
                                number, means, Optional.ofNullable(at), Optional.ofNullable(country)),
                        console);
        new NoticeOutput(console, json.wanted(), language.reader()).print(List.of(status));
        return ExitCode.OK;
    }
}
