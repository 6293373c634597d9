package dev.colophon.cli.policy;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.PolicyText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.policy.PolicyView;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.service.policy.RemovePolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a policy. */
@Command(
        name = "remove",
        description = {
            "Take a policy out of force, and say what that changes. That it was there stays written down.",
            "What is to be done then says the policy of the owner, or else the word with which each work was registered."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon policy remove --work b2c3d4e5"})
final class PolicyRemoveCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PolicyRemoveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PolicyResult result = new RemovePolicy(home.existing()).remove(Actor.local(), target.target());
        if (json.wanted()) {
            console.line(JsonLines.line(PolicyView.of(result)));
        } else {
            PolicyText.said(result, console.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
