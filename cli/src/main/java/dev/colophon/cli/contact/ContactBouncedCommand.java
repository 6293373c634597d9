package dev.colophon.cli.contact;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contact.NoteBounce;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes that a message came back. */
@Command(
        name = "bounced",
        description =
                "Note that a message to an address came back: from then on it is the last to be written to. Naming it with "
                        + "`contact add` takes that back.")
final class ContactBouncedCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MAIL", description = "The address.")
    private String mail = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "What the server said.")
    private String reason = "";

    @Mixin
    private HomeOption home = new HomeOption();

    private final Console console;

    ContactBouncedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int bounces = new NoteBounce(home.existing()).bounced(Actor.local(), mail, reason);
        console.note(console.reader().say("contact.came-back", bounces, Console.safe(mail)));
        return ExitCode.OK;
    }
}
