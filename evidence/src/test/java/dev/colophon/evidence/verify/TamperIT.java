package dev.colophon.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed about a bundle is reported, and the part at fault is named. Prints a table. */
class TamperIT {

    private static final long SEED = 20261125;

    /** One change of a byte in so many is tried. */
    private static final int STRIDE = Boolean.getBoolean("colophon.full") ? 1 : 16;

    @TempDir
    Path folder;

    private final Map<String, int[]> table = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> wrongPart = new ArrayList<>();

    /** A bundle as the program writes it. */
    @Test
    void everyChangedByteIsReported() throws Exception {
        WrittenBundle bundle = new WrittenBundle(folder);
        Path evidence = folder.resolve("evidence");
        assertThat(verify(evidence, bundle.trust()).failures()).isEmpty();
        List<SingleByteChanges.Change> all = SingleByteChanges.of(evidence, new BundleName("C-17", 1), SEED);
        assertThat(all).hasSizeGreaterThanOrEqualTo(2_000);
        List<SingleByteChanges.Change> changes = IntStream.range(0, all.size())
                .filter(i -> i % STRIDE == 0)
                .mapToObj(all::get)
                .toList();
        for (SingleByteChanges.Change change : changes) {
            byte[] original = Files.readAllBytes(change.file());
            Files.write(change.file(), change.apply(original));
            count(change.stretch(), change.toString(), change.part(), verify(evidence, bundle.trust()), false);
            Files.write(change.file(), original);
        }
        print("single bytes, seed " + SEED, changes.size());
        assertThat(missed).isEmpty();
        assertThat(wrongPart.size()).isLessThanOrEqualTo(changes.size() / 20);
    }

    /** A bundle made by hand, so that it can also be made wrong and then sealed. */
    @Test
    void everyStructuralChangeIsReported() throws Exception {
        List<StructuralChanges.Change> changes = StructuralChanges.of(new SampleBundle().files());
        for (StructuralChanges.Change change : changes) {
            Path own = folder.resolve("one");
            SampleBundle.write(own, change.files());
            count(
                    change.kind(),
                    change.kind() + ": " + change.what(),
                    change.part(),
                    verify(own, SampleBundle.trust()),
                    true);
            delete(own);
        }
        print("structural", changes.size());
        assertThat(changes).hasSizeGreaterThanOrEqualTo(50);
        assertThat(missed).isEmpty();
        assertThat(wrongPart.size()).isLessThanOrEqualTo(changes.size() / 20);
    }

    private static VerifyReport verify(Path where, TrustStore trust) throws NotABundleException {
        return BundleVerifier.verify(where.resolve("C-17-1.wacz"), trust, SampleBundle.CLOCK);
    }

    /**
     * @param absentIsReported a promised part that is gone without a trace is reported as absent, because it may never have
     *     followed
     */
    private void count(String row, String what, String part, VerifyReport report, boolean absentIsReported) {
        List<CheckResult> found = report.checks().stream()
                .filter(check -> check.status() == Status.FAIL
                        || (absentIsReported
                                && check.status() == Status.NOT_PRESENT
                                && check.id().equals(Check.SIDE_PROMISED.id)))
                .toList();
        int[] counts = table.computeIfAbsent(row, _ -> new int[3]);
        counts[0]++;
        if (found.isEmpty() || report.grade() == EvidenceGrade.A) {
            missed.add(what);
            return;
        }
        counts[1]++;
        if (found.stream().anyMatch(check -> check.part().contains(part))) {
            counts[2]++;
        } else {
            wrongPart.add(what + " wants " + part + ": " + found);
        }
    }

    private void print(String title, int changes) {
        System.out.printf("%n%s: %,d changes%n", title, changes);
        System.out.printf("%-34s %8s %8s %12s%n", "what was changed", "changes", "reported", "part named");
        table.forEach((row, counts) -> System.out.printf("%-34s %8d %8d %12d%n", row, counts[0], counts[1], counts[2]));
        int[] sum = new int[3];
        table.values().forEach(counts -> {
            for (int i = 0; i < 3; i++) {
                sum[i] += counts[i];
            }
        });
        System.out.printf("%-34s %8d %8d %12d%n", "all", sum[0], sum[1], sum[2]);
        missed.forEach(one -> System.out.println("MISSED " + one));
        wrongPart.forEach(one -> System.out.println("OTHER PART " + one));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
