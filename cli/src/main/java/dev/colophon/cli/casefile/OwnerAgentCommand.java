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

/** What notices say of an agent. */
@Command(
        name = "agent",
        description = {
            "Show what notices say of an agent who notifies in the name of owners, or say it. What is not said stays.",
            "`colophon notice draft CASE --agent AGENT --power-of-attorney FILE` writes a notice in the agent's name. The"
                    + " power of attorney goes with the notice that it is given for. These are personal data, as those of"
                    + " owners are."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon owner agent \"Li & Partners\" --address \"1 Harbour Road, Hong Kong\" --country HK",
            "  colophon owner agent \"Li & Partners\" --contact \"Li Lei\" --phone \"+852 1234 5678\" --email li@li.example",
            "  colophon owner agent \"Li & Partners\" --full"
        })
final class OwnerAgentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "AGENT", description = "An agent, by name or id; who is not known yet is from now on.")
    private String agent = "";

    @Mixin
    private ClaimantOptions details = new ClaimantOptions();

    @Option(names = "--forget", description = "Delete all of it. Notices that were made keep what they said.")
    private boolean forget;

    @Option(
            names = "--same-as-owner",
            description = "The agent is the owner of that name: what you say is said of both.")
    private boolean sameAsOwner;

    @Option(names = "--full", description = "Show all of it.")
    private boolean full;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OwnerAgentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ClaimantDetails said = details.said();
        boolean saysNothing = said.equals(ClaimantDetails.NONE);
        if (forget && !saysNothing) {
            throw new CommandFailure(ExitCode.USAGE, "--forget deletes all of it: say nothing else");
        }
        ClaimantRole role = sameAsOwner ? ClaimantRole.AGENT_AND_OWNER : ClaimantRole.AGENT;
        DescribeClaimant.Known known = forget
                ? new ForgetClaimant(home.existing()).forget(Actor.local(), role, agent)
                : saysNothing
                        ? new DescribeClaimant(home.existing()).describe(Actor.local(), role, agent)
                        : new ChangeClaimant(home.existing()).change(Actor.local(), role, agent, said);
        ClaimantView view = ClaimantView.of(known, full);
        if (json.wanted()) {
            console.line(JsonLines.line(view));
        } else {
            ClaimantText.lines(view, "agent").forEach(console::line);
        }
        return ExitCode.OK;
    }
}
