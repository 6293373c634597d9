package dev.colophon.sightings.decision;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Match;
import dev.colophon.page.context.PageContext;
import dev.colophon.sightings.exception.ExceptionLens;
import dev.colophon.sightings.exception.FactMeasure;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.exception.StoredContexts;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Puts before a person what the law may allow, of what no licence covers and nobody says that it is licensed. It waits until that
 * person decides. What a person decided stays as it is, and so does what a person took back.
 */
public final class ExceptionRules {

    private static final String GONE = "no exception is seen in what is of the work now; before: ";

    /** Of a longer text nobody measures what stands around its parts. */
    private static final int LONGEST_TEXT = 2_000_000;

    private final Ids ids;

    public ExceptionRules(Ids ids) {
        this.ids = ids;
    }

    /** A sighting that nobody has decided. */
    private record Candidate(
            DecisionRows.Last last,
            String place,
            String content,
            String work,
            String title,
            String owner,
            OptionalLong duration) {}

    /** As {@link #said(DSLContext, Collection, Instant)}, in a transaction of its own. */
    public void said(Database database, Collection<PageContext> contexts, Instant at) {
        if (!contexts.isEmpty()) {
            boolean _ = database.writeRepeating(dsl -> {
                said(dsl, contexts, at);
                return true;
            });
        }
    }

    /** Stores what pages say of themselves, and looks again at what stands on them. */
    public void said(DSLContext dsl, Collection<PageContext> contexts, Instant at) {
        Set<String> changed = StoredContexts.store(dsl, contexts, at);
        for (List<String> some : Rows.parts(List.copyOf(changed))) {
            Set<String> places = new TreeSet<>(some);
            places.addAll(LicenceSignals.within(dsl, some));
            for (List<String> part : Rows.parts(List.copyOf(places))) {
                seen(dsl, SIGHTING.PLACE.in(part));
            }
        }
    }

    /** To be called when sightings are new, were seen again, or when rules have opened them again; after {@link HoldRules}. */
    public void seen(DSLContext dsl, Condition which) {
        look(dsl, which.and(SIGHTING.DECISION_STATE.eq(DecisionState.OPEN.name())));
    }

    /** To be called when other parts of works are in what was seen: where no exception is possible any more, it is open. */
    public void changed(DSLContext dsl, Condition which) {
        look(dsl, which.and(SIGHTING.DECISION_STATE.in(DecisionState.OPEN.name(), DecisionState.REVIEW.name())));
    }

    private void look(DSLContext dsl, Condition which) {
        List<Candidate> candidates = candidates(dsl, which);
        if (candidates.isEmpty()) {
            return;
        }
        Map<String, List<PageContext>> pages =
                StoredContexts.of(dsl, candidates.stream().map(Candidate::place).collect(Collectors.toSet()));
        Map<String, Map<String, List<Match>>> matches = new HashMap<>();
        Map<String, Optional<String>> texts = new HashMap<>();
        List<DecisionRows.Next> next = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Map<String, List<Match>> all =
                    matches.computeIfAbsent(candidate.content(), content -> DecisionRules.matches(dsl, content));
            List<Match> found = all.getOrDefault(candidate.work(), List.of());
            if (!found.isEmpty()) {
                FactMeasure measure = new FactMeasure(
                        found,
                        others(all, candidate.work()),
                        candidate.duration(),
                        texts.computeIfAbsent(candidate.content(), content -> text(dsl, content)),
                        candidate.title(),
                        candidate.owner(),
                        pages.getOrDefault(candidate.place(), List.of()));
                next(candidate.last(), ExceptionLens.look(measure.facts())).ifPresent(next::add);
            }
        }
        DecisionRows.append(dsl, next);
    }

    private static List<Match> others(Map<String, List<Match>> matches, String work) {
        return matches.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(work))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static List<Candidate> candidates(DSLContext dsl, Condition which) {
        return dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE, SIGHTING.PLACE, SIGHTING.CONTENT, SIGHTING.WORK)
                .select(LAST.ID, LAST.DECIDED_AT, LAST.HOLDS, DECISION.REASON)
                .select(WORK.TITLE, PARTY.NAME, CONTENT.DURATION_MS)
                .from(SIGHTING)
                .join(WORK)
                .on(WORK.ID.eq(SIGHTING.WORK))
                .join(PARTY)
                .on(PARTY.ID.eq(WORK.OWNER))
                .join(CONTENT)
                .on(CONTENT.SHA256.eq(SIGHTING.CONTENT))
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(DecisionRows.holding())
                .where(which, LAST.DECIDED_BY.isNull())
                .orderBy(SIGHTING.ID)
                .fetch(row -> new Candidate(
                        DecisionRows.last(row),
                        Rows.text(row, SIGHTING.PLACE),
                        Rows.text(row, SIGHTING.CONTENT),
                        Rows.text(row, SIGHTING.WORK),
                        Rows.text(row, WORK.TITLE),
                        Rows.text(row, PARTY.NAME),
                        Rows.maybe(row, CONTENT.DURATION_MS)));
    }

    /** The words of a content, where they are kept by this version of the program and are not too many. */
    private static Optional<String> text(DSLContext dsl, String content) {
        return dsl.select(CONTENT_DESCRIPTORS.CODE)
                .from(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CONTENT.eq(content), CONTENT_DESCRIPTORS.MEDIUM.eq(Medium.TEXT.name()))
                .fetchOptional(CONTENT_DESCRIPTORS.CODE)
                .filter(code -> TextFingerprint.mostCharacters(code) <= LONGEST_TEXT)
                .flatMap(ExceptionRules::text);
    }

    private static Optional<String> text(byte[] code) {
        try {
            return Fingerprint.decode(Medium.TEXT, code) instanceof TextFingerprint text
                    ? Optional.of(text.text())
                    : Optional.empty();
        } catch (IllegalArgumentException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private Optional<DecisionRows.Next> next(DecisionRows.Last last, Optional<PossibleException> possible) {
        boolean waits = last.state() == DecisionState.REVIEW;
        if (possible.isPresent() == waits) {
            return Optional.empty();
        }
        String before = last.reason().isEmpty() ? "" : last.reason() + "; ";
        return Optional.of(
                possible.map(exception -> next(last, DecisionState.REVIEW, before + exception.sentence(), possible))
                        .orElseGet(() -> next(last, DecisionState.OPEN, GONE + last.reason(), possible)));
    }

    private DecisionRows.Next next(
            DecisionRows.Last last, DecisionState state, String reason, Optional<PossibleException> possible) {
        return DecisionRows.Next.byRule(ids, last, state, reason, Optional.empty(), possible);
    }
}
