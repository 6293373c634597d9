package dev.colophon.crawl.frontier.redirect;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Task.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * What an address leads to, or the page that stands there, and what that shows, asked for works that were seen at the address, or in
 * it. What nobody has looked into, or has seen in part alone, may be one of them.
 */
final class LedContent {

    private static final String UNREADABLE = "UNREADABLE";

    /** A page shows another in a frame, that a third, and so on. */
    private static final int DEEPEST = 3;

    /** Of a page that shows more nothing is said. */
    private static final int MOST = 500;

    private final DSLContext dsl;
    private final String place;
    private final List<String> works;
    private Instant latest = Instant.EPOCH;

    /**
     * Of all works that were ever seen there.
     *
     * @param place the key of the address
     */
    LedContent(DSLContext dsl, String place) {
        this(
                dsl,
                place,
                dsl.selectDistinct(SIGHTING.WORK)
                        .from(PLACE)
                        .join(SIGHTING)
                        .on(SIGHTING.PLACE.eq(PLACE.KEY))
                        .where(PLACE.KEY.eq(place).or(PLACE.ARCHIVE.eq(place)))
                        .fetch(SIGHTING.WORK));
    }

    /**
     * Of some works.
     *
     * @param works by their ids
     */
    LedContent(DSLContext dsl, String place, List<String> works) {
        this.dsl = dsl;
        this.place = place;
        this.works = works;
    }

    /** Whether works that were seen at the address itself are in a content. */
    boolean isCopy(String content) {
        return dsl.fetchExists(
                SIGHTING.join(REFERENCE)
                        .on(REFERENCE.WORK.eq(SIGHTING.WORK))
                        .join(CONTENT_MATCH)
                        .on(CONTENT_MATCH.REFERENCE.eq(REFERENCE.ID)),
                SIGHTING.PLACE.eq(place),
                CONTENT_MATCH.CONTENT.eq(content));
    }

    /** Whether it is known that none of the works is in what a look found, nor in what stands on it. */
    boolean isWithout(Observation look) {
        return isWithout(look, new Passed(new HashSet<>(List.of(place, look.place())), new HashSet<>()), 0);
    }

    /**
     * What need not be asked again.
     *
     * @param asked the address and what it leads to at last: what leads back there tells nothing, since what a server sends to
     *     whoever names the page from which he comes may be another thing
     * @param known what is shown and was judged
     */
    private record Passed(Set<String> asked, Set<String> known) {}

    /** When the newest of the looks was made of which it was asked. */
    Instant latest() {
        return latest;
    }

    private Observation asked(Observation look) {
        latest = look.at().isAfter(latest) ? look.at() : latest;
        return look;
    }

    private boolean isWithout(Observation look, Passed passed, int depth) {
        if (look.content().isEmpty()) {
            return look.outcome().isGone();
        }
        if (look.isOpen() && look.saysNothingIsThere()) {
            return shown(look).stream().noneMatch(medium -> mayBeCopy(medium, passed));
        }
        if (depth > 0 && isLeftOut(look)) {
            return true;
        }
        boolean told = isLookedInto(look, depth > 0) && part(look).isEmpty();
        if (!told || isIn(look)) {
            return false;
        }
        List<String> shown = shown(look);
        if (shown.size() > MOST || (depth == DEEPEST && !shown.isEmpty()) || shown.contains(look.place())) {
            return false;
        }
        return shown.stream().allMatch(medium -> isNewestWithout(medium, passed, depth + 1));
    }

    private List<String> shown(Observation look) {
        return dsl.select(APPEARANCE.MEDIUM)
                .from(APPEARANCE)
                .where(APPEARANCE.PAGE.eq(look.place()), APPEARANCE.ENDED_AT.isNull())
                .orderBy(APPEARANCE.MEDIUM)
                .limit(MOST + 1)
                .fetch(APPEARANCE.MEDIUM);
    }

    /** On a page that says that nothing is there: what was had and is one, and what is still to be asked for or looked into. */
    private boolean mayBeCopy(String medium, Passed passed) {
        Optional<Observation> end = end(medium, passed);
        if (end.isEmpty()) {
            return !passed.asked().contains(medium)
                    && newest(medium).isEmpty()
                    && dsl.fetchExists(PLACE, PLACE.KEY.eq(medium), PLACE.STATE.eq("OPEN"), PLACE.VISITED_AT.isNull());
        }
        return end.get().content().isPresent()
                && !isLeftOut(end.get())
                && (!isLookedInto(end.get(), true) || isIn(end.get()));
    }

