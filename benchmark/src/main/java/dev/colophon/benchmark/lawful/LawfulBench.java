package dev.colophon.benchmark.lawful;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.cli.Colophon;
import dev.colophon.index.Grade;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.decision.DecisionState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lawful pages and their unlawful twins, seen by the real commands: works are registered, both sites are scanned, and the rules
 * decide. What is lawful may not stay open; what is not should.
 */
final class LawfulBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAWFUL_HOST = "127.0.0.1";
    private static final String UNLAWFUL_HOST = "127.0.0.2";

    /**
     * What became of one page.
     *
     * @param state of its sighting; empty when its work was not found in it
     * @param reason of the decision; may be empty
     */
    record Judged(UsePair pair, boolean lawful, Optional<DecisionState> state, String reason) {

        /** Whether the page came to what it should: the lawful one waits or is cleared and says why, the other one is open. */
        boolean isRight() {
            return lawful
                    ? state.map(known -> known != DecisionState.OPEN && !reason.isEmpty())
                            .orElse(true)
                    : state.filter(known -> known == DecisionState.OPEN).isPresent();
        }
    }

    private final SuiteFiles files;
    private final Path home;
    private final Steps steps;

    private LawfulBench(Path folder, Steps steps) {
        this.files = new SuiteFiles(folder);
        this.home = folder.resolve("home");
        this.steps = steps;
    }

    /** Makes pairs from a seed below a folder, and looks at them; in the order of the pairs, the lawful page first. */
    static List<Judged> run(Path folder, int pairs, long seed, Steps steps) throws IOException {
        return new LawfulBench(folder, steps).judged(UsePair.of(pairs, seed));
    }

    private List<Judged> judged(List<UsePair> pairs) throws IOException {
        try (Steps.Step step = steps.begin("making pages", pairs.size())) {
            for (UsePair pair : pairs) {
                files.write(pair);
                step.done(pair.title());
            }
        }
        for (SuiteOwner owner : SuiteOwner.values()) {
            if (Files.isDirectory(files.works(owner))) {
                register(owner);
            }
        }
        try (SuiteSite lawful = new SuiteSite(LAWFUL_HOST, files.site(SuiteFiles.LAWFUL));
                SuiteSite unlawful = new SuiteSite(UNLAWFUL_HOST, files.site(SuiteFiles.UNLAWFUL))) {
            scan(lawful, pairs);
            scan(unlawful, pairs);
            List<JsonNode> seen = new ArrayList<>();
            for (String line : command("sightings", "--state", "all", "--limit", "100000", "--json")
                    .lines()
                    .toList()) {
                seen.add(JSON.readTree(line));
            }
            return pairs.stream()
                    .flatMap(pair ->
                            List.of(judged(pair, true, lawful, seen), judged(pair, false, unlawful, seen)).stream())
                    .toList();
        }
    }

    private void register(SuiteOwner owner) {
        List<String> words =
                new ArrayList<>(List.of("register", files.works(owner).toString(), "--owner", owner.owner()));
        if (owner == SuiteOwner.HOST) {
            words.addAll(List.of("--authorised-host", LAWFUL_HOST));
        }
        command(words.toArray(String[]::new));
        switch (owner) {
            case LICENSOR -> command("licence", "add", "--all-works-of", owner.owner(), "--host", LAWFUL_HOST);
            case GIVER ->
                command(
                        "licence",
                        "add",
                        "--all-works-of",
                        owner.owner(),
                        "--public-licence",
                        "https://creativecommons.org/publicdomain/zero/1.0/");
            case AUTHOR, HOST -> {}
        }
    }

    private void scan(SuiteSite site, List<UsePair> pairs) {
        List<String> words = new ArrayList<>(List.of("scan", "--allow", site.authority()));
        pairs.forEach(pair -> words.add(site.url(SuiteFiles.page(pair))));
        command(words.toArray(String[]::new));
    }

    /** Of a lawful page the sighting that is open, if any is that is no mere candidate: whatever work it is of. */
    private static Judged judged(UsePair pair, boolean lawful, SuiteSite site, List<JsonNode> seen) {
        String beginning = site.url(SuiteFiles.of(pair));
        String title = lawful ? pair.title() : pair.twinTitle();
        List<JsonNode> there = seen.stream()
                .filter(sighting -> sighting.path("file").asText().startsWith(beginning))
                .toList();
        Optional<JsonNode> open = there.stream()
                .filter(sighting -> lawful && state(sighting) == DecisionState.OPEN)
                .filter(sighting -> !best(sighting).path("grade").asText().equals(Grade.CANDIDATE.name()))
                .findFirst();
        Optional<JsonNode> own = open.or(() -> there.stream()
                .filter(sighting -> best(sighting).at("/work/title").asText().startsWith(title + "."))
                .findFirst());
        return new Judged(
                pair,
                lawful,
                own.map(LawfulBench::state),
                own.map(sighting -> sighting.at("/decisions/0/reason").asText()).orElse(""));
    }

    private static JsonNode best(JsonNode sighting) {
        return sighting.path("matches").path(0);
    }

    private static DecisionState state(JsonNode sighting) {
        return DecisionState.valueOf(sighting.path("decision").asText());
    }

    private String command(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        int code = Colophon.run(
                new PrintWriter(out), new PrintWriter(err), new Variables(Map.of()), all.toArray(String[]::new));
        if (code > 1) {
            throw new IllegalStateException("`%s` ended with %d: %s".formatted(words[0], code, err));
        }
        return out.toString();
    }
}
