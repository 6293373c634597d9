package dev.colophon.cases.retention;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Task.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.campaign.CampaignCounting;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.cases.file.OpenCaseFiles;
import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.record.PublicActs;
import dev.colophon.cases.record.RecordExport;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.index.Access;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.Texts;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.rematch.Rematch;
import dev.colophon.sightings.retention.ContentPruning;
import dev.colophon.sightings.retention.ObservationPruning;
import dev.colophon.sightings.retention.PrunedRows;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two worlds of one seed, of which one is pruned, answer all questions alike: at once, and after new looks, new works, licences and
 * removals. On every database.
 */
abstract class RetentionContract extends OpenCaseFiles {

    private static final int WORLDS =
            Integer.getInteger("colophon.worlds", Boolean.getBoolean("colophon.long") ? 4 : 2);
    private static final int LOOKS = 140;
    private static final Duration PAST = Duration.ofDays(400);
    private static final String ARCHIVE = "https://archive.example/all.zip";
    private static final List<String> WEB = List.of(
            PIRATE, MIRROR, OTHER, RADIO, "https://pirate.example/page", ARCHIVE + "!/1.txt", ARCHIVE + "!/2.txt");
    private static final List<String> FILES = List.of("/folder/a.txt", "/folder/sub/b.txt", "/folder/c.zip!/d (2)");
    private static final String PAGE = "https://pirate.example/page";

    private final Map<String, String> doing = new HashMap<>();
    private int opened;
    private long pruned;

    @Test
    void aPrunedWorldAnswersAsTheOtherDoes() throws Exception {
        for (int seed = 1; seed <= WORLDS; seed++) {
            List<String> whole = world(seed, false);
            List<String> less = world(seed, true);
            assertThat(differing(whole, less)).as("seed " + seed).isEmpty();
        }
        assertThat(pruned).as("looks that went in " + WORLDS + " worlds").isGreaterThan(WORLDS * 3L);
    }

