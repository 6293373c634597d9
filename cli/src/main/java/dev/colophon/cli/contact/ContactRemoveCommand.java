package dev.colophon.cli.contact;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contact.RemoveContact;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes whom to write to. */
@Command(
        name = "remove",
        description =
                "Remove an address to write to about a host. A source that names it still names it again when it is asked.")
final class ContactRemoveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "HOST", description = "The host that it was named for.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "As `colophon contact list` shows it.")
    private String address = "";

    @Mixin
    private HomeOption home = new HomeOption();

    private final Console console;

    ContactRemoveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new RemoveContact(home.existing()).remove(Actor.local(), host, address);
        console.note(console.reader().say("contact.removed", Console.safe(address), Console.safe(host)));
        return ExitCode.OK;
    }
}
