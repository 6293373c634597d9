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
import dev.colophon.service.policy.ListPolicies;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists policies. */
@Command(
        name = "list",
        description = "List the policies: those in force, and those that wait to be.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon policy list"})
final class PolicyListCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PolicyListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ListPolicies(home.existing()).list(Actor.local(), console).ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<PolicyHistory> policies) {
        policies.forEach(history -> {
            if (json.wanted()) {
                console.line(JsonLines.line(PolicyView.of(history)));
            } else {
                PolicyText.lines(history, console.reader()).forEach(console::line);
            }
        });
        if (policies.isEmpty()) {
            console.note(console.reader().say("policy.list.none"));
        }
    }
}