    /** The first answers that differ. */
    private static List<String> differing(List<String> whole, List<String> less) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.max(whole.size(), less.size()) && found.size() < 3; i++) {
            String one = i < whole.size() ? whole.get(i) : "nothing";
            String other = i < less.size() ? less.get(i) : "nothing";
            if (!one.equals(other)) {
                found.add("%d: %s%n INSTEAD OF %s".formatted(i, other, one));
            }
        }
        return found;
    }

    private List<String> world(int seed, boolean prune) throws Exception {
        fresh();
        Random random = new Random(seed);
        workOf("Ada", 1);
        workOf("Bo", 2);
        Instant time = NOW.minus(PAST);
        for (int look = 0; look < LOOKS; look++) {
            time = time.plusSeconds(1 + random.nextInt(2 * (int) PAST.toSeconds() / LOOKS));
            look(random, time);
            if (random.nextInt(12) == 0) {
                act(random, time);
            }
            if (look == LOOKS / 2) {
                rematch();
                new Rematch(catalogue, home, TextIndex::open, Duration.ZERO)
                        .forget(NOW.minus(PAST).plus(Duration.ofDays(random.nextInt(200))));
            }
        }
        name(random);
        if (prune) {
            prune(NOW.minus(Duration.ofDays(random.nextInt(400))));
        } else {
            random.nextInt(400);
        }
        List<String> answers = new ArrayList<>(answers(time));
        workOf("Cy", 3);
        rematch();
        answers.addAll(answers(time));
        for (int look = 0; look < LOOKS / 4; look++) {
            time = time.plusSeconds(1 + random.nextInt(86_400));
            look(random, time);
        }
        act(random, time);
        answers.addAll(answers(time));
        return answers;
    }

    private void fresh() {
        catalogue.close();
        settings = freshDatabase();
        home = new Home(folder.resolve("home-" + ++opened));
        catalogue = opened(Access.WRITE);
        doing.clear();
    }

    private static String text(int number) {
        return switch (number) {
            case 0, 1, 2 -> copy(number + 1);
            case 3 -> "of nobody: " + Texts.text(9);
            default -> "short";
        };
    }

    private static List<String> hashes() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            all.add(content(text(number)).sha256());
        }
        return all;
    }

    /** A look somewhere, mostly with what came of the last one there. */
    private void look(Random random, Instant at) throws Exception {
        List<String> places = new ArrayList<>(WEB);
        places.addAll(FILES);
        places.add(ARCHIVE);
        String place = places.get(random.nextInt(places.size()));
        String fresh = List.of("0", "1", "2", "3", "4", "404", "404", "moved", "failed", "failed2", "later", "gone")
                .get(random.nextInt(12));
        String what = random.nextInt(5) == 0 ? fresh : doing.getOrDefault(place, String.valueOf(random.nextInt(5)));
        doing.put(place, what);
        Optional<String> vantage = random.nextInt(6) == 0 ? Optional.of("FR") : Optional.of("DE");
        boolean recorded = random.nextInt(4) == 0;
        int status = random.nextBoolean() ? 304 : 200;
        switch (what) {
            case "404" -> missing(place, at, Outcome.NOT_FOUND, 404, vantage, "it is not there");
            case "gone" -> missing(place, at, Outcome.SOFT_NOT_FOUND, 200, vantage, "it says so");
            case "moved" -> missing(place, at, Outcome.MOVED, 302, vantage, "it redirects");
            case "failed" -> missing(place, at, Outcome.FAILED, 500, vantage, "500");
            case "failed2" -> missing(place, at, Outcome.FAILED, 502, vantage, "502");
            case "later" -> missing(place, at, Outcome.LATER, 503, vantage, "not now");
            default -> there(place, at, text(Integer.parseInt(what)), status, vantage, recorded);
        }
        if (place.equals(ARCHIVE) && random.nextInt(4) == 0) {
            String left = WEB.get(5 + random.nextInt(2));
            looks().storeTakenOut(ARCHIVE, at.plusSeconds(1), List.of(left), _ -> false);
        }
    }

    private void missing(
            String place, Instant at, Outcome outcome, int status, Optional<String> vantage, String cause) {
        looks().storeMissing(place, at, outcome, OptionalInt.of(status), vantage, cause);
    }

    private void there(String place, Instant at, String text, int status, Optional<String> vantage, boolean recorded)
            throws Exception {
        Content content = content(text);
        boolean web = place.startsWith("https:");
        if (web && looks().present(place).equals(Optional.of(content.sha256()))) {
            observe(new Observation(
                    catalogue.ids().next(),
                    PlaceKey.of(place),
                    at,
                    Outcome.UNCHANGED,
                    OptionalInt.of(status),
                    Optional.of(content.sha256()),
                    Optional.empty(),
                    Optional.empty(),
                    vantage,
                    Optional.empty(),
                    recorded
                            ? Optional.of(new Observation.WarcRecord("a.warc.gz", at.getEpochSecond()))
                            : Optional.empty()));
            return;
        }
        FileLook look = new FileLook(
                place,
                at,
                content,
                web ? OptionalInt.of(200) : OptionalInt.empty(),
                Optional.empty(),
                recorded ? Optional.of(new Observation.WarcRecord("b.warc.gz", at.getEpochSecond())) : Optional.empty(),
                place.equals(PIRATE) ? Optional.of(new Appearance(PAGE, "a[href]")) : Optional.empty(),
                place.startsWith(ARCHIVE + "!") ? Optional.of(ARCHIVE) : Optional.empty());
        boolean known =
                KnownContents.of(catalogue).known(content.sha256(), position()).isPresent();
        looks().store(look, known ? Optional.empty() : Optional.of(looked(place, text, at)), position(), vantage);
    }

    private void observe(Observation look) {
        catalogue.database().change(dsl -> Observations.append(dsl, catalogue.ids(), List.of(look)));
    }

    private List<StoredSighting> all() {
        return sightings().list(SightingQuery.ALL).stream()
                .sorted(Comparator.comparing(StoredSighting::place)
                        .thenComparing(seen -> seen.work().title())
                        .thenComparing(seen -> seen.content().content().sha256()))
                .toList();
    }

    /** Somebody decides, opens cases, says that a notice left, or looks whether a copy is gone. */
    private void act(Random random, Instant at) {
        List<StoredSighting> all = all();
        int chosen = random.nextInt(1_000);
        int what = random.nextInt(5);
        if (all.isEmpty()) {
            return;
        }
        StoredSighting one = all.get(chosen % all.size());
        switch (what) {
            case 0 -> decide(one, DecisionState.NOT_A_MATCH);
            case 1 -> decide(one, DecisionState.CONFIRMED);
            case 2 -> {
                if (chosen < 300) {
                    open();
                }
            }
            case 3 -> {
                if (one.decisionState() == DecisionState.CONFIRMED) {
                    looked(one, at);
                }
            }
            default -> {
                if (one.decisionState() == DecisionState.CONFIRMED && chosen < 500) {
                    open().forEach(opened -> sent(opened.number(), one.id()));
                }
            }
        }
    }

    private void looked(StoredSighting sighting, Instant at) {
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(REMOVAL_LOOK)
                        .set(REMOVAL_LOOK.ID, catalogue.ids().next())
                        .set(REMOVAL_LOOK.ORGANISATION, Organisation.FIRST.id())
                        .set(REMOVAL_LOOK.SIGHTING, sighting.id())
                        .set(REMOVAL_LOOK.PLACE, PlaceKey.of(sighting.place()))
                        .set(REMOVAL_LOOK.CONTENT, sighting.content().content().sha256())
                        .set(REMOVAL_LOOK.HOST, "pirate.example")
                        .set(REMOVAL_LOOK.AT, at.toEpochMilli())
                        .set(REMOVAL_LOOK.VERDICT, "GONE")
                        .set(REMOVAL_LOOK.REASON, "404")
                        .set(REMOVAL_LOOK.VANTAGES, "here")
                        .execute());
    }

    /** Some looks are named by tasks. */
    private void name(Random random) {
        int every = 11 + random.nextInt(20);
        List<Tasks.NewTask> tasks = new ArrayList<>();
        List<String> ids = catalogue
                .database()
                .read(dsl -> dsl.select(OBSERVATION.ID)
                        .from(OBSERVATION)
                        .orderBy(OBSERVATION.AT)
                        .fetch(OBSERVATION.ID));
        for (int i = 0; i < ids.size(); i += every) {
            tasks.add(new Tasks.NewTask(ids.get(i), ids.get(i), "{}"));
        }
        catalogue
                .database()
                .change(dsl -> new Tasks(DatabaseClock.of(InstantSource.system()))
                        .add(dsl, Tasks.Kind.ANALYSE, tasks, Duration.ofDays(1)));
    }

    private void prune(Instant before) {
        Map<String, Integer> rows = RetentionAnswers.rows(catalogue);
        Set<String> needed = needed();
        ObservationPruning looks = new ObservationPruning(catalogue.database(), before);
        ContentPruning contents = new ContentPruning(catalogue.database(), before);
        PrunedRows would = looks.preview(_ -> {});
        assertThat(RetentionAnswers.rows(catalogue)).as("a preview").isEqualTo(rows);
        PrunedRows went = looks.prune(_ -> {});
        assertThat(went).isEqualTo(would);
        PrunedRows wouldGo = contents.preview(_ -> {});
        PrunedRows gone = contents.prune(_ -> {});
        assertThat(gone).isEqualTo(wouldGo);
        Map<String, Integer> left = RetentionAnswers.rows(catalogue);
        rows.merge("observation", (int) -went.rows(), Integer::sum);
        rows.merge("content", (int) -gone.rows(), Integer::sum);
        assertThat(left).as("nothing else goes").isEqualTo(rows);
        assertThat(needed()).isEqualTo(needed);
        assertThat(looks.prune(_ -> {})).as("twice is once").isEqualTo(PrunedRows.NONE);
        assertThat(contents.prune(_ -> {})).as("twice is once").isEqualTo(PrunedRows.NONE);
        pruned += went.rows();
    }

    /** Looks that tasks name, and contents that are searched when works come, or in which some were found. */
    private Set<String> needed() {
        return catalogue.database().read(dsl -> {
            Set<String> needed = new HashSet<>(dsl.select(TASK.ID)
                    .from(TASK)
                    .join(OBSERVATION)
                    .on(OBSERVATION.ID.eq(TASK.ID))
                    .fetch(TASK.ID));
            needed.addAll(dsl.select(CONTENT.SHA256)
                    .from(CONTENT)
                    .where(CONTENT.SHA256
                            .in(dsl.select(CONTENT_DESCRIPTORS.CONTENT).from(CONTENT_DESCRIPTORS))
                            .or(CONTENT.SHA256.in(
                                    dsl.select(CONTENT_MATCH.CONTENT).from(CONTENT_MATCH))))
                    .fetch(CONTENT.SHA256));
            return needed;
        });
    }

    private List<String> answers(Instant end) throws IOException {
        List<String> answers = new ArrayList<>(RetentionAnswers.of(
                catalogue,
                hashes(),
                RetentionAnswers.every(Duration.ofDays(5), NOW.minus(PAST), end.plus(Duration.ofDays(6)))));
        CampaignReport report = campaign();
        answers.add(report.all() + " " + report.providers());
        Path record = folder.resolve("record-" + opened + "-" + System.nanoTime());
        Files.createDirectory(record);
        HomeLog log = HomeLog.openOrBegin(home, () -> NOW);
        new PublicActs(catalogue.database(), Organisation.FIRST, log, catalogue.ids(), new Random(17), () -> {})
                .logMissing();
        new RecordExport(catalogue.database(), log).write(record, () -> {});
        assertThat(RecordVerifier.verify(record, Optional.of(log.key())).fault())
                .isEmpty();
        answers.add(Files.readString(record.resolve(RecordVerifier.TABLE)));
        return answers;
    }

    private CampaignReport campaign() {
        String name = "all";
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        return new CampaignCounting(catalogue.database(), Organisation.FIRST, () -> {})
                .report(
                        catalogue.database().writeRepeating(dsl -> {
                            Campaigns campaigns = new Campaigns(dsl, Organisation.FIRST);
                            if (campaigns.find(name).isEmpty()) {
                                campaigns.open(
                                        name, "songs", LocalDate.ofInstant(NOW, zone), zone, "mo", catalogue.ids());
                                campaigns.add(
                                        name,
                                        List.of(new CampaignProvider(
                                                "Pirate", List.of(new Host("pirate.example")), Optional.empty())));
                            }
                            return campaigns.get(name);
                        }),
                        NOW);
    }
}
