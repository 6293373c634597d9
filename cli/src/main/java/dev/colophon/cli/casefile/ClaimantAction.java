package dev.colophon.cli.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.ClaimantText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.AttachIdentity;
import dev.colophon.service.casefile.ChangeClaimant;
import dev.colophon.service.casefile.ClaimantRole;
import dev.colophon.service.casefile.DescribeClaimant;
import dev.colophon.service.casefile.DetachIdentity;
import dev.colophon.service.casefile.ForgetClaimant;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.ClaimantView;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done with what notices say of somebody: it is shown, said, or forgotten. */
final class ClaimantAction {

    @Mixin
    private ClaimantOptions details = new ClaimantOptions();

    @Option(names = "--forget", description = "Delete all of it. Notices that were made keep what they said.")
    private boolean forget;

    @Option(
            names = "--attach-identity",
            description =
                    "Keep the copy of --identity-file in the home, for your eyes alone, and attach it to each mail of a"
                            + " notice whose procedure asks for one. You are told before it leaves.")
    private boolean attach;

    @Option(
            names = "--detach-identity",
            description = "Keep that copy no more. Mails that left, or wait to leave, hold theirs, and so do backups.")
    private boolean detach;

    @Option(names = "--full", description = "Show all of it.")
    private boolean full;

    /**
     * Does it.
     *
     * @param word by which they are called in the answer
     */
    int run(ClaimantRole role, String nameOrId, String word, HomeOption home, JsonOption json, Console console)
            throws IOException {
        ClaimantDetails said = details.said();
        boolean saysNothing = said.equals(ClaimantDetails.NONE);
        if ((forget || detach) && attach) {
            throw new CommandFailure(ExitCode.USAGE, "--attach-identity keeps what the other removes: say one of them");
        }
        if (attach && details.identityFile().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "--attach-identity: say --identity and --identity-file, too");
        }
        if (forget && !saysNothing) {
            throw new CommandFailure(ExitCode.USAGE, "--forget deletes all of it: say nothing else");
        }
        DescribeClaimant.Known known = known(role, nameOrId, home, said);
        if (json.wanted()) {
            console.line(JsonLines.line(ClaimantView.of(known, full)));
        } else {
            new ClaimantText(console.reader()).lines(known, word, full).forEach(console::line);
        }
        return ExitCode.OK;
    }

    private DescribeClaimant.Known known(ClaimantRole role, String nameOrId, HomeOption home, ClaimantDetails said)
            throws IOException {
        if (attach) {
            Path file = details.identityFile().orElseThrow();
            return new AttachIdentity(home.existing()).attach(Actor.local(), role, nameOrId, said, file);
        }
        DescribeClaimant.Known known = forget
                ? new ForgetClaimant(home.existing()).forget(Actor.local(), role, nameOrId)
                : said.equals(ClaimantDetails.NONE)
                        ? new DescribeClaimant(home.existing()).describe(Actor.local(), role, nameOrId)
                        : new ChangeClaimant(home.existing()).change(Actor.local(), role, nameOrId, said);
        return detach ? new DetachIdentity(home.existing()).detach(Actor.local(), role, nameOrId) : known;
    }
}
