package dev.colophon.registry.quarantine;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Match;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Texts;
import dev.colophon.registry.contest.Claim;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.registry.work.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files that hit too much are named and do nothing alone until a person releases them, on every database. */
abstract class QuarantineContract extends OpenCatalogue {

    private Registration register(String owner, String name, String text) throws Exception {
        return register(new Submission(file(name, text), by(owner, name))).getFirst();
    }

    private List<Quarantine> listed(boolean released) {
        return catalogue.database().read(dsl -> new Quarantines(dsl, Organisation.FIRST).list(released));
    }

    @Test
    void aFileThatHitsThreeOwnersIsQuarantinedUntilAPersonReleasesIt() throws Exception {
        register("Ada", "one", Texts.text(1));
        register("Ben", "two", Texts.text(2));
        Registration two = register("Dee", "of two", Texts.text(1) + Texts.text(2));
        assertThat(((Registration.Added) two).quarantined()).isEmpty();
        register("Cy", "three", Texts.text(3));
        assertThat(listed(true)).isEmpty();

        String own = Texts.text(4);
        Registration.Added all =
                (Registration.Added) register("Eve", "of all", Texts.text(1) + Texts.text(2) + Texts.text(3) + own);
        assertThat(all.quarantined()).isPresent();
        assertThat(listed(false)).singleElement().satisfies(quarantine -> {
            assertThat(quarantine.reference())
                    .isEqualTo(all.registered().reference().id());
            assertThat(quarantine.cause()).isEqualTo(Quarantine.Cause.OWNERS);
            assertThat(quarantine.reason()).contains("4 other owners", "Ada, Ben, Cy, Dee");
            assertThat(quarantine.since()).isEqualTo(NOW);
        });
        assertThat(kinds(all.registered(), own)).containsExactly(Impediment.Kind.QUARANTINED);

        Quarantine.Release release = new Quarantine.Release("Mo", NOW, "a sampler");
        List<Quarantine> released = catalogue
                .database()
                .write(dsl -> new Quarantines(dsl, Organisation.FIRST)
                        .release(all.registered().reference().id(), release));
        assertThat(released)
                .singleElement()
                .satisfies(quarantine -> assertThat(quarantine.release()).contains(release));
        assertThat(listed(false)).isEmpty();
        assertThat(listed(true)).isEqualTo(released);
        assertThat(kinds(all.registered(), own)).isEmpty();
    }

    private List<Impediment.Kind> kinds(Registered registered, String copy) throws Exception {
        List<Match> matches = search(file("copy.txt", copy)).stream()
                .filter(match -> match.reference().equals(registered.reference().id()))
                .toList();
        List<Entitlement> entitlements = catalogue
                .database()
                .read(dsl -> new Entitlements(dsl, Organisation.FIRST, NOW)
                        .of(List.of(new Claim(registered.work(), matches, Set.of()))));
        return entitlements.getFirst().impediments().stream()
                .map(Impediment::kind)
                .toList();
    }

    @Test
    void whatIsFoundFarMoreOftenThanOthersIsQuarantinedOnce() throws Exception {
        Submission[] submissions = new Submission[HitCounts.FEWEST];
        for (int i = 0; i < submissions.length; i++) {
            submissions[i] = new Submission(file("works/" + i + ".txt", Texts.text(i)), by("Ada"));
        }
        List<Registered> works =
                register(submissions).stream().map(OpenCatalogue::added).toList();
        for (int i = 0; i < works.size(); i++) {
            found(works.get(i), "a%d-".formatted(i), 2, NOW);
            found(works.get(i), "b%d-".formatted(i), i == 7 ? 30 : 0, NOW);
            found(works.get(i), "c%d-".formatted(i), i == 8 ? 30 : 0, NOW.minus(Duration.ofDays(31)));
        }
        assertThat(lookedUp()).isEqualTo(1);
        assertThat(listed(false)).singleElement().satisfies(quarantine -> {
            assertThat(quarantine.fileName()).isEqualTo("7.txt");
            assertThat(quarantine.cause()).isEqualTo(Quarantine.Cause.HIT_RATE);
            assertThat(quarantine.reason()).contains("found in 32 copies", "in no more than 2");
        });
        assertThat(lookedUp()).isZero();
        List<Quarantine> released = catalogue
                .database()
                .write(dsl -> new Quarantines(dsl, Organisation.FIRST)
                        .release(works.get(7).reference().id(), new Quarantine.Release("Mo", NOW, "a hit")));
        assertThat(released).hasSize(1);
        assertThat(lookedUp()).as("a person has looked at it").isZero();
    }

    private int lookedUp() {
        return catalogue
                .database()
                .<Integer>write(dsl -> new FloodGuard(dsl, Organisation.FIRST, catalogue.ids()).lookedUp(NOW));
    }

    private void found(Registered registered, String prefix, int copies, Instant at) {
        catalogue.database().change(dsl -> {
            for (int i = 0; i < copies; i++) {
                dsl.insertInto(CONTENT)
                        .set(CONTENT.SHA256, prefix + i)
                        .set(CONTENT.BYTES, 1L)
                        .set(CONTENT.KIND, "TEXT")
                        .set(CONTENT.ELAPSED_MS, 1L)
                        .set(CONTENT.LOOKED_AT, at.toEpochMilli())
                        .set(CONTENT.SEARCHED_TO, 0L)
                        .execute();
                dsl.insertInto(CONTENT_MATCH)
                        .set(CONTENT_MATCH.CONTENT, prefix + i)
                        .set(
                                CONTENT_MATCH.REFERENCE,
                                registered.reference().id().value())
                        .set(CONTENT_MATCH.MEDIUM, "TEXT")
                        .set(CONTENT_MATCH.GRADE, "STRONG")
                        .set(CONTENT_MATCH.FALSE_ALARMS, 0.0)
                        .set(CONTENT_MATCH.COVERAGE_OF_REFERENCE, 1.0)
                        .set(CONTENT_MATCH.COVERAGE_OF_COPY, 1.0)
                        .set(CONTENT_MATCH.DETAIL, "{}")
                        .execute();
            }
        });
    }
}
