package dev.colophon.cli;

import dev.colophon.index.IndexException;
import dev.colophon.registry.RegistryException;
import dev.colophon.store.StoreException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code colophon} command. */
@Command(
        name = "colophon",
        description = "Finds the copies of registered works in music, video, pictures and text.",
        versionProvider = Colophon.Version.class,
        subcommands = {
            RegisterCommand.class,
            CheckCommand.class,
            ScanCommand.class,
            WorksCommand.class,
            SightingsCommand.class,
            ShowCommand.class,
            IndexCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            TrainCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon demo                                   see it work on works of our own",
            "  colophon register ~/Music --owner \"Ada Example\"  register your works",
            "  colophon check upload.mp4                       does this contain registered works?",
            "  colophon scan https://example.org/page          look at a page and the media in it",
            "",
            "Works and findings are kept in the folder named by COLOPHON_HOME (default ./colophon-data).",
            "Exit codes: 0 done, 1 found what was to be reported as failure, 2 usage, 3 input refused, 4 environment."
        })
public final class Colophon implements Runnable {

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    boolean version;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "which command? See `colophon --help`");
    }

    public static void main(String[] arguments) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        int exitCode = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintWriter writer(java.io.OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command in this process; everything it prints goes to the two writers. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Console console = new Console(out, err);
        return new CommandLine(new Colophon(), new Commands(console))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, console))
                .execute(arguments);
    }

    /** One line for what a user can mend; the trace only for what is our mistake. */
    private static int explain(Exception failure, Console console) {
        return switch (failure) {
            case CommandFailure known -> {
                console.note("colophon: " + Console.safe(String.valueOf(known.getMessage())));
                yield known.exitCode();
            }
            case RegistryException known -> {
                console.note("colophon: " + Console.safe(String.valueOf(known.getMessage())));
                yield ExitCode.REFUSED;
            }
            case StoreException environment -> environment(environment, console);
            case IndexException environment -> environment(environment, console);
            default -> {
                failure.printStackTrace(console.err());
                console.note("colophon: this is a mistake of ours: please report the lines above");
                yield ExitCode.ENVIRONMENT;
            }
        };
    }

    private static int environment(RuntimeException failure, Console console) {
        console.note("colophon: " + Console.safe(String.valueOf(failure.getMessage())));
        return ExitCode.ENVIRONMENT;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Colophon.class.getPackage().getImplementationVersion();
            return new String[] {"colophon " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
