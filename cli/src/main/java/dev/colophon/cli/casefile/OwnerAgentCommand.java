package dev.colophon.cli.casefile;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.service.casefile.ClaimantRole;
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
    private ClaimantAction action = new ClaimantAction();

    @Option(
            names = "--same-as-owner",
            description = "The agent is the owner of that name: what you say is said of both.")
    private boolean sameAsOwner;

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
        return action.run(
                sameAsOwner ? ClaimantRole.AGENT_AND_OWNER : ClaimantRole.AGENT, agent, "agent", home, json, console);
    }
}
