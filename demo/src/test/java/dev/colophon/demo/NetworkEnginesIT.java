package dev.colophon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.Console;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.demo.network.DemoNetwork;
import dev.colophon.demo.network.scoring.NetworkResult;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.scoring.SeenCopy;
import dev.colophon.http.GuardedClient;
import dev.colophon.index.Grade;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.scan.ScanOutcome;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Home;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engines find a sample of every kind of copy that the demonstration network plants. */
@Tag("full")
class NetworkEnginesIT {

    /** What a visit to one page does not read: streams, feeds, site maps, archives, strings in scripts. */
    private static final Set<String> BEYOND_A_VISIT = Set.of(
            "HLS playlist", "enclosure of a feed", "image sitemap", "a[href] of a ZIP archive", "string in a script");

    private static final Variables VARIABLES = new Variables(System.getenv());

    @TempDir
    Path folder;

    @Test
    void aSampleOfEachAlterationAndOfEachEmbeddingIsFoundAndNothingElse() throws Exception {
        Home home = new Home(folder.resolve("home"));
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        try (DemoNetwork network = DemoNetwork.open(folder.resolve("network"), Ffmpeg.find())) {
            String works = network.catalogue().toString();
            assertThat(Colophon.run(
                            out,
                            out,
                            VARIABLES,
                            "register",
                            "--metadata",
                            works,
                            "--home",
                            home.folder().toString()))
                    .as(printed.toString())
                    .isZero();
            List<PlantedCopy> sample = sample(network);
            Set<String> pages = new LinkedHashSet<>();
            sample.forEach(copy -> pages.add(copy.pageUrls().stream()
                    .filter(page -> !page.contains("/player/"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()));
            Path list = Files.write(folder.resolve("pages.txt"), pages);
            List<SeenCopy> seen = scan(network, home, ScanSource.of(list.toString()));

            NetworkResult result = NetworkResult.of(network.key(), seen, List.of());
            assertThat(result.wrong()).isEmpty();
            assertThat(result.accused()).isEmpty();
            List<PlantedCopy> right = Stream.of(result.found(), result.cleared())
                    .flatMap(List::stream)
                    .toList();
            assertThat(sample.stream().filter(copy -> !right.contains(copy))).isEmpty();
        }
    }

    /** One copy of each alteration, one of each embedding, and one of each reason for being lawful. */
    private static List<PlantedCopy> sample(DemoNetwork network) {
        Set<PlantedCopy> sample = new LinkedHashSet<>();
        List<Function<PlantedCopy, String>> kinds = List.of(
                PlantedCopy::alteration,
                PlantedCopy::embedding,
                copy -> copy.lawful().orElse(""));
        for (Function<PlantedCopy, String> kind : kinds) {
            Set<String> had = new HashSet<>();
            sample.forEach(copy -> had.add(kind.apply(copy)));
            network.key()
                    .all()
                    .filter(copy -> !BEYOND_A_VISIT.contains(copy.embedding()))
                    .filter(copy -> had.add(kind.apply(copy)))
                    .forEach(sample::add);
        }
        return List.copyOf(sample);
    }

    private List<SeenCopy> scan(DemoNetwork network, Home home, ScanSource source) throws Exception {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        List<SeenCopy> seen = new ArrayList<>();
        try (HomeSession session = HomeSession.writing(Settings.of(home, VARIABLES), Actor.local(), "test", console);
                GuardedClient client = new GuardedClient(network.guard(scratch))) {
            new Scan(session, client, false, Set.of()).of(source, outcome -> {
                if (outcome instanceof ScanOutcome.Found(Finding finding)) {
                    finding.matches().forEach(match -> {
                        boolean cleared = Clearance.of(match, finding.place()).isPresent();
                        if (cleared || match.match().grade() != Grade.CANDIDATE) {
                            seen.add(new SeenCopy(
                                    finding.place(),
                                    finding.page().map(Set::of).orElse(Set.of()),
                                    match.registered().work().title(),
                                    cleared));
                        }
                    });
                }
            });
        }
        return seen;
    }
}
