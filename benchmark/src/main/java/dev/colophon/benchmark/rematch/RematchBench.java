package dev.colophon.benchmark.rematch;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;

import dev.colophon.benchmark.machine.Steps;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.Content;
import dev.colophon.registry.Organisation;
import dev.colophon.registry.Registrar;
import dev.colophon.registry.Submission;
import dev.colophon.registry.WorkDetails;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.Rematch;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Fills a home with contents that were seen, registers works of each medium and measures how long it takes to find their copies. */
final class RematchBench {

    private static final int CONTENTS_A_TRANSACTION = 500;
    static final int COPIES_OF_EACH = 4;
    private static final int WORKS_OF_EACH = 5;

    private final Home home;
    private final Steps steps;
    private final GeneratedMedia media = new GeneratedMedia();

    RematchBench(Path folder, Steps steps) {
        this.home = new Home(folder.resolve("home"));
        this.steps = steps;
    }

    /**
     * What was measured.
     *
     * @param takeUpSeconds to take all contents up into the index of contents
     */
    record Figures(int contents, double takeUpSeconds, List<OfMedium> media) {}

    /**
     * Of one medium.
     *
     * @param seconds from a work's registration until its copies are known, one a work
     * @param found copies of these works, of those that were planted
     */
    record OfMedium(Medium medium, List<Double> seconds, int found, int planted) {}

    Figures run(int contents, Path folder) throws IOException {
        try (HomeLock _ = home.lock("bench");
                Catalogue catalogue = Catalogue.open(
                        home, DatabaseSettings.SQLITE, Access.WRITE, LocalIndex::open, InstantSource.system())) {
            fill(catalogue, contents);
            Path file = Files.writeString(folder.resolve("work"), "work");
            register(catalogue, file, media.other(Medium.TEXT, Integer.MAX_VALUE));
            double takeUp = rematch(catalogue);
            List<OfMedium> figures = new ArrayList<>();
            for (Medium medium : List.of(Medium.IMAGE, Medium.TEXT, Medium.AUDIO, Medium.VIDEO)) {
                figures.add(measure(catalogue, medium, folder));
            }
            return new Figures(KnownContents.of(catalogue).count(), takeUp, figures);
        }
    }

    private OfMedium measure(Catalogue catalogue, Medium medium, Path folder) throws IOException {
        List<Double> seconds = new ArrayList<>();
        int before = matches(catalogue);
        try (Steps.Step step = steps.begin("registering works: " + medium, WORKS_OF_EACH)) {
            for (int number = 0; number < WORKS_OF_EACH; number++) {
                Path file = Files.writeString(folder.resolve("work"), medium + " " + number);
                register(catalogue, file, media.work(medium, number));
                seconds.add(rematch(catalogue));
                step.done(medium + " " + number);
            }
        }
        return new OfMedium(medium, seconds, matches(catalogue) - before, WORKS_OF_EACH * COPIES_OF_EACH);
    }

    private static int matches(Catalogue catalogue) {
        return catalogue.database().read(dsl -> dsl.fetchCount(CONTENT_MATCH));
    }

    private void fill(Catalogue catalogue, int contents) {
        List<Fingerprint> planted = new ArrayList<>();
        for (Medium medium : Medium.values()) {
            for (int number = 0; number < WORKS_OF_EACH; number++) {
                for (int copy = 0; copy < COPIES_OF_EACH; copy++) {
                    planted.add(media.copy(medium, number, copy));
                }
            }
        }
        store(catalogue, "planted", planted);
        try (Steps.Step step = steps.begin("making contents", contents)) {
            for (int from = planted.size(); from < contents; from += CONTENTS_A_TRANSACTION) {
                List<Fingerprint> some = IntStream.range(from, Math.min(contents, from + CONTENTS_A_TRANSACTION))
                        .parallel()
                        .mapToObj(number -> {
                            step.done("content");
                            return media.other(mediumOf(number), number);
                        })
                        .toList();
                store(catalogue, "other " + from, some);
            }
        }
    }

    /** Seven in ten are pictures, two texts, one sound; one in two hundred is a film. */
    private static Medium mediumOf(int number) {
        return number % 200 == 0
                ? Medium.VIDEO
                : switch (number % 10) {
                    case 0 -> Medium.AUDIO;
                    case 1, 2 -> Medium.TEXT;
                    default -> Medium.IMAGE;
                };
    }

    private void store(Catalogue catalogue, String name, List<Fingerprint> fingerprints) {
        KnownContents contents = KnownContents.of(catalogue);
        catalogue.database().change(dsl -> {
            for (int i = 0; i < fingerprints.size(); i++) {
                String place = "https://seen.example/" + name + "/" + i;
                contents.record(
                        dsl,
                        new Sighting(
                                new FoundFile(home.folder(), place, Instant.now()),
                                Optional.of(fingerprints.get(i).medium()),
                                Optional.empty(),
                                OptionalLong.empty(),
                                List.of(fingerprints.get(i)),
                                List.of(),
                                Duration.ZERO),
                        Content.of(place.getBytes(StandardCharsets.UTF_8)),
                        0);
            }
        });
    }

    private static void register(Catalogue catalogue, Path file, Fingerprint work) {
        new Registrar(
                        catalogue.database(),
                        Organisation.FIRST,
                        catalogue.index(),
                        _ -> new Readable(List.of(new Part(work, OptionalLong.empty(), Optional.empty()))),
                        catalogue.ids(),
                        InstantSource.system())
                .register(
                        List.of(new Submission(
                                        file, new WorkDetails("Ada", Optional.empty(), Optional.empty(), List.of())))
                                .iterator(),
                        _ -> {});
    }

    private double rematch(Catalogue catalogue) {
        long began = System.nanoTime();
        new Rematch(catalogue, home, LocalIndex::open, Duration.ZERO)
                .run(catalogue.index().position(), print -> search(catalogue, print), () -> {}, _ -> {});
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<Match> search(Catalogue catalogue, List<Fingerprint> copy) {
        return copy.stream()
                .flatMap(part -> catalogue.index().search(part, SearchOptions.DEFAULT).stream())
                .toList();
    }
}
