package dev.colophon.registry.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.work.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What many works share is taken from nobody by works of owners whom nobody knows, in generated worlds against plain counting. */
class CommonPartsTest {

    private static final int WORLDS = Boolean.getBoolean("colophon.long") ? 20_000 : 6_000;
    private static final long SEED = 23;
    private static final int WORKS = 10;
    private static final int OWNERS = 6;
    private static final int PIECES = 4;
    private static final int MATERIALS = 2;
    private static final double SECONDS = 10;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /**
     * Works in the order of registration.
     *
     * @param owners of each
     * @param pieces of each the material in each ten seconds; negative: its own
     * @param old of each whether it was registered thirty days ago
     * @param known of each owner whether its identity was checked
     * @param sanctioned of each owner
     */
    private record World(int[] owners, int[][] pieces, boolean[] old, boolean[] known, boolean[] sanctioned) {

        static World random(SplittableRandom random) {
            int[] owners =
                    IntStream.range(0, WORKS).map(_ -> random.nextInt(OWNERS)).toArray();
            int[][] pieces = new int[WORKS][PIECES];
            for (int[] of : pieces) {
                Arrays.fill(of, -1);
                for (int material = 0; material < MATERIALS; material++) {
                    int piece = random.nextInt(PIECES);
                    if (random.nextInt(4) > 0 && of[piece] < 0) {
                        of[piece] = material;
                    }
                }
            }
            boolean[] old = new boolean[WORKS];
            Arrays.fill(old, 0, random.nextInt(2) == 0 ? WORKS : random.nextInt(WORKS), true);
            boolean[] known = new boolean[OWNERS];
            boolean[] sanctioned = new boolean[OWNERS];
            for (int owner = 0; owner < OWNERS; owner++) {
                known[owner] = random.nextInt(4) > 0;
                sanctioned[owner] = random.nextInt(8) == 0;
            }
            return new World(owners, pieces, old, known, sanctioned);
        }

        private static Party party(int owner) {
            return new Party("owner-" + owner, "Owner " + owner);
        }

        Claimant claimant(int work) {
            return new Claimant(new ReferenceId("file-" + work), "f", "work-" + work, "Work", party(owners[work]));
        }

        Map<String, ClaimantStanding> standings() {
            Map<String, ClaimantStanding> standings = new HashMap<>();
            for (int owner = 0; owner < OWNERS; owner++) {
                standings.put(
                        party(owner).id(),
                        new ClaimantStanding(party(owner), List.of(), 0, 0, 0, 0, known[owner], sanctioned[owner]));
            }
            return standings;
        }

        boolean isKnown(int work) {
            return known[owners[work]] && !sanctioned[owners[work]];
        }

        /** Where a material stands in a work, or less than nothing. */
        int place(int work, int material) {
            return IntStream.range(0, PIECES)
                    .filter(piece -> pieces[work][piece] == material)
                    .findFirst()
                    .orElse(-1);
        }

        boolean has(int work, int material) {
            return place(work, material) >= 0;
        }

        private Optional<SharedContent> shared(int earlier, int later) {
            List<Segment> segments = new ArrayList<>();
            for (int material = 0; material < MATERIALS; material++) {
                if (has(earlier, material) && has(later, material)) {
                    segments.add(new Segment(span(place(earlier, material)), span(place(later, material))));
                }
            }
            return segments.isEmpty() || owners[earlier] == owners[later]
                    ? Optional.empty()
                    : Optional.of(new SharedContent(
                            claimant(earlier),
                            claimant(later),
                            Medium.AUDIO,
                            new Coverage(0.5, 0.5),
                            segments,
                            Optional.of(NOW.minus(Duration.ofDays(old[later] ? 30 : 29)))));
        }

