package dev.colophon.registry.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.contest.Contest.Answer;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Entitlement.Power;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.registry.standing.Impediment.Kind;
import dev.colophon.registry.standing.StandingLevel;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is excluded or contested leaves no more than it may, in generated worlds and for each ten seconds of a song. */
class ImpedimentsTest {

    private static final int WORLDS = 100_000;
    private static final long SEED = 17;
    private static final int PIECES = 6;
    private static final double SECONDS = 10;
    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final ReferenceId SONG = new ReferenceId("song");
    private static final Party ADA = new Party("ada", "Ada");
    private static final Work WORK = new Work(
            "work", "organisation", "Song", Medium.AUDIO, ADA, Policy.BLOCK_ACCESS, List.of(), BEGUN, Optional.empty());

    /** Of a claimant who may do everything alone. */
    private static Entitlement entitlement(List<Impediment> impediments) {
        return new Entitlement(StandingLevel.AUTO, List.of(), impediments);
    }

    private static Claim claim(FileParts used, String... territories) {
        List<Segment> segments = used.parts().stream()
                .map(part -> new Span.Time(part.start() / 1_000.0, part.end() / 1_000.0))
                .map(span -> new Segment(span, span))
                .toList();
        return new Claim(
                WORK,
                List.of(new Match(
                        SONG,
                        Medium.AUDIO,
                        Grade.EXACT,
                        0,
                        new Coverage(1, 1),
                        segments,
                        new AudioTransform(1, 0),
                        new SameContent(ContentDigest.of(ContentDigest.Basis.FILE, "0".repeat(64))))),
                Set.of(territories));
    }

    private static FileParts pieces(boolean[] taken) {
        return FileParts.of(IntStream.range(0, PIECES)
                .filter(piece -> taken[piece])
                .<Span>mapToObj(piece -> new Span.Time(piece * SECONDS, (piece + 1) * SECONDS))
                .toList());
    }

    private static CommonMaterial material(FileParts parts) {
        return new CommonMaterial(parts, 5, 3);
    }

    private record World(
            boolean[] used,
            boolean[] common,
            boolean[] reviewed,
            List<boolean[]> shared,
            List<Contest> contests,
            Instant at) {}

    private static boolean[] random(SplittableRandom random) {
        boolean[] taken = new boolean[PIECES];
        int start = random.nextInt(PIECES);
        int end = start + random.nextInt(PIECES - start) + 1;
        for (int piece = start; piece < end; piece++) {
            taken[piece] = true;
        }
        return taken;
    }

