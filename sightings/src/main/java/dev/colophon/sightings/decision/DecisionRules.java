package dev.colophon.sightings.decision;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.MatchJson;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What becomes of decisions by themselves: a decision stands for the same part of the same work at the same place, also when the
 * bytes around it change; what it rests on is compared, and when that has changed, the sighting is open again and says why.
 */
public final class DecisionRules {

    /** A page that is other bytes at each look has many. */
    private static final int MOST_EARLIER = 200;

    private static final String BACK = "it is there again";
    private static final List<String> UNDECIDED =
            DecisionState.undecided().stream().map(Enum::name).toList();

    private static final String CUT = "…";

    private final Ids ids;

    public DecisionRules(Ids ids) {
        this.ids = ids;
    }

    /** The matches of a content by work, on which decisions rest; empty when nothing was decided of it. */
    public Map<String, List<Match>> restingOn(DSLContext dsl, String content) {
        return dsl.fetchExists(SIGHTING, decided(content)) ? matches(dsl, content) : Map.of();
    }

    private static Condition decided(String content) {
        return SIGHTING.CONTENT.eq(content).and(SIGHTING.DECISION_STATE.notIn(UNDECIDED));
    }

    /** To be called when the matches of a content have changed, with those before. */
    public void matchesChanged(DSLContext dsl, String content, Map<String, List<Match>> before) {
        if (!before.isEmpty()) {
            reopenChanged(dsl, content, before);
        }
        new ExceptionRules(ids).changed(dsl, SIGHTING.CONTENT.eq(content));
    }

    private void reopenChanged(DSLContext dsl, String content, Map<String, List<Match>> before) {
        Map<String, List<Match>> now = matches(dsl, content);
        Map<String, String> works = dsl.select(SIGHTING.ID, SIGHTING.WORK)
                .from(SIGHTING)
                .where(decided(content))
                .fetchMap(SIGHTING.ID, SIGHTING.WORK);
        reopen(dsl, decided(content), last -> {
            String work = works.getOrDefault(last.sighting(), "");
            return MatchChange.of(before.getOrDefault(work, List.of()), now.getOrDefault(work, List.of()), true);
        });
        new LicenceRules(ids).seen(dsl, SIGHTING.CONTENT.eq(content));
        new HoldRules(ids).seen(dsl, SIGHTING.CONTENT.eq(content));
    }

    /** To be called when a content is at a place again that was gone from there. */
    public void cameBack(DSLContext dsl, String place, String content) {
        reopen(
                dsl,
                SIGHTING.PLACE
                        .eq(place)
                        .and(SIGHTING.CONTENT.eq(content))
                        .and(SIGHTING.DECISION_STATE.eq(DecisionState.RESOLVED.name())),
                _ -> Optional.of(BACK));
    }

    private void reopen(DSLContext dsl, Condition which, Function<DecisionRows.Last, Optional<String>> reason) {
        List<DecisionRows.Next> next = new ArrayList<>();
        // What rests on a licence, licences decide.
        for (DecisionRows.Last last : DecisionRows.last(dsl, which.and(DECISION.LICENCE.isNull()))) {
            reason.apply(last)
                    .ifPresent(why -> next.add(next(
                            last,
                            DecisionState.OPEN,
                            "it was %s, but %s".formatted(last.state().word(), why))));
        }
        DecisionRows.append(dsl, next);
    }

    /**
     * To be called for a sighting that is new: what was decided of the same work at the same place before holds of it too, unless
     * more is in it now, or the copy came back.
     */
    public void inherit(DSLContext dsl, String sighting, String place, String content, String work) {
        Optional<DecisionRows.Next> opened = Optional.empty();
        for (Record row : earlier(dsl, place, work)) {
            Decision earlier = DecisionRows.decision(row);
            if (earlier.state() == DecisionState.OPEN) {
                if (earlier.by().isPresent()) {
                    break; // a person has taken back what was decided here
                }
                continue;
            }
            if (earlier.by().isEmpty()) {
                continue; // inherited: compared is what a person looked at, or a copy could grow step by step
            }
            DecisionRows.Last none =
                    DecisionRows.last(dsl, SIGHTING.ID.eq(sighting)).getFirst();
            Optional<String> change = change(dsl, earlier, Rows.text(row, DECISION.CONTENT), content, work);
            if (change.isEmpty()) {
                DecisionRows.append(dsl, List.of(next(none, earlier.state(), inherited(earlier))));
                return;
            }
            opened = opened.or(() -> change.map(why -> next(
                    none,
                    DecisionState.OPEN,
                    "what was here was %s, but %s".formatted(earlier.state().word(), why))));
        }
        DecisionRows.append(dsl, opened.stream().toList());
    }

