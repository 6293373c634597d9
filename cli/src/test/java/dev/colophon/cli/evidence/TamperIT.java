package dev.colophon.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.colophon.browser.Browser;
import dev.colophon.cli.CapturedBundles;
import dev.colophon.cli.Cli;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.SingleByteChanges;
import dev.colophon.evidence.verify.StructuralChanges;
import dev.colophon.evidence.verify.TamperTable;
import dev.colophon.evidence.verify.VerifierCode;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.media.child.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is changed about a bundle that {@code evidence capture} made is reported, and the part at fault is named: by the
 * verifier of {@code colophon verify} and by the jar that strangers get, before {@code evidence renew} and after. Prints
 * tables.
 */
@Tag("full")
class TamperIT {

    private static final long SEED = 20261126;
    private static final int WORKERS = 2;
    private static final boolean LONG = Boolean.getBoolean("colophon.long");

    /** Of the changes that are made in whole. */
    private static final double SHARE = LONG ? 1 : 0.01;

    private static final int FEWEST_CHANGES = (int) (SHARE * 1_000);

    private static final Path JAR = Path.of("..", "evidence", "target", "colophon-verify.jar");

    @TempDir
    static Path folder;

    private static VerifierCode ofCommand;
    private static VerifierCode ofJar;
    private static Path trust;

    @BeforeAll
    static void capture() throws Exception {
        assumeThat(Cli.settings(folder).programs().browser())
                .as("no Chromium: " + Browser.INSTALL)
                .isPresent();
        assumeThat(JAR).as("mvn package makes it").exists();
        try (CapturedBundles bundles = new CapturedBundles(folder)) {
            trust = bundles.trust();
            copy(bundles.evidence(), folder.resolve("captured"));
            bundles.renew();
            copy(bundles.evidence(), folder.resolve("renewed"));
        }
        ofCommand = VerifierCode.ofClassPath();
        ofJar = VerifierCode.ofJar(JAR);
    }

    @AfterAll
    static void close() throws IOException {
        ofJar.close();
    }

    @Test
    void everyChangedByteOfWhatWasCapturedIsReported() throws Exception {
        int bytes = changeBytes("captured", CapturedBundles.STAMPED, 0.5 * SHARE, 0, 0);
        assertThat(bytes).isGreaterThanOrEqualTo(FEWEST_CHANGES);
    }

    /** Of what came later half of the bytes, of all else a quarter. */
    @Test
    void everyChangedByteOfWhatWasRenewedIsReported() throws Exception {
        int bytes = changeBytes("renewed", CapturedBundles.ALONE, 0.25 * SHARE, 0.5 * SHARE, 3);
        assertThat(bytes).isGreaterThanOrEqualTo(FEWEST_CHANGES);
    }

    /**
     * Answers how many changes there were.
     *
     * @param share of the changes of all files
     * @param later of those of the timestamps and what came with them
     * @param first of these, of which without --long every fourth is made: most are the same before renewal and after, and of each stretch the first and the last byte are among them
     */
    private static int changeBytes(String state, BundleName name, double share, double later, int first)
            throws Exception {
        long began = System.nanoTime();
        SortedMap<String, byte[]> honest = files(folder.resolve(state), name);
        Path own = write(folder.resolve(state + "-bytes"), honest);
        List<SingleByteChanges.Change> planned = new ArrayList<>(SingleByteChanges.of(own, name, SEED, share));
        if (later > 0) {
            SingleByteChanges.of(own, name, SEED + 1, later).stream()
                    .filter(change -> change.file().contains(".tsr"))
                    .forEach(planned::add);
        }
        List<SingleByteChanges.Change> all = LONG ? planned : everyOf(planned, 4, first);
        TamperTable table = new TamperTable(List.of());
        AtomicInteger number = new AtomicInteger();
        work(all, (worker, change) -> {
            Path bundle = write(folder.resolve(state + "-bytes-" + worker), honest);
            Files.write(bundle.resolve(change.file()), change.apply(Objects.requireNonNull(honest.get(change.file()))));
            VerifierCode.Verdict verdict = code(number.getAndIncrement()).verify(bundle.resolve(name.wacz()));
            table.count(change.stretch(), change.toString(), change.part(), false, verdict.grade(), verdict.checks());
        });
        ended(table, state + ", single bytes, seed " + SEED, began);
        return all.size();
    }

    private static VerifierCode code(int number) {
        return number % 2 == 0 ? ofCommand : ofJar;
    }

    private static void ended(TamperTable table, String title, long began) {
        table.print("%s, %.0f s".formatted(title, (System.nanoTime() - began) / 1e9));
        assertThat(table.missed()).isEmpty();
        assertThat(table.wrongPart().size()).isLessThanOrEqualTo(table.changes() / 20);
    }

