package dev.colophon.demo;

import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.Console;
import dev.colophon.service.settings.Variables;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** The {@code colophon} command with the demonstration in it. */
public final class Demo {

    private static final Map<String, Function<Console, Callable<Integer>>> COMMANDS = Map.of("demo", DemoCommand::new);

    private Demo() {}

    public static void main(String[] arguments) {
        Colophon.main(COMMANDS, arguments);
    }

    /** Runs a command in this process; everything it prints goes to the two writers. */
    static int run(PrintWriter out, PrintWriter err, Variables variables, String... arguments) {
        return Colophon.run(out, err, variables, COMMANDS, arguments);
    }

    /** The command with all its subcommands, for whoever describes them; run it with {@link #main}. */
    public static CommandLine commandLine() {
        return Colophon.commandLine(COMMANDS);
    }
}
