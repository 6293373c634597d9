package dev.colophon.demo;

import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * What both demonstrations do.
 *
 * @param settings the programs of the usual home; a home and a database of its own
 */
record DemoSteps(Console console, Settings settings) {

    /** Says what is done next. */
    void say(String step) {
        console.line("@|bold " + step + "|@");
    }

    /** Registers the works of a {@code works.csv}, as a user would. */
    void register(Path list) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        int exitCode = Colophon.run(
                writer,
                writer,
                settings.asVariables(),
                "register",
                "--metadata",
                list.toString(),
                "--home",
                settings.home().folder().toString());
        if (exitCode != ExitCode.OK) {
            throw new CommandFailure(exitCode, "the demo's works could not be registered: " + printed);
        }
    }
}