    @ParameterizedTest
    @CsvSource({"captured,C-18,C-17", "renewed,C-17,C-18"})
    void everyStructuralChangeIsReported(String state, String caseId, String otherCase) throws Exception {
        long began = System.nanoTime();
        BundleName name = new BundleName(caseId, 1);
        BundleName other = new BundleName(otherCase, 1);
        SortedMap<String, byte[]> honest = files(folder.resolve(state), name);
        Path whole = folder.resolve(state).resolve(name.wacz());
        TamperTable table = new TamperTable(ofCommand.verify(whole).checks());
        List<StructuralChanges.Change> all =
                some(StructuralChanges.of(name, honest, other, files(folder.resolve(state), other)), state);
        work(all, (worker, change) -> {
            Path bundle = write(
                    folder.resolve(state + "-whole-" + worker), change.files().get());
            for (VerifierCode code : asking(all.indexOf(change))) {
                VerifierCode.Verdict verdict = code.verify(bundle.resolve(name.wacz()));
                table.count(
                        change.kind(),
                        change.toString(),
                        change.part(),
                        change.absence(),
                        verdict.grade(),
                        verdict.checks());
            }
            TemporaryFolders.delete(bundle);
        });
        ended(table, state + ", structural", began);
    }

    /**
     * Of what was captured and of what was renewed every eighth one, not the same; with --long all of both. TamperedSampleIT makes all
     * of them of a bundle made by hand.
     */
    private static List<StructuralChanges.Change> some(List<StructuralChanges.Change> all, String state) {
        assertThat(all).hasSizeGreaterThanOrEqualTo(80);
        int first = state.equals("captured") ? 0 : 4;
        return LONG ? all : everyOf(all, 8, first);
    }

    private static <T> List<T> everyOf(List<T> all, int step, int first) {
        return IntStream.range(0, all.size())
                .filter(change -> change % step == first)
                .mapToObj(all::get)
                .toList();
    }

    /** Whom a structural change is shown: both, or in turn one of them. */
    private static List<VerifierCode> asking(int change) {
        List<VerifierCode> both = List.of(ofCommand, ofJar);
        return LONG ? both : List.of(both.get(change % both.size()));
    }

    /** What the bundle itself says is one thing, who vouches for it another, what is missing a third: the worst counts. */
    @ParameterizedTest
    @ValueSource(strings = {"captured", "renewed"})
    void noGradeIsHigherThanItsWeakestPart(String state) throws Exception {
        BundleName name = CapturedBundles.STAMPED;
        SortedMap<String, byte[]> honest = files(folder.resolve(state), name);
        Path wacz = write(folder.resolve(state + "-graded"), honest).resolve(name.wacz());
        VerifierCode.Verdict known = ofJar.verify(wacz, "--trust", trust.toString());
        assertThat(known.checks()).noneMatch(check -> check.status() == Status.FAIL);
        assertThat(known.of("tsr.independent").getFirst().status()).isEqualTo(Status.PASS);
        assertThat(known.of("log.witness.quorum").getFirst().status()).isEqualTo(Status.PASS);
        assertThat(known.of("log.trust").getFirst().status()).isEqualTo(Status.PASS);
        // The page was on this machine.
        assertThat(known.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(known.caps()).containsExactly("warc.peer");
        assertThat(known.missing()).isEmpty();
        VerifierCode.Verdict unknown = ofCommand.verify(wacz);
        assertThat(unknown.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(unknown.of("log.trust").getFirst().status()).isEqualTo(Status.UNKNOWN);
        Files.delete(wacz.resolveSibling(name.report()));
        VerifierCode.Verdict stripped = ofCommand.verify(wacz, "--trust", trust.toString());
        assertThat(stripped.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(stripped.caps()).containsExactlyInAnyOrder("warc.peer", "side.promised");
        assertThat(stripped.missing()).containsExactly(name.report());
    }

    private interface Work<T> {
        void of(int worker, T change) throws Exception;
    }

    private static <T> void work(List<T> changes, Work<T> work) throws Exception {
        BlockingQueue<T> queue = new LinkedBlockingQueue<>(changes);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                all.add(workers.submit(() -> {
                    for (T change = queue.poll(); change != null; change = queue.poll()) {
                        try {
                            work.of(worker, change);
                        } catch (IllegalStateException e) {
                            throw new AssertionError(change + ": " + String.valueOf(e.getCause()), e);
                        }
                    }
                    return worker;
                }));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
        }
    }

    private static SortedMap<String, byte[]> files(Path from, BundleName name) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String file = from.relativize(path).toString();
                if (file.startsWith(name.stem() + ".")) {
                    files.put(file, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private static Path write(Path to, SortedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return to;
    }

    private static void copy(Path from, Path to) throws IOException {
        write(to, files(from, CapturedBundles.ALONE));
        write(to, files(from, CapturedBundles.STAMPED));
    }
}
