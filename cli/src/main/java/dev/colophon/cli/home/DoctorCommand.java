package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RequirementText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.home.InspectInstallation;
import dev.colophon.service.home.Requirement;
import dev.colophon.service.json.JsonLines;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is installed, what is missing, how to get it. */
@Command(name = "doctor", description = "Say what is installed, what is missing, and how to get it.")
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Requirement> requirements = new InspectInstallation(home.settings()).inspect(Actor.local());
        requirements.forEach(this::print);
        return requirements.stream().allMatch(requirement -> requirement.state() != Requirement.State.FAIL)
                ? ExitCode.OK
                : ExitCode.ENVIRONMENT;
    }

    private void print(Requirement requirement) {
        if (json.wanted()) {
            console.line(JsonLines.line(requirement));
            return;
        }
        new RequirementText(console.reader()).lines(requirement).forEach(console::line);
    }
}
