package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.service.casefile.ClaimantRole;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What notices say of an owner. */
@Command(
        name = "details",
        description = {
            "Show what notices must say of an owner, or say it: who it is, where, and how to be reached. What is not"
                    + " said stays.",
            "These are personal data: they stand in the database of this home and in the notices that you send, and"
                    + " are neither logged nor published. They are shown in part only, unless you ask for --full."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon owner details \"Ada Example\" --address \"Musterstr. 1, Leipzig\" --post-code 04109 --country"
                    + " DE",
            "  colophon owner details \"Ada Example\" --phone \"+49 341 123456\" --email ada@ada.example",
            "  colophon owner details \"Ada Example\" --identity passport --identity-file passport.pdf",
            "  colophon owner details \"Ada Example\" --full"
        })
final class OwnerDetailsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OWNER", description = "An owner, by name or id.")
    private String owner = "";

    @Mixin
    private ClaimantAction action = new ClaimantAction();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OwnerDetailsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return action.run(ClaimantRole.OWNER, owner, "owner", home, json, console);
    }
}
