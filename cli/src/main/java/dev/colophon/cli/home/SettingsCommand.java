package dev.colophon.cli.home;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.SettingView;
import dev.colophon.service.settings.ListSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is set, and where it comes from. */
@Command(
        name = "settings",
        description = {
            "Show every setting, its value, and where it comes from: colophon.toml in the home, an environment variable "
                    + "(which overrides the file), or neither. Passwords are not shown."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon settings                                            what holds now",
            "  colophon settings --example > colophon-data/colophon.toml    begin a file"
        })
public final class SettingsCommand implements Callable<Integer> {

    @Option(names = "--example", description = "Print an example of colophon.toml, every setting commented out.")
    private boolean example;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    SettingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (example) {
            ListSettings.example(console.reader()).forEach(console::line);
            return ExitCode.OK;
        }
        ListSettings.Result settings = new ListSettings(home.existing()).list(Actor.local(), home.origin());
        settings.states().forEach(this::print);
        Language reader = console.reader();
        settings.faults()
                .forEach(fault -> console.note(reader.say("settings.no-mail", Console.safe(console.told(fault)))));
        if (!json.wanted()) {
            String file = Console.safe(settings.file().toString());
            console.note(reader.say(settings.hasFile() ? "settings.file" : "settings.file.none", file));
        }
        return ExitCode.OK;
    }

    private void print(ListSettings.State state) {
        if (json.wanted()) {
            console.line(JsonLines.line(SettingView.of(state)));
        } else {
            console.line("%-20s %-40s %s"
                    .formatted(
                            state.setting(),
                            Console.safe(state.value().orElse("-")),
                            console.reader().say("settings.origin." + state.origin(), state.variable())));
        }
    }
}
