package dev.colophon.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link FingerprintIndex} promises; a test of an implementation extends it. */
public abstract class FingerprintIndexContract {

    /** What a fingerprint of the kit is made of: the implementation's class, whether work or copy, its number. */
    private record Made(Class<?> kit, String what, int number) {}

    /** Making them takes most of the kit's time, and they are immutable. */
    private static final Map<Made, Fingerprint> MADE = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    /** Opens the implementation under test, divided among folders. */
    protected abstract FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf);

    /** Among how many folders it is divided, but where a test says otherwise. */
    protected int shards() {
        return 1;
    }

    /** Classes of one kit make the same fingerprints. */
    protected Class<?> kit() {
        return getClass();
    }

    private FingerprintIndex open(Path home, Access access) {
        return open(home, access, shards(), 0);
    }

    private FingerprintIndex open(Path home, Access access, int shards, long seed) {
        return open(
                IntStream.range(0, shards)
                        .mapToObj(number -> home.resolve("shard-" + number))
                        .toList(),
                access,
                reference -> new SplittableRandom(seed + reference.value().hashCode()).nextInt(shards));
    }

    /** The fingerprint of the work with this number, for {@link dev.colophon.fingerprint.Role#REFERENCE}. */
    protected abstract Fingerprint makeReference(int number);

    /** The fingerprint of an altered copy of the work with this number, whose content is not the same bit for bit. */
    protected abstract Fingerprint makeAlteredCopy(int number);

    /** The fingerprint of exactly the content of a reference, for {@link dev.colophon.fingerprint.Role#COPY}. */
    protected abstract Fingerprint makeSameContent(int number);

    /** The fingerprint of a copy of something that is none of works 0 to 9. */
    protected abstract Fingerprint makeUnrelated();

    /** Puts merges off, so that each commit leaves a segment. */
    protected abstract void deferMerges(FingerprintIndex index);

    protected final Fingerprint reference(int number) {
        return made("reference", number, this::makeReference);
    }

    private Fingerprint alteredCopy(int number) {
        return made("altered copy", number, this::makeAlteredCopy);
    }

    private Fingerprint sameContent(int number) {
        return made("same content", number, this::makeSameContent);
    }

    private Fingerprint unrelated() {
        return made("unrelated", 0, _ -> makeUnrelated());
    }

    private Fingerprint made(String what, int number, IntFunction<Fingerprint> maker) {
        return MADE.computeIfAbsent(new Made(kit(), what, number), made -> maker.apply(made.number()));
    }

    @Test
    void anAlteredCopyFindsItsReferenceAndNoOther() throws IOException {
        try (FingerprintIndex index = filled(4)) {
            for (int number = 0; number < 4; number++) {
                List<Match> matches = index.search(alteredCopy(number), SearchOptions.DEFAULT);
                assertThat(matches).extracting(Match::reference).containsExactly(id(number));
                Match match = matches.getFirst();
                assertThat(match.grade()).isEqualTo(Grade.STRONG);
                assertThat(match.falseAlarms()).isBetween(0.0, 1e-5);
                assertThat(match.segments()).isNotEmpty();
                assertThat(match.coverage().ofCopy()).isGreaterThan(0.5);
                assertThat(match.why().sentence()).isNotBlank();
            }
        }
    }

    @Test
    void theSameContentIsExact() throws IOException {
        try (FingerprintIndex index = filled(4)) {
            List<Match> matches = index.search(sameContent(2), SearchOptions.DEFAULT);
            assertThat(matches).extracting(Match::reference).containsExactly(id(2));
            assertThat(matches.getFirst().grade()).isEqualTo(Grade.EXACT);
            assertThat(matches.getFirst().coverage()).isEqualTo(new Coverage(1, 1));
        }
    }

    @Test
    void aReferenceFindsItsCopiesInAnIndexOfCopies() throws IOException {
        try (FingerprintIndex index = open(folder, Access.WRITE)) {
            for (int number = 0; number < 4; number++) {
                index.put(new ReferenceId("altered-" + number), alteredCopy(number));
                index.put(new ReferenceId("same-" + number), sameContent(number));
            }
            index.put(new ReferenceId("unrelated"), unrelated());
            index.commit(1);
            for (int number = 0; number < 4; number++) {
                assertThat(index.copiesOf(reference(number)))
                        .contains(new ReferenceId("altered-" + number), new ReferenceId("same-" + number))
                        .hasSizeLessThan(9);
            }
        }
    }

    @Test
    void somethingElseFindsNothing() throws IOException {
        try (FingerprintIndex index = filled(4)) {
            assertThat(index.search(unrelated(), SearchOptions.DEFAULT)).isEmpty();
        }
    }

    @Test
    void anEmptyIndexFindsNothing() throws IOException {
        try (FingerprintIndex index = open(folder, Access.WRITE)) {
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).isEmpty();
            assertThat(index.position()).isZero();
        }
    }

    @Test
    void aSingleReferenceIsFoundAndDoesNotAttractTheUnrelated() throws IOException {
        try (FingerprintIndex index = filled(1)) {
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT))
                    .extracting(Match::grade)
                    .containsExactly(Grade.STRONG);
            assertThat(index.search(alteredCopy(1), SearchOptions.DEFAULT)).isEmpty();
        }
    }

    @Test
    void theSameWorkRegisteredTwiceIsFoundTwice() throws IOException {
        try (FingerprintIndex index = filled(3)) {
            ReferenceId twin = new ReferenceId("twin");
            index.put(twin, reference(1));
            index.commit(9);
            assertThat(index.search(alteredCopy(1), SearchOptions.DEFAULT))
                    .extracting(Match::reference)
                    .containsExactlyInAnyOrder(id(1), twin);
        }
    }

    @Test
    void changesShowAfterTheCommitAndSurviveReopening() throws IOException {
        try (FingerprintIndex index = filled(2)) {
            index.put(id(2), reference(2));
            index.remove(id(0));
            assertThat(index.search(alteredCopy(2), SearchOptions.DEFAULT)).isEmpty();
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).hasSize(1);
            index.commit(77);
            assertThat(index.search(alteredCopy(2), SearchOptions.DEFAULT)).hasSize(1);
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).isEmpty();
        }
        try (FingerprintIndex index = open(folder, Access.READ)) {
            assertThat(index.position()).isEqualTo(77);
            assertThat(index.search(alteredCopy(2), SearchOptions.DEFAULT)).hasSize(1);
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).isEmpty();
        }
    }

    @Test
    void whatWasNotCommittedIsLostOnClose() throws IOException {
        try (FingerprintIndex index = filled(1)) {
            index.put(id(1), reference(1));
        }
        try (FingerprintIndex index = open(folder, Access.READ)) {
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).hasSize(1);
            assertThat(index.search(alteredCopy(1), SearchOptions.DEFAULT)).isEmpty();
        }
    }

    @Test
    void puttingAgainReplaces() throws IOException {
        try (FingerprintIndex index = filled(2)) {
            index.put(id(0), reference(3));
            index.commit(2);
            assertThat(index.search(alteredCopy(0), SearchOptions.DEFAULT)).isEmpty();
            assertThat(index.search(alteredCopy(3), SearchOptions.DEFAULT))
                    .extracting(Match::reference)
                    .containsExactly(id(0));
        }
    }

    @Test
    void storedFingerprintsComeBackEqual() throws IOException {
        try (FingerprintIndex index = filled(3)) {
            Map<ReferenceId, Fingerprint> stored = new HashMap<>();
            index.forEachPrint(stored::put);
            assertThat(stored)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(id(0), reference(0), id(1), reference(1), id(2), reference(2)));
            assertThat(index.fingerprint(id(1), reference(1).medium())).contains(reference(1));
            assertThat(index.fingerprint(id(5), reference(1).medium())).isEmpty();
            assertThat(index.stats().media())
                    .filteredOn(medium -> medium.medium() == reference(0).medium())
                    .singleElement()
                    .satisfies(medium -> assertThat(medium.references()).isEqualTo(3));
        }
    }

    @Test
    void theLimitAndTheWeakestGradeAreKept() throws IOException {
        try (FingerprintIndex index = filled(1)) {
            index.put(id(7), reference(0));
            index.commit(2);
            assertThat(index.search(alteredCopy(0), new SearchOptions(1, Grade.CANDIDATE)))
                    .hasSize(1);
            assertThat(index.search(alteredCopy(0), new SearchOptions(5, Grade.EXACT)))
                    .isEmpty();
        }
    }

    static IntStream segments() {
        return Boolean.getBoolean("colophon.long")
                ? IntStream.of(1, 2, 7, 30)
                : Boolean.getBoolean("colophon.full") ? IntStream.of(2, 30) : IntStream.of(7);
    }

    static LongStream catalogues() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("colophon.long") ? 3 : 1);
    }

    /** Forty references, of which ten are removed again, answer as if there had been thirty in one segment. */
    @ParameterizedTest
    @MethodSource("segments")
    void answersDoNotDependOnSegments(int segments) throws IOException {
        int all = 40;
        try (FingerprintIndex one = open(folder.resolve("one"), Access.WRITE);
                FingerprintIndex many = open(folder.resolve("many"), Access.WRITE)) {
            deferMerges(many);
            for (int i = 0; i < all; i++) {
                if (i % 4 != 1) {
                    one.put(id(i), reference(i % 3));
                }
                many.put(id(i), reference(i % 3));
                if ((i + 1) * segments / all > i * segments / all) {
                    many.commit(i);
                }
            }
            for (int i = 1; i < all; i += 4) {
                many.remove(id(i));
            }
            one.commit(all);
            many.commit(all);
            for (int number = 0; number < 4; number++) {
                assertThat(many.search(alteredCopy(number), SearchOptions.DEFAULT))
                        .isEqualTo(one.search(alteredCopy(number), SearchOptions.DEFAULT));
                assertThat(many.search(sameContent(number), SearchOptions.DEFAULT))
                        .isEqualTo(one.search(sameContent(number), SearchOptions.DEFAULT));
            }
            assertThat(many.search(unrelated(), SearchOptions.DEFAULT)).isEmpty();
        }
    }

    /** Random catalogues, divided at random and in several segments, some of their references removed again, answer as one index. */
    @ParameterizedTest
    @MethodSource("catalogues")
    @Tag("full")
    void answersDoNotDependOnShards(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int shards = (int) (1 + seed);
        Path home = folder.resolve("seed-" + seed);
        try (FingerprintIndex one = open(home.resolve("one"), Access.WRITE, 1, seed);
                FingerprintIndex many = open(home.resolve("many"), Access.WRITE, shards, seed)) {
            deferMerges(many);
            int all = 10 + random.nextInt(30);
            for (int i = 0; i < all; i++) {
                Fingerprint fingerprint = reference(random.nextInt(4));
                one.put(id(i), fingerprint);
                many.put(id(i), fingerprint);
                if (random.nextInt(5) == 0) {
                    many.commit(i);
                }
            }
            for (int i = 0; i < all; i++) {
                if (random.nextInt(4) == 0) {
                    one.remove(id(i));
                    many.remove(id(i));
                }
            }
            one.commit(all);
            many.commit(all);
            assertThat(many.stats().media())
                    .extracting(IndexStats.MediumStats::references, IndexStats.MediumStats::documents)
                    .isEqualTo(one.stats().media().stream()
                            .map(medium -> tuple(medium.references(), medium.documents()))
                            .toList());
            SearchOptions everything = new SearchOptions(1_000, Grade.CANDIDATE);
            for (int number = 0; number < 4; number++) {
                assertThat(many.search(alteredCopy(number), everything))
                        .as("seed %d", seed)
                        .isEqualTo(one.search(alteredCopy(number), everything));
                assertThat(many.search(sameContent(number), everything))
                        .as("seed %d", seed)
                        .isEqualTo(one.search(sameContent(number), everything));
                assertThat(many.copiesOf(reference(number)))
                        .as("seed %d", seed)
                        .isEqualTo(one.copiesOf(reference(number)));
            }
            assertThat(many.search(unrelated(), everything)).isEmpty();
        }
    }

    @Test
    void aReaderCannotWrite() throws IOException {
        filled(1).close();
        try (FingerprintIndex index = open(folder, Access.READ)) {
            assertThatThrownBy(() -> index.put(id(1), reference(1))).isInstanceOf(IllegalStateException.class);
        }
    }

    private FingerprintIndex filled(int works) {
        FingerprintIndex index = open(folder, Access.WRITE);
        for (int number = 0; number < works; number++) {
            index.put(id(number), reference(number));
        }
        index.commit(1);
        return index;
    }

    private static ReferenceId id(int number) {
        return new ReferenceId("reference-" + number);
    }
}