        /** What is common in the file of a work, were only these works registered. */
        CommonParts common(int work, IntPredicate registered) {
            Map<ReferenceId, List<SharedContent>> byFile = new HashMap<>();
            List<Contest> contests = new ArrayList<>();
            for (int later = 0; later < WORKS; later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    if (!registered.test(earlier) || !registered.test(later)) {
                        continue;
                    }
                    for (SharedContent one : shared(earlier, later).stream().toList()) {
                        for (Claimant side : List.of(one.earlier(), one.later())) {
                            byFile.computeIfAbsent(side.reference(), _ -> new ArrayList<>())
                                    .add(one);
                        }
                        contests.add(new Contest(
                                one.earlier(),
                                one.later(),
                                Medium.AUDIO,
                                one.inEarlier(),
                                one.inLater(),
                                one.contestedAt(),
                                Optional.empty(),
                                Optional.empty()));
                    }
                }
            }
            return CommonParts.of(claimant(work), byFile, contests, standings(), NOW);
        }

        /** By plain counting: works of a material that are compared with a work, or are its owner's own. */
        boolean isCommon(int work, int material, IntPredicate counts, boolean told) {
            Set<Integer> works = new HashSet<>();
            for (int other = 0; other < WORKS; other++) {
                if (!counts.test(other) || !has(other, material) || owners[other] == owners[work]) {
                    continue;
                }
                if (told && !old[Math.max(work, other)]) {
                    continue;
                }
                works.add(other);
                for (int own = 0; own < WORKS; own++) {
                    if (owners[own] == owners[work]
                            && counts.test(own)
                            && has(own, material)
                            && (!told || old[Math.max(own, other)])) {
                        works.add(own);
                    }
                }
            }
            return works.size() >= 5
                    && works.stream().map(one -> owners[one]).distinct().count() >= 3;
        }

        boolean isExcluded(int work, int material) {
            boolean hadBefore = IntStream.range(0, work)
                    .anyMatch(other -> isKnown(other) && has(other, material) && owners[other] != owners[work]);
            return hadBefore && isCommon(work, material, this::isKnown, true);
        }
    }

    private static Span span(int piece) {
        return new Span.Time(piece * SECONDS, (piece + 1) * SECONDS);
    }

    private static boolean contains(CommonMaterial material, int piece) {
        FileParts whole = FileParts.of(List.of(span(piece)));
        FileParts found = material.parts().and(whole);
        assertThat(found.isEmpty() || found.equals(whole)).as("whole pieces").isTrue();
        return !found.isEmpty();
    }

    @Test
    @Tag("full")
    void whatIsCommonIsCountedAsAnybodyWould() {
        SplittableRandom random = new SplittableRandom(SEED);
        int excluded = 0;
        int reviewed = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = World.random(random);
            int work = random.nextInt(WORKS);
            CommonParts common = world.common(work, _ -> true);
            for (int material = 0; material < MATERIALS; material++) {
                if (!world.has(work, material)) {
                    continue;
                }
                int piece = world.place(work, material);
                boolean out = world.isExcluded(work, material);
                boolean seen =
                        world.isCommon(work, material, other -> !world.sanctioned()[world.owners()[other]], false);
                assertThat(contains(common.excluded(), piece))
                        .as("seed %d, world %d: excluded", SEED, i)
                        .isEqualTo(out);
                assertThat(contains(common.reviewed(), piece))
                        .as("seed %d, world %d: reviewed", SEED, i)
                        .isEqualTo(seen && !out);
                excluded += out ? 1 : 0;
                reviewed += seen && !out ? 1 : 0;
            }
        }
        assertThat(excluded).isGreaterThan(WORLDS / 50);
        assertThat(reviewed).isGreaterThan(WORLDS / 50);
    }

    /** Whatever they register, before others or after them, and however long ago. */
    @Test
    @Tag("full")
    void worksOfUnknownOwnersExcludeNothing() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int excluded = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = World.random(random);
            int work = random.nextInt(WORKS);
            if (world.isKnown(work)) {
                CommonMaterial without = world.common(work, world::isKnown).excluded();
                assertThat(world.common(work, _ -> true).excluded())
                        .as("seed %d, world %d", SEED + 1, i)
                        .isEqualTo(without);
                excluded += without.parts().isEmpty() ? 0 : 1;
            }
        }
        assertThat(excluded).isGreaterThan(WORLDS / 100);
    }
}
