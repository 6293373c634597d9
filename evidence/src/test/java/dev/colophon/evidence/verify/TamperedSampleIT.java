package dev.colophon.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.verify.container.BundleName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle made by hand, so that it can also be made wrong and then sealed. What happens to bundles that the command makes,
 * TamperIT of the command's module tests. Prints a table.
 */
@Tag("full")
class TamperedSampleIT {

    @TempDir
    Path folder;

    @Test
    void everyStructuralChangeIsReported() throws Exception {
        SampleBundle sample = new SampleBundle();
        SampleBundle other = new SampleBundle();
        other.name = new BundleName("C-17", 2);
        other.body = SampleBundle.random(9_000, 99);
        SortedMap<String, byte[]> honest = sample.files();
        List<StructuralChanges.Change> changes =
                new ArrayList<>(StructuralChanges.of(sample.name, honest, other.name, other.files()));
        changes.addAll(SealedWrong.all());
        TamperTable table =
                new TamperTable(verify(folder.resolve("honest"), honest).checks());
        for (int i = 0; i < changes.size(); i++) {
            StructuralChanges.Change change = changes.get(i);
            VerifyReport report = verify(folder.resolve("n" + i), change.files().get());
            table.count(
                    change.kind(), change.toString(), change.part(), change.absence(), report.grade(), report.checks());
        }
        table.print("a bundle made by hand");
        assertThat(changes).hasSizeGreaterThanOrEqualTo(150);
        assertThat(table.missed()).isEmpty();
        assertThat(table.wrongPart().size()).isLessThanOrEqualTo(changes.size() / 20);
    }

    private static VerifyReport verify(Path where, SortedMap<String, byte[]> files) throws Exception {
        SampleBundle.write(where, files);
        return BundleVerifier.verify(where.resolve("C-17-1.wacz"), SampleBundle.trust(), SampleBundle.CLOCK);
    }
}
