package dev.colophon.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void givesBackWhatWasAppended() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int[] places = new int[random.nextInt(2_000)];
            Offsets offsets = new Offsets(random.nextInt(64));
            int place = 0;
            for (int i = 0; i < places.length; i++) {
                place += random.nextInt(10) == 0 ? random.nextInt(1_000) : random.nextInt(3);
                places[i] = place;
                offsets.append(place);
            }
            int[] back = new int[places.length];
            for (int i = 0; i < back.length; i++) {
                back[i] = offsets.at(i);
            }
            assertThat(back).as("seed " + seed).isEqualTo(places);
        }
    }
}
