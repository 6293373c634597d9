package dev.colophon.sightings.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which looks say nothing new, held to an oracle that sees them all at once. */
class LookRunsTest {

    private static final int WORLDS = 3_000;

    @Test
    void firstLastChangesAndTheLastRecordStay() {
        for (int seed = 0; seed < WORLDS; seed++) {
            List<Look> looks = looks(new Random(seed));
            assertThat(repeated(looks)).as("seed " + seed).isEqualTo(oracle(looks));
        }
    }

    @Test
    void onceIsEnough() {
        for (int seed = 0; seed < WORLDS; seed++) {
            List<Look> looks = looks(new Random(seed));
            Set<String> repeated = repeated(looks);
            List<Look> left =
                    looks.stream().filter(look -> !repeated.contains(look.id())).toList();
            assertThat(repeated(left)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void theTimesAreThoseOfTheLooksBesideIt() {
        LookRuns runs = new LookRuns();
        List<RepeatedLook> repeated = new ArrayList<>();
        for (Look look : List.of(look(1, "A", false), look(2, "A", true), look(3, "A", false), look(4, "A", true))) {
            repeated.addAll(runs.next(look));
        }
        assertThat(repeated)
                .containsExactlyInAnyOrder(
                        new RepeatedLook(look(3, "A", false), 2, 4), new RepeatedLook(look(2, "A", true), 1, 3));
    }

    private static Look look(int at, String said, boolean recorded) {
        return new Look("id" + at, "place", at, said, false, false, recorded, 1);
    }

    private static List<Look> looks(Random random) {
        List<Look> looks = new ArrayList<>();
        int places = 1 + random.nextInt(3);
        int at = 0;
        for (int place = 0; place < places; place++) {
            int count = random.nextInt(9);
            for (int i = 0; i < count; i++) {
                at++;
                boolean content = random.nextInt(6) == 0;
                String said = content ? "C" : random.nextInt(4) == 0 ? "B" : "A";
                looks.add(new Look(
                        "id" + at, "place" + place, at, said, content, said.equals("B"), random.nextInt(3) == 0, 1));
            }
        }
        return looks;
    }

    private static Set<String> repeated(List<Look> looks) {
        LookRuns runs = new LookRuns();
        Set<String> repeated = new HashSet<>();
        for (Look look : looks) {
            runs = runs.copy();
            runs.next(look)
                    .forEach(old -> assertThat(repeated.add(old.look().id())).isTrue());
        }
        return repeated;
    }

    private static Set<String> oracle(List<Look> looks) {
        List<List<Look>> runs = new ArrayList<>();
        for (Look look : looks) {
            if (runs.isEmpty() || !look.repeats(runs.getLast().getLast())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(look);
        }
        Set<String> repeated = new HashSet<>();
        for (List<Look> run : runs) {
            Set<Look> stay = new HashSet<>(List.of(run.getFirst(), run.getLast()));
            run.reversed().stream().filter(Look::isRecorded).findFirst().ifPresent(stay::add);
            repeated.addAll(run.stream()
                    .filter(look -> !stay.contains(look))
                    .map(Look::id)
                    .collect(Collectors.toSet()));
        }
        return repeated;
    }
}
