package dev.colophon.benchmark;

import dev.colophon.benchmark.audio.AudioBenchCommand;
import dev.colophon.benchmark.campaign.CampaignBenchCommand;
import dev.colophon.benchmark.check.CheckApiBenchCommand;
import dev.colophon.benchmark.evidence.EvidenceBenchCommand;
import dev.colophon.benchmark.hostile.HostileBenchCommand;
import dev.colophon.benchmark.image.PictureBenchCommand;
import dev.colophon.benchmark.lawful.LawfulBenchCommand;
import dev.colophon.benchmark.lists.ListsBenchCommand;
import dev.colophon.benchmark.rematch.RematchBenchCommand;
import dev.colophon.benchmark.video.FilmBenchCommand;
import dev.colophon.benchmark.watch.WatchBenchCommand;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.UsageErrors;
import dev.colophon.cli.output.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code colophon bench} command, which comes with the sources only. */
@Command(
        name = "colophon bench",
        description = "Measures what is found, what is wrong and what it costs, on real media.",
        footer = {"", "Example: colophon bench audio --quick"})
public final class Bench implements Runnable {

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and exit.")
    boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "which suite? See `colophon bench --help`");
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // figures are written with a point everywhere
        PrintWriter out = Colophon.writer(System.out);
        PrintWriter err = Colophon.writer(System.err);
        int exitCode = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** Runs a suite in this process; everything it prints goes to the two writers. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Console console = new Console(out, err);
        return new CommandLine(new Bench())
                .addSubcommand("audio", new AudioBenchCommand(console))
                .addSubcommand("image", new PictureBenchCommand(console))
                .addSubcommand("video", new FilmBenchCommand(console))
                .addSubcommand("watch", new WatchBenchCommand(console))
                .addSubcommand("evidence", new EvidenceBenchCommand(console))
                .addSubcommand("hostile", new HostileBenchCommand(console))
                .addSubcommand("lawful", new LawfulBenchCommand(console))
                .addSubcommand("rematch", new RematchBenchCommand(console))
                .addSubcommand("campaign", new CampaignBenchCommand(console))
                .addSubcommand("check-api", new CheckApiBenchCommand(console))
                .addSubcommand("lists", new ListsBenchCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(new UsageErrors(console))
                .setExecutionExceptionHandler((failure, _, _) -> Colophon.explain(failure, console))
                .execute(arguments);
    }
}
