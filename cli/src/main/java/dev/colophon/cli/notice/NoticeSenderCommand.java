package dev.colophon.cli.notice;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.MailSenderView;
import dev.colophon.service.sending.ShowMailSender;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says from whom notices leave. */
@Command(
        name = "sender",
        description = {
            "Show from whom notices leave, by which server, and what has to be in the DNS for their signature (DKIM).",
            "The key of the signature is made the first time, in the folder `keys` of the home, readable by you alone. Server and sender are "
                    + "set in colophon.toml under [mail], or by COLOPHON_MAIL_SERVER, COLOPHON_MAIL_FROM and the others that "
                    + "`colophon settings` lists."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon notice sender"})
final class NoticeSenderCommand implements Callable<Integer> {

    private static final int LABEL = 8;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeSenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ShowMailSender.Sender sender = new ShowMailSender(home.existing()).show(Actor.local());
        if (json.wanted()) {
            console.line(JsonLines.line(MailSenderView.of(sender)));
        } else {
            console.line(label("notice.sender.from") + Console.safe(sender.address()));
            console.line(label("notice.sender.server")
                    + "%s:%d, %s"
                            .formatted(
                                    Console.safe(sender.host()),
                                    sender.port(),
                                    console.reader().say("notice.sender.security." + sender.security())));
            console.line(label("notice.sender.dns") + "%s TXT \"%s\"".formatted(sender.dnsName(), sender.dnsRecord()));
        }
        return ExitCode.OK;
    }

    private String label(String key) {
        return Columns.label(console.reader().say(key), LABEL);
    }
}
