package dev.colophon.cli.contact;

import dev.colophon.cases.contact.ContactPurpose;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.ContactText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contact.AddContact;
import dev.colophon.service.contact.KnownContacts;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.contact.HostContactsView;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names whom to write to. */
@Command(
        name = "add",
        description = {
            "Name an address to write to about a host: it comes before all that is found, until you remove it.",
            "Of a site it is for the hosts under it too. The same address again changes its note, and what came back from it "
                    + "before counts no more."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon contact add example.org copyright@example.org --note \"told by phone on 3 May\"",
            "  colophon contact add example.org https://example.org/report --note \"they take nothing but the form\""
        })
final class ContactAddCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "HOST", description = "A host or a site.")
    private String host = "";

    @Parameters(
            index = "1",
            paramLabel = "ADDRESS",
            description = "A mail address, the URL of a form, or a postal address in one line.")
    private String address = "";

    @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Where the address is from.")
    private String note = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Whose it is; notices to it are addressed so.")
    private @Nullable String name;

    @Option(
            names = "--for",
            paramLabel = "PURPOSE",
            description = "What it is for: copyright (default), abuse or unstated.")
    private ContactPurpose purpose = ContactPurpose.COPYRIGHT;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ContactAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        KnownContacts known = new AddContact(home.existing())
                .add(Actor.local(), new AddContact.Request(host, address, purpose, Optional.ofNullable(name), note));
        if (json.wanted()) {
            console.line(JsonLines.line(HostContactsView.of(known)));
        } else {
            ContactText.lines(known, language.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
