package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.sightings.rematch.Rematch;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever becomes of works, files and matches, and in whichever order: the grade of a sighting is the best of its matches. */
@Tag("full")
abstract class GradesContract extends OpenSightings {

    private static final long SEED = 20_261_129;
    private static final int SEQUENCES = Boolean.getBoolean("colophon.long") ? 20 : 3;
    private static final int STEPS = 60;
    private static final int TEXTS = 5;
    private static final int TITLES = 3;
    private static final int PLACES = 4;
    private static final List<Grade> GRADES = List.of(Grade.values());

    /** What stands with a sighting, what its matches say. */
    private static final String WRONG = """
        select s.id from sighting s where s.grade <> case
          when exists (select 1 from content_match m join reference r on r.id = m.reference
            where m.content = s.content and r.work = s.work and m.grade = 'EXACT') then 'EXACT'
          when exists (select 1 from content_match m join reference r on r.id = m.reference
            where m.content = s.content and r.work = s.work and m.grade = 'STRONG') then 'STRONG'
          else 'CANDIDATE' end\
        """;

    private SplittableRandom random = new SplittableRandom(SEED);
    private int moment;

    @Test
    void theGradeOfASightingIsTheBestOfItsMatches() throws Exception {
        Set<String> grades = new HashSet<>();
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            random = new SplittableRandom(SEED + sequence);
            for (int step = 0; step < STEPS; step++) {
                String done = step();
                List<String> wrong =
                        catalogue.database().read(dsl -> dsl.resultQuery(WRONG).fetchInto(String.class));
                assertThat(wrong)
                        .as("sequence %d, step %d: %s", SEED + sequence, step, done)
                        .isEmpty();
                grades.addAll(catalogue
                        .database()
                        .read(dsl -> dsl.resultQuery("select distinct grade from sighting")
                                .fetchInto(String.class)));
            }
            for (Grade grade : GRADES) {
                assertListed(grade);
            }
        }
        assertThat(grades).as("grades that sightings had").hasSize(GRADES.size());
    }

    /** A list of a grade shows those whose best match has it. */
    private void assertListed(Grade grade) {
        SightingQuery only = new SightingQuery(Optional.empty(), grade, Optional.empty(), Optional.empty(), 500);
        List<String> listed = sightings().list(only.atBest(grade)).stream()
                .map(StoredSighting::id)
                .toList();
        assertThat(listed)
                .isEqualTo(sightings().list(SightingQuery.ALL.page(500, Optional.empty())).stream()
                        .filter(sighting ->
                                sighting.matches().getFirst().match().grade() == grade)
                        .map(StoredSighting::id)
                        .toList());
    }

    private String step() throws Exception {
        int what = random.nextInt(20);
        if (what < 8) {
            String place = "https://s%d.example/".formatted(random.nextInt(PLACES));
            String text = copy();
            seen(place, text);
            return "seen at " + place;
        }
        if (what < 12) {
            int text = random.nextInt(TEXTS);
            String title = "Work " + random.nextInt(TITLES);
            register(new Submission(file(text + ".txt", Texts.text(text)), by("Ada", title)));
            return "%d is of %s".formatted(text, title);
        }
        if (what < 15) {
            Object _ = new Rematch(catalogue, home, TextIndex::open, Duration.ZERO)
                    .run(position(), this::regraded, () -> {}, _ -> {});
            return "searched again";
        }
        if (what < 17) {
            String text = copy();
            contents().record(found("https://s0.example/", text), content(text), position());
            return "looked into anew";
        }
        List<Work> works = catalogue.works(Organisation.FIRST).list(WorkQuery.ALL).stream()
                .map(WorkSummary::work)
                .toList();
        if (works.isEmpty()) {
            return "nothing";
        }
        Work one = works.get(random.nextInt(works.size()));
        Work other = works.get(random.nextInt(works.size()));
        return what < 19 ? merged(one, other) : removed(one);
    }

    private String merged(Work into, Work from) {
        try {
            catalogue.database().change(dsl -> {
                new WorkMerger(events()).merge(dsl, into.id(), from.id());
                int _ = new SightingMoves(catalogue.ids()).merge(dsl, from.id(), into.id());
            });
        } catch (RegistryException e) {
            return "not merged: " + e.getMessage();
        }
        reopen();
        return "merged";
    }

    private String removed(Work work) {
        List<Reference> files = catalogue.works(Organisation.FIRST).references(work);
        if (files.isEmpty()) {
            return "nothing";
        }
        String file = files.get(random.nextInt(files.size())).id().value();
        catalogue.database().change(dsl -> new WorkRemoval(events()).removeReferences(dsl, work.id(), Set.of(file)));
        reopen();
        return "a file was removed";
    }

    private WorkEvents events() {
        return new WorkEvents(catalogue.ids(), () -> NOW, "Bea");
    }

    /** One of few, so that most were seen before. */
    private String copy() {
        int text = random.nextInt(TEXTS);
        return random.nextBoolean() ? Texts.text(text) : Texts.text(text) + Texts.text((text + 1) % TEXTS);
    }

    private void seen(String place, String text) throws Exception {
        Content content = content(text);
        boolean known = contents().known(content.sha256(), position()).isPresent();
        looks().store(
                        new FileLook(place, NOW.plusSeconds(moment++), content),
                        known ? Optional.empty() : Optional.of(found(place, text)),
                        position());
    }

    private Sighting found(String place, String text) throws Exception {
        Sighting looked = looked(place, text, NOW.plusSeconds(moment++));
        return new Sighting(
                looked.found(),
                looked.medium(),
                looked.reason(),
                looked.durationMillis(),
                looked.fingerprints(),
                looked.matches().stream().map(this::regraded).toList(),
                looked.elapsed());
    }

    private List<Match> regraded(List<Fingerprint> fingerprints) {
        return search(fingerprints).stream().map(this::regraded).toList();
    }

    private Match regraded(Match match) {
        return new Match(
                match.reference(),
                match.medium(),
                GRADES.get(random.nextInt(GRADES.size())),
                match.falseAlarms(),
                match.coverage(),
                match.segments(),
                match.transform(),
                match.why());
    }
}
