package dev.colophon.cli.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.ClaimantText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.ChangeClaimant;
import dev.colophon.service.casefile.ClaimantRole;
import dev.colophon.service.casefile.DescribeClaimant;
import dev.colophon.service.casefile.ForgetClaimant;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.ClaimantView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private ClaimantOptions details = new ClaimantOptions();

    @Option(names = "--forget", description = "Delete all of it. Notices that were made keep what they said.")
    private boolean forget;

    @Option(names = "--full", description = "Show all of it.")
    private boolean full;

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
        ClaimantDetails said = details.said();
        boolean saysNothing = said.equals(ClaimantDetails.NONE);
        if (forget && !saysNothing) {
            throw new CommandFailure(ExitCode.USAGE, "--forget deletes all of it: say nothing else");
        }
        DescribeClaimant.Known known = forget
                ? new ForgetClaimant(home.existing()).forget(Actor.local(), ClaimantRole.OWNER, owner)
                : saysNothing
                        ? new DescribeClaimant(home.existing()).describe(Actor.local(), ClaimantRole.OWNER, owner)
                        : new ChangeClaimant(home.existing()).change(Actor.local(), ClaimantRole.OWNER, owner, said);
        ClaimantView view = ClaimantView.of(known, full);
        if (json.wanted()) {
            console.line(JsonLines.line(view));
        } else {
            ClaimantText.lines(view, "owner").forEach(console::line);
        }
        return ExitCode.OK;
    }
}