    /** The decisions that hold of sightings of a work at a place, the last first; where none does, the one that took it back. */
    private static List<Record> earlier(DSLContext dsl, String place, String work) {
        Map<String, Record> last = new LinkedHashMap<>();
        dsl.select(DECISION.fields())
                .select(LAST.SIGHTING)
                .from(LAST)
                .join(DECISION)
                .on(DecisionRows.holding())
                .where(LAST.PLACE.eq(place), LAST.WORK.eq(work))
                .orderBy(LAST.DECIDED_AT.desc(), LAST.ID.desc())
                .limit(MOST_EARLIER)
                .forEach(row -> last.putIfAbsent(Rows.text(row, LAST.SIGHTING), row));
        return List.copyOf(last.values());
    }

    private static Optional<String> change(
            DSLContext dsl, Decision earlier, String decidedOn, String content, String work) {
        return earlier.state() == DecisionState.RESOLVED
                ? Optional.of(BACK)
                : MatchChange.of(
                        matches(dsl, decidedOn).getOrDefault(work, List.of()),
                        matches(dsl, content).getOrDefault(work, List.of()),
                        decidedOn.equals(content));
    }

    private static String inherited(Decision earlier) {
        String reason = "as %s decided on %s of what was here: %s"
                .formatted(
                        earlier.by().orElseThrow(),
                        LocalDate.ofInstant(earlier.at(), ZoneOffset.UTC),
                        earlier.reason());
        return reason.length() <= DecisionRows.LONGEST_REASON
                ? reason
                : Sanitiser.fit(reason, DecisionRows.LONGEST_REASON - CUT.length()) + CUT;
    }

    /**
     * To be called when sightings of two works became one: what holds of one part holds of both only if it is the same.
     *
     * @param why it is open then, with a place for what was decided of each
     */
    public void joined(DSLContext dsl, String sighting, DecisionState one, DecisionState other, String why) {
        if (one.isUndecided() && other.isUndecided()) {
            new HoldRules(ids).seen(dsl, SIGHTING.ID.eq(sighting));
            new ExceptionRules(ids).changed(dsl, SIGHTING.ID.eq(sighting));
        } else if (one != other) {
            List<DecisionRows.Next> next = DecisionRows.last(dsl, SIGHTING.ID.eq(sighting)).stream()
                    .filter(last -> last.state() != DecisionState.OPEN)
                    .map(last -> next(last, DecisionState.OPEN, why.formatted(one.word(), other.word())))
                    .toList();
            DecisionRows.append(dsl, next);
            new HoldRules(ids).seen(dsl, SIGHTING.ID.eq(sighting));
            new ExceptionRules(ids).seen(dsl, SIGHTING.ID.eq(sighting));
        }
    }

    private DecisionRows.Next next(DecisionRows.Last last, DecisionState state, String reason) {
        return DecisionRows.Next.byRule(ids, last, state, reason, Optional.empty(), Optional.empty());
    }

    static Map<String, List<Match>> matches(DSLContext dsl, String content) {
        Map<String, List<Match>> found = new HashMap<>();
        dsl.select(REFERENCE.WORK, CONTENT_MATCH.REFERENCE, CONTENT_MATCH.DETAIL)
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(CONTENT_MATCH.CONTENT.eq(content))
                .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                        .add(MatchJson.decode(new ReferenceId(row.value2()), row.value3())));
        return found;
    }
}