    /** Nobody knows what stands now where the newest look told nothing, whatever was there before. */
    private boolean isNewestWithout(String medium, Passed passed, int depth) {
        if (passed.asked().contains(medium)) {
            return false;
        }
        return !passed.known().add(medium)
                || end(medium, passed)
                        .filter(end -> isWithout(end, passed, depth))
                        .isPresent();
    }

    /** The newest look at what stands there: at what it leads to at last, if it leads anywhere. */
    private Optional<Observation> end(String medium, Passed passed) {
        Set<String> way = new HashSet<>(Set.of(medium));
        Optional<Observation> look = newest(medium);
        Optional<String> target = look.flatMap(KnownRedirects::target).map(LocalPlaces::key);
        while (target.isPresent()) {
            if (passed.asked().contains(target.get()) || !way.add(target.get())) {
                return Optional.empty();
            }
            look = newest(target.get());
            target = look.flatMap(KnownRedirects::target).map(LocalPlaces::key);
        }
        return look;
    }

    private Optional<Observation> newest(String place) {
        return dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(place))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(Observations::read)
                .map(this::asked);
    }

    /** In the bytes, or in what is packed in them. */
    private boolean isIn(Observation look) {
        return dsl.fetchExists(
                        REFERENCE.join(CONTENT_MATCH).on(CONTENT_MATCH.REFERENCE.eq(REFERENCE.ID)),
                        REFERENCE.WORK.in(works),
                        CONTENT_MATCH.CONTENT.eq(look.content().orElse("")))
                || dsl.fetchExists(
                        SIGHTING.join(PLACE).on(PLACE.KEY.eq(SIGHTING.PLACE)),
                        SIGHTING.STATE.eq("PRESENT"),
                        SIGHTING.WORK.in(works),
                        PLACE.ARCHIVE.eq(look.place()));
    }

    /** What a page shows and cannot be read is no copy that anybody sees there; in place of a copy nobody knows what it is. */
    private boolean isLookedInto(Observation look, boolean shown) {
        Condition content = CONTENT.SHA256.eq(look.content().orElse(""));
        return dsl.fetchExists(CONTENT, shown ? content : content.and(CONTENT.KIND.ne(UNREADABLE))) || isUnpacked(look);
    }

    /** An archive is looked into when all that was taken out of it was; what of it was not read is told by a look at it. */
    private boolean isUnpacked(Observation look) {
        Condition same = OBSERVATION
                .PLACE
                .eq(look.place())
                .and(OBSERVATION.CONTENT.eq(look.content().orElse("")));
        Optional<Long> since = dsl.select(max(OBSERVATION.AT))
                .from(OBSERVATION)
                .where(same, OBSERVATION.OUTCOME.eq(Outcome.CONTENT.name()))
                .fetchOptional(0, Long.class);
        boolean waits = dsl.fetchExists(
                TASK, TASK.ID.in(select(OBSERVATION.ID).from(OBSERVATION).where(same)));
        if (since.isEmpty() || waits) {
            return false;
        }
        List<String> kinds = dsl.select(coalesce(CONTENT.KIND, inline(UNREADABLE)))
                .from(PLACE)
                .join(OBSERVATION)
                .on(OBSERVATION.PLACE.eq(PLACE.KEY), OBSERVATION.AT.ge(since.get()), OBSERVATION.CONTENT.isNotNull())
                .leftJoin(CONTENT)
                .on(CONTENT.SHA256.eq(OBSERVATION.CONTENT))
                .where(PLACE.ARCHIVE.eq(look.place()))
                .fetch(0, String.class);
        return !kinds.isEmpty() && !kinds.contains(UNREADABLE);
    }

    /** What is too small for a copy, or no medium, is not looked into. */
    private boolean isLeftOut(Observation look) {
        return causes(look).stream().anyMatch(ContentFilter::isLeftOut);
    }

    /** Why there is less in it than was hoped for, by all looks at the same bytes. */
    private List<String> causes(Observation look) {
        return dsl.selectDistinct(OBSERVATION.CAUSE)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(look.place()),
                        OBSERVATION.CONTENT.eq(look.content().orElse("")),
                        OBSERVATION.OUTCOME.eq(Outcome.CONTENT.name()),
                        OBSERVATION.CAUSE.isNotNull())
                .fetch(OBSERVATION.CAUSE);
    }

    /** Why there may be more than a look saw; empty where that was all. */
    Optional<String> part(Observation look) {
        return look.cause()
                .filter(_ -> !look.isOpen())
                .or(() -> causes(look).stream().findFirst());
    }
}
