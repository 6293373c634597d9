package dev.colophon.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.ReferenceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NullStatisticsTest {

    private static NullStatistics some(SplittableRandom random) {
        Map<ReferenceId, Double> backwards = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            backwards.put(new ReferenceId("r" + random.nextInt(5)), random.nextDouble());
        }
        return new NullStatistics(
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                new DecoyMaxima(random.nextDouble(), random.nextDouble(), backwards));
    }

    @Test
    void theOrderOfMergingDoesNotMatter() {
        for (long seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NullStatistics a = some(random);
            NullStatistics b = some(random);
            NullStatistics c = some(random);
            assertThat(a.merge(b).merge(c))
                    .as("seed %d", seed)
                    .isEqualTo(c.merge(a).merge(b))
                    .isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(NullStatistics.NONE)).as("seed %d", seed).isEqualTo(a);
        }
    }

    @Test
    void sumsWhatThereIsAndKeepsTheBestDecoys() {
        ReferenceId song = new ReferenceId("song");
        NullStatistics a = new NullStatistics(1, 2, 3, new DecoyMaxima(4, 8, Map.of(song, 5.0)));
        NullStatistics b = new NullStatistics(10, 20, 30, new DecoyMaxima(6, 7, Map.of(song, 9.0)));
        NullStatistics merged = a.merge(b);
        assertThat(merged).isEqualTo(new NullStatistics(11, 22, 33, new DecoyMaxima(6, 8, Map.of(song, 9.0))));
        assertThat(merged.decoys().against(song)).isEqualTo(9);
        assertThat(merged.decoys().against(new ReferenceId("other"))).isEqualTo(7);
    }

    @Test
    void goesOverAWire() throws IOException, ClassNotFoundException {
        NullStatistics statistics = some(new SplittableRandom(7));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(statistics);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(statistics);
        }
    }
}
