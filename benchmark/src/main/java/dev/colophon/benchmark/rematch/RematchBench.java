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
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.Registrar;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.sightings.rematch.Rematch;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param searched contents that were searched again, for all works
     * @param found of the copies that were planted of these works, those that match theirs (EXACT or STRONG)
     * @param others contents that match one of these works and are no copy of it that was planted
     */
    record OfMedium(Medium medium, List<Double> seconds, int searched, int found, int planted, int others) {}

    Figures run(int contents, Path folder) throws IOException {
        try (HomeLock _ = home.lock("bench");
                Catalogue catalogue = Catalogue.open(
                        home, DatabaseSettings.SQLITE, Access.WRITE, LocalIndex::open, InstantSource.system())) {
            fill(catalogue, contents);
            Path file = Files.writeString(folder.resolve("work"), "work");
            register(catalogue, file, media.other(Medium.TEXT, Integer.MAX_VALUE));
            double takeUp = rematch(catalogue).seconds();
            List<OfMedium> figures = new ArrayList<>();
            for (Medium medium : List.of(Medium.IMAGE, Medium.TEXT, Medium.AUDIO, Medium.VIDEO)) {
                figures.add(measure(catalogue, medium, folder));
            }
            return new Figures(KnownContents.of(catalogue).count(), takeUp, figures);
        }
    }

    private OfMedium measure(Catalogue catalogue, Medium medium, Path folder) throws IOException {
        List<Double> seconds = new ArrayList<>();
        int searched = 0;
        int found = 0;
        int matching = 0;
        try (Steps.Step step = steps.begin("registering works: " + medium, WORKS_OF_EACH)) {
            for (int number = 0; number < WORKS_OF_EACH; number++) {
                Path file = Files.writeString(folder.resolve("work"), medium + " " + number);
                String reference = register(catalogue, file, media.work(medium, number));
                Rematched rematched = rematch(catalogue);
                seconds.add(rematched.seconds());
                searched += rematched.searched();
                Set<String> matches = matches(catalogue, reference);
                matching += matches.size();
                matches.retainAll(planted(medium, number));
                found += matches.size();
                step.done(medium + " " + number);
            }
        }
        return new OfMedium(medium, seconds, searched, found, WORKS_OF_EACH * COPIES_OF_EACH, matching - found);
    }

    /** The contents in which a reference is found. */
    private static Set<String> matches(Catalogue catalogue, String reference) {
        return new HashSet<>(catalogue
                .database()
                .read(dsl -> dsl.select(CONTENT_MATCH.CONTENT)
                        .from(CONTENT_MATCH)
                        .where(
                                CONTENT_MATCH.REFERENCE.eq(reference),
                                CONTENT_MATCH.GRADE.in(Grade.EXACT.name(), Grade.STRONG.name()))
                        .fetch(CONTENT_MATCH.CONTENT)));
    }

    private static Set<String> planted(Medium medium, int number) {
        return IntStream.range(0, COPIES_OF_EACH)
                .mapToObj(copy -> content(place(nameOf(medium, number), copy)).sha256())
                .collect(Collectors.toSet());
    }

    private static String nameOf(Medium medium, int number) {
        return "copy of " + medium + " " + number;
    }

    private static String place(String name, int number) {
        return "https://seen.example/" + name + "/" + number;
    }

    private static Content content(String place) {
        return Content.of(place.getBytes(StandardCharsets.UTF_8));
    }

    private void fill(Catalogue catalogue, int contents) {
        int planted = 0;
        for (Medium medium : Medium.values()) {
            for (int number = 0; number < WORKS_OF_EACH; number++) {
                int work = number;
                List<Fingerprint> copies = IntStream.range(0, COPIES_OF_EACH)
                        .mapToObj(copy -> media.copy(medium, work, copy))
                        .toList();
                store(catalogue, nameOf(medium, number), copies);
                planted += copies.size();
            }
        }
        try (Steps.Step step = steps.begin("making contents", contents)) {
            for (int from = planted; from < contents; from += CONTENTS_A_TRANSACTION) {
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
                String place = place(name, i);
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
                        content(place),
                        0);
            }
        });
    }

    /** Returns the id of the reference. */
    private static String register(Catalogue catalogue, Path file, Fingerprint work) {
        List<String> added = new ArrayList<>();
        new Registrar(
                        catalogue.database(),
                        Organisation.FIRST,
                        catalogue.index(),
                        _ -> new Readable(List.of(new Part(work, OptionalLong.empty(), Optional.empty()))),
                        _ -> Tags.NONE,
                        new WorkEvents(catalogue.ids(), InstantSource.system(), "bench"),
                        new SightingMoves(catalogue.ids()))
                .register(
                        List.of(new Submission(
                                        file, new WorkDetails("Ada", Optional.empty(), Optional.empty(), List.of())))
                                .iterator(),
                        registration -> {
                            if (registration instanceof Registration.Added(Path _, Registered registered, var _)) {
                                added.add(registered.reference().id().value());
                            }
                        });
        return added.getFirst();
    }

    private record Rematched(double seconds, int searched) {}

    private Rematched rematch(Catalogue catalogue) {
        long began = System.nanoTime();
        Rematch.Result result = new Rematch(catalogue, home, LocalIndex::open, Duration.ZERO)
                .run(catalogue.index().position(), print -> search(catalogue, print), () -> {}, _ -> {});
        return new Rematched((System.nanoTime() - began) / 1e9, result.searched());
    }

    private static List<Match> search(Catalogue catalogue, List<Fingerprint> copy) {
        return copy.stream()
                .flatMap(part -> catalogue.index().search(part, SearchOptions.DEFAULT).stream())
                .toList();
    }
}
