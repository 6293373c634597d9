package dev.colophon.cli.contact;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.ContactText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contact.KnownContacts;
import dev.colophon.service.contact.ListContacts;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.contact.HostContactsView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists whom to write to. */
@Command(
        name = "list",
        description =
                "List whom to write to, host by host, the best first: where each address was read and when, and what was "
                        + "not asked or did not answer.")
final class ContactListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HOST", arity = "0..1", description = "Of this host alone.")
    private @Nullable String host;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ContactListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<KnownContacts> all =
                new ListContacts(home.existing()).list(Actor.local(), Optional.ofNullable(host), console);
        for (KnownContacts known : all) {
            if (json.wanted()) {
                console.line(JsonLines.line(HostContactsView.of(known)));
            } else {
                ContactText.lines(known, language.reader()).forEach(console::line);
            }
        }
        if (all.isEmpty()) {
            console.message("no host was asked about: begin with `colophon contact find HOST`");
        }
        return ExitCode.OK;
    }
}
