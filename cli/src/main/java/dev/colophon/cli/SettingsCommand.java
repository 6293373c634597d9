package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Setting;
import dev.colophon.service.settings.SettingValue;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.SettingsFile;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
final class SettingsCommand implements Callable<Integer> {

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
            example().forEach(console::line);
            return ExitCode.OK;
        }
        Settings settings = home.existing();
        print("home", "COLOPHON_HOME", settings.home().folder().toString(), home.origin());
        for (Setting setting : Setting.values()) {
            SettingValue value = settings.values().get(setting);
            print(
                    setting.path(),
                    setting.variable(),
                    value == null ? null : setting.shown(value.text()),
                    value == null ? "default" : value.origin().words());
        }
        if (!json.wanted()) {
            console.note("settings file: "
                    + settings.home().settings()
                    + (SettingsFile.of(settings.home()).exists() ? "" : " (not there)"));
        }
        return ExitCode.OK;
    }

    private void print(String name, String variable, @Nullable String value, String origin) {
        if (json.wanted()) {
            ObjectNode line = JsonLines.object().put("setting", name);
            if (value != null) {
                line.put("value", value);
            }
            console.line(JsonLines.line(line.put("origin", origin).put("variable", variable)));
        } else {
            console.line("%-20s %-40s %s"
                    .formatted(
                            name,
                            value == null ? "-" : Console.safe(value),
                            origin.equals("variable") ? "variable " + variable : origin));
        }
    }

    /** A file that sets nothing until a line's {@code #} is taken away. */
    static Stream<String> example() {
        Stream<String> head = Stream.of(
                "# Settings of Colophon: colophon.toml in the home. The environment variable named behind each overrides it.",
                "# Take away the # in front of a setting to use it.");
        return Stream.concat(
                head,
                Stream.of(Setting.values())
                        .collect(Collectors.groupingBy(
                                Setting::table, java.util.LinkedHashMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(table -> Stream.concat(
                                Stream.of("", "[" + table.getKey() + "]"),
                                table.getValue().stream()
                                        .flatMap(setting -> Stream.of(
                                                "# %s (%s)".formatted(setting.description(), setting.variable()),
                                                "# %s = \"%s\"".formatted(setting.key(), setting.example()))))));
    }
}