    private static Optional<Answer> answer(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(Answer.ASSERT);
            case 1 -> Optional.of(Answer.EXCLUDE);
            case 2 -> Optional.of(Answer.SHARE);
            default -> Optional.empty();
        };
    }

    private static World world(SplittableRandom random) {
        List<boolean[]> shared = new ArrayList<>();
        List<Contest> contests = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean[] overlap = random(random);
            Claimant own = new Claimant(SONG, "song", WORK.id(), WORK.title(), ADA);
            Claimant other =
                    new Claimant(new ReferenceId("other" + i), "o", "other" + i, "Other", new Party("ben", "Ben"));
            boolean older = random.nextBoolean();
            shared.add(overlap);
            contests.add(new Contest(
                    older ? own : other,
                    older ? other : own,
                    Medium.AUDIO,
                    pieces(overlap),
                    pieces(overlap),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(BEGUN),
                    answer(random),
                    answer(random)));
        }
        return new World(
                random(random),
                random.nextInt(4) == 0 ? random(random) : new boolean[PIECES],
                random.nextInt(4) == 0 ? random(random) : new boolean[PIECES],
                shared,
                contests,
                BEGUN.plus(Duration.ofDays(random.nextInt(60))));
    }

    /** By the plain rule: what is excluded is nothing, what is contested by an older owner is nothing, the rest a person. */
    private static Power expected(World world) {
        boolean ground = false;
        boolean clear = true;
        for (int piece = 0; piece < PIECES; piece++) {
            if (!world.used()[piece]) {
                continue;
            }
            boolean nothing = world.common()[piece];
            boolean person = world.reviewed()[piece];
            for (int i = 0; i < world.contests().size(); i++) {
                if (!world.shared().get(i)[piece]) {
                    continue;
                }
                Contest contest = world.contests().get(i);
                boolean older = contest.isOlder(WORK.id());
                boolean late = contest.begunAt().isPresent()
                        && Duration.between(BEGUN, world.at()).toDays() >= 30;
                Optional<Answer> mine = older ? contest.byOlder() : contest.byNewer();
                Optional<Answer> theirs = older ? contest.byNewer() : contest.byOlder();
                boolean iLeft = mine.map(Answer.EXCLUDE::equals).orElse(late);
                boolean theyLeft = theirs.map(Answer.EXCLUDE::equals).orElse(late);
                boolean both = mine.equals(Optional.of(Answer.SHARE)) && theirs.equals(Optional.of(Answer.SHARE));
                nothing |= iLeft || (!theyLeft && !both && !older);
                person |= !iLeft && !theyLeft;
            }
            ground |= !nothing;
            clear &= !nothing && !person;
        }
        return !ground ? Power.NONE : clear ? Power.ALONE : Power.WITH_A_PERSON;
    }

    @Test
    void nothingExcludedOrContestedIsGroundForAnAct() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Power, Integer> seen = new EnumMap<>(Power.class);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            Impediments impediments = new Impediments(
                    world.contests(),
                    Map.of(SONG, new CommonParts(material(pieces(world.common())), material(pieces(world.reviewed())))),
                    Map.of(),
                    List.of());
            Entitlement entitlement = entitlement(impediments.of(claim(pieces(world.used())), world.at()));
            assertThat(entitlement.power()).as("seed %d, world %d", SEED, i).isEqualTo(expected(world));
            assertThat(entitlement.reasons().isEmpty()).isEqualTo(entitlement.power() == Power.ALONE);
            seen.merge(entitlement.power(), 1, Integer::sum);
        }
        assertThat(seen).hasSize(3).allSatisfy((_, times) -> assertThat(times).isGreaterThan(WORLDS / 20));
    }

    private static Contest contest(Medium medium, FileParts shared, @Nullable Answer older, @Nullable Answer newer) {
        return new Contest(
                new Claimant(new ReferenceId("other"), "o", "other", "Other", new Party("ben", "Ben")),
                new Claimant(SONG, "song", WORK.id(), WORK.title(), ADA),
                medium,
                shared,
                shared,
                Optional.of(BEGUN),
                Optional.ofNullable(older),
                Optional.ofNullable(newer));
    }

    /** The file itself, to the byte: all of it, while what is shared was placed less exactly. */
    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                Arguments.of(Medium.AUDIO, new Span.Time(0, 45), new Span.Time(0, 43.964)),
                Arguments.of(Medium.VIDEO, new Span.Time(0, 3_600), new Span.Time(4, 3_590)),
                Arguments.of(Medium.TEXT, new Span.Characters(0, 45_000), new Span.Characters(0, 44_900)),
                Arguments.of(Medium.IMAGE, Span.Quad.WHOLE, Span.Quad.WHOLE));
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void whatIsLeftBesidesItIsNoGround(Medium medium, Span whole, Span shared) {
        FileParts parts = FileParts.of(List.of(shared));
        Claim claim = new Claim(
                WORK,
                List.of(new Match(
                        SONG,
                        medium,
                        Grade.EXACT,
                        0,
                        new Coverage(1, 1),
                        List.of(new Segment(whole, whole)),
                        new AudioTransform(1, 0),
                        new SameContent(ContentDigest.of(ContentDigest.Basis.FILE, "0".repeat(64))))),
                Set.of());
        Function<Impediments, List<Kind>> kinds = impediments ->
                impediments.of(claim, BEGUN).stream().map(Impediment::kind).toList();
        Contest open = contest(medium, parts, null, null);
        Contest given = contest(medium, parts, null, Answer.EXCLUDE);
        Map<ReferenceId, CommonParts> common = Map.of(SONG, new CommonParts(material(parts), CommonMaterial.NONE));
        assertThat(kinds.apply(new Impediments(List.of(open), Map.of(), Map.of(), List.of())))
                .containsExactly(Kind.CONTESTED_BY_OLDER);
        assertThat(kinds.apply(new Impediments(List.of(given), Map.of(), Map.of(), List.of())))
                .containsExactly(Kind.EXCLUDED);
        assertThat(kinds.apply(new Impediments(List.of(open), common, Map.of(), List.of())))
                .containsExactly(Kind.EXCLUDED);
        assertThat(kinds.apply(new Impediments(
                        List.of(contest(medium, parts, Answer.SHARE, Answer.SHARE)), Map.of(), Map.of(), List.of())))
                .containsExactly(Kind.SHARED);
    }

    @Test
    void nobodyPaysForWhatAnotherHadFirstOrNobodyClaims() {
        FileParts whole = FileParts.of(List.of(new Span.Time(0, 60)));
        FileParts half = FileParts.of(List.of(new Span.Time(0, 30)));
        FileParts other = FileParts.of(List.of(new Span.Time(31, 60)));
        Map<ReferenceId, FileParts> all = Map.of(SONG, whole);
        Impediments open =
                new Impediments(List.of(contest(Medium.AUDIO, half, null, null)), Map.of(), Map.of(), List.of());
        assertThat(open.ofLicence(WORK, all, BEGUN).orElseThrow().sentence())
                .isEqualTo("registered before in `Other` of Ben, and it is not settled whose it is");
        assertThat(open.ofLicence(WORK, Map.of(SONG, other), BEGUN))
                .as("a part that is not shared")
                .isEmpty();
        Impediments given = new Impediments(
                List.of(contest(Medium.AUDIO, half, null, Answer.EXCLUDE)), Map.of(), Map.of(), List.of());
        assertThat(given.ofLicence(WORK, all, BEGUN)).as("the rest is worth it").isEmpty();
        assertThat(given.ofLicence(WORK, Map.of(SONG, half), BEGUN)
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.EXCLUDED);
        assertThat(given.ofLicence(WORK, Map.of(SONG, half, new ReferenceId("second"), FileParts.NONE), BEGUN))
                .as("another file shares nothing")
                .isEmpty();
        assertThat(Impediments.NONE.ofLicence(WORK, Map.of(), BEGUN))
                .as("a work without files")
                .isEmpty();
    }

    @Test
    void nobodyActsWhereMoreThanAllIsHeld() {
        Impediments impediments = new Impediments(
                List.of(),
                Map.of(),
                Map.of(),
                RightShares.of(List.of(
                        share("1", Territories.WORLDWIDE, DateRange.ALWAYS, 10_000),
                        share(
                                "2",
                                Territories.of(List.of("DE"), List.of()),
                                new DateRange(Optional.of(LocalDate.parse("2026-06-01")), Optional.empty()),
                                1))));
        FileParts used = pieces(new boolean[] {true, true, true, true, true, true});
        Instant later = Instant.parse("2026-07-01T00:00:00Z");
        assertThat(entitlement(impediments.of(claim(used, "DE"), BEGUN)).power())
                .isEqualTo(Power.ALONE);
        assertThat(entitlement(impediments.of(claim(used, "FR"), later)).power())
                .isEqualTo(Power.ALONE);
        Entitlement over = entitlement(impediments.of(claim(used, "DE", "FR"), later));
        assertThat(over.power()).isEqualTo(Power.NONE);
        assertThat(over.reasons())
                .singleElement()
                .asString()
                .contains("more than all of the work is held: OVER (10,001 of 10,000)");
        assertThat(entitlement(impediments.of(claim(used), later)).power())
                .as("seen from nobody knows where")
                .isEqualTo(Power.NONE);
    }

    @Test
    void whoeverHoldsNothingThereDoesNothingThere() {
        Territories china = Territories.of(List.of("CN"), List.of());
        Territories elsewhere = Territories.of(List.of(), List.of("CN"));
        Impediments impediments = new Impediments(
                List.of(),
                Map.of(),
                Map.of(),
                RightShares.of(List.of(
                        share(ADA.id(), elsewhere, DateRange.ALWAYS, 10_000),
                        share(ADA.id(), china, DateRange.ALWAYS, 0))));
        FileParts used = pieces(new boolean[] {true, true, true, true, true, true});
        assertThat(entitlement(impediments.of(claim(used, "DE"), BEGUN)).power())
                .isEqualTo(Power.ALONE);
        assertThat(entitlement(impediments.of(claim(used, "CN"), BEGUN)).power())
                .isEqualTo(Power.NONE);
        assertThat(entitlement(impediments.of(claim(used, "CN", "DE"), BEGUN)).power())
                .isEqualTo(Power.WITH_A_PERSON);
        assertThat(entitlement(impediments.of(claim(used), BEGUN)).power()).isEqualTo(Power.WITH_A_PERSON);
        Impediments ofOthers = new Impediments(
                List.of(), Map.of(), Map.of(), RightShares.of(List.of(share("mo", china, DateRange.ALWAYS, 2_500))));
        assertThat(entitlement(ofOthers.of(claim(used, "CN"), BEGUN)).power())
                .as("only what somebody else holds was said")
                .isEqualTo(Power.ALONE);
    }

    private static RightClaim share(String id, Territories where, DateRange when, int points) {
        return new RightClaim(id, WORK.id(), new Party(id, id), Set.of(), where, when, points, false);
    }
}
