package dev.colophon.benchmark.lawful;

import dev.colophon.benchmark.lawful.LawfulBench.Judged;
import dev.colophon.benchmark.machine.ConsoleSteps;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.sightings.decision.DecisionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Are lawful uses kept from what may be acted on? */
@Command(
        name = "lawful",
        description = {
            "Makes pages that quote, review, teach, mock, sample, license or show works lawfully, and an unlawful twin of each, "
                    + "scans them with the works registered, and looks what the rules decide: no lawful page may stay open, and the "
                    + "twins should. Constants may be fitted on one half of the pairs; the other half is what counts. Exits with 1 "
                    + "when a lawful page of that half is open, or fewer than 95 of 100 twins are.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon bench lawful --pairs 53              a first look",
            "  colophon bench lawful --json lawful.json      424 pairs, with figures for programs",
        })
public final class LawfulBenchCommand implements Callable<Integer> {

    static final double LEAST_OPEN_TWINS = 0.95;

    @Option(names = "--pairs", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int pairs = 424;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same pages (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    private final Console console;

    public LawfulBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (pairs < 1 || pairs > 9_999) {
            throw new CommandFailure(ExitCode.USAGE, "--pairs must be 1 to 9999");
        }
        try {
            Path folder = Files.createTempDirectory("colophon-bench");
            try {
                return tell(LawfulBench.run(folder, pairs, seed, new ConsoleSteps(console)));
            } finally {
                Tools.deleteTree(folder);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private int tell(List<Judged> all) throws IOException {
        FigureTable table = new FigureTable();
        table.put("seed", seed);
        List<Judged> counted =
                all.stream().filter(page -> !page.pair().isForTuning()).toList();
        Map<String, Object> kinds = new LinkedHashMap<>();
        String line = "%-32s %-8s %5s %9s %5s %7s %5s %6s";
        console.line(line.formatted("use", "", "pages", "licensed", "held", "review", "open", "none"));
        for (UseKind kind : UseKind.values()) {
            for (boolean lawful : List.of(true, false)) {
                Map<String, Integer> states =
                        states(counted, page -> page.pair().kind() == kind && page.lawful() == lawful);
                String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                console.line(line.formatted(
                        lawful ? name : "",
                        lawful ? "lawful" : "twin",
                        states.values().stream().mapToInt(Integer::intValue).sum(),
                        states.get("LICENSED"),
                        states.get("HELD"),
                        states.get("REVIEW"),
                        states.get("OPEN"),
                        states.get("NONE")));
                kinds.put(kind.name() + (lawful ? "" : " twin"), states);
            }
        }
        table.put("kinds", kinds);
        put(table, "", counted);
        put(
                table,
                " (tuning)",
                all.stream().filter(page -> page.pair().isForTuning()).toList());
        table.lines().forEach(console::line);
        counted.stream().filter(page -> !page.isRight()).forEach(page -> console.line(described(page)));
        if (json != null) {
            Files.writeString(json, table.json());
        }
        return passes(counted) ? ExitCode.OK : ExitCode.FOUND;
    }

    private static String described(Judged page) {
        return "%d %s %s: %s %s"
                .formatted(
                        page.pair().number(),
                        page.pair().kind(),
                        page.lawful() ? "lawful" : "twin",
                        page.state().map(Enum::name).orElse("none"),
                        page.reason());
    }

    private static void put(FigureTable table, String half, List<Judged> pages) {
        Map<String, Integer> lawful = states(pages, Judged::lawful);
        int count = Math.max(1, pages.size() / 2);
        lawful.forEach((state, number) -> table.line(
                "lawful pages%s, %%: %s".formatted(half, state.toLowerCase(Locale.ROOT)),
                100.0 * number / count,
                state.equals("OPEN") ? "0" : ""));
        table.line("unlawful twins%s that are open, %%".formatted(half), 100 * openTwins(pages), ">= 95");
        table.put("lawful" + half, lawful);
        table.put("twins" + half, states(pages, page -> !page.lawful()));
    }

    private static Map<String, Integer> states(List<Judged> pages, Predicate<Judged> which) {
        Map<String, Integer> states = new LinkedHashMap<>();
        List.of("LICENSED", "HELD", "REVIEW", "OPEN", "NONE").forEach(state -> states.put(state, 0));
        pages.stream()
                .filter(which)
                .forEach(page -> states.merge(page.state().map(Enum::name).orElse("NONE"), 1, Integer::sum));
        return states;
    }

    private static double openTwins(List<Judged> pages) {
        List<Judged> twins = pages.stream().filter(page -> !page.lawful()).toList();
        return (double) twins.stream()
                        .filter(page ->
                                page.state().filter(DecisionState.OPEN::equals).isPresent())
                        .count()
                / Math.max(1, twins.size());
    }

    /** Whether no lawful page is open and says nothing, and enough of the twins are. */
    static boolean passes(List<Judged> pages) {
        return pages.stream().filter(Judged::lawful).allMatch(Judged::isRight) && openTwins(pages) >= LEAST_OPEN_TWINS;
    }
}
