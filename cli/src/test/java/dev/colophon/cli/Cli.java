package dev.colophon.cli;

import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs commands: in this process, or in one of their own that can be killed. */
public final class Cli {

    /** What a command printed and how it ended. */
    public record Result(int exitCode, String out, String err) {

        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Of the process that tests. */
    public static final Variables VARIABLES = new Variables(System.getenv());

    /** Commands that take evidence, now or when it is needed. */
    private static final List<String> CAPTURING = List.of("evidence", "notice", "case");

    private Cli() {}

    public static Result run(Path home, String... arguments) {
        return run(VARIABLES, home, arguments);
    }

    public static Result run(Variables variables, Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--home");
        all.add(home.toString());
        prepare(home, all);
        int exitCode = Colophon.run(new PrintWriter(out), new PrintWriter(err), variables, all.toArray(String[]::new));
        Result result = new Result(exitCode, out.toString(), err.toString());
        Schemas.assertAnswer(result, arguments);
        return result;
    }

    /** What makes the first evidence of a home need not wait for keys. */
    private static void prepare(Path home, List<String> arguments) {
        if (!Collections.disjoint(arguments, CAPTURING)
                && !arguments.contains("list")
                && Files.exists(new Home(home).database())) {
            PreparedAuthorities.prepare(new Home(home).createKeys().resolve("time"));
        }
    }

    /** A home where nothing is registered, but a command has written before. */
    public static Path made(Path home) {
        Database.open(new Home(home), DatabaseSettings.SQLITE).close();
        return home;
    }

    /** What a command is told that is called here for this home. */
    public static Settings settings(Path home) {
        return Settings.of(new Home(home), VARIABLES);
    }

    public static Process start(Path home, Path errors, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        prepare(home, all);
        return new ProcessBuilder(CommandProcess.command(all))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }
}
