package dev.colophon.cli.policy;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.PolicyText;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.policy.PolicyView;
import dev.colophon.service.policy.ShowPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a policy. */
@Command(
        name = "show",
        description = "Show the policy of a work or an owner, and all that was ever said of it, by whom and when.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon policy show --work b2c3d4e5", "  colophon policy show --owner \"Ada Example\""})
final class PolicyShowCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PolicyShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PolicyHistory history = new ShowPolicy(home.existing()).show(Actor.local(), target.target());
        if (json.wanted()) {
            console.line(JsonLines.line(PolicyView.full(history)));
        } else {
            PolicyText.full(history, console.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
