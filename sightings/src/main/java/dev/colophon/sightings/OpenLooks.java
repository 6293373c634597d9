package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.fingerprint.Medium;
import dev.colophon.store.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Looks at pages that stand in place of copies. Whoever opens such a page sees what it shows, too: until that is known, a look tells
 * that the page is there, and not that the copy is gone. It is the look that is open, and not the bytes: a later one at the same page
 * may tell.
 */
public final class OpenLooks {

    private static final String WITH_COPIES =
            "select distinct place from sighting where state = 'PRESENT' and place in (";
    private static final String WITH_COPIES_IN =
            "select distinct p.archive from place p join sighting s on s.place = p.key "
                    + "where s.state = 'PRESENT' and p.archive in (";

    private OpenLooks() {}

    /**
     * The looks, as they are to be stored: those are open that tell nothing yet. Asks a query of an index, or two, where none of the
     * places has a copy.
     *
     * @param showing the keys of places that are pages which show more than their words
     * @param read those of pages that were read, and show no more than that
     */
    public static List<Observation> of(DSLContext dsl, List<Observation> looks, Set<String> showing, Set<String> read) {
        List<String> places = looks.stream()
                .filter(look -> mayBeOpen(look, showing, read))
                .map(Observation::place)
                .distinct()
                .toList();
        if (places.isEmpty()) {
            return looks;
        }
        Set<String> copies = new HashSet<>();
        dsl.connection(connection -> {
            copies.addAll(Observations.keys(connection, WITH_COPIES, places));
            copies.addAll(Observations.keys(connection, WITH_COPIES_IN, places));
        });
        return looks.stream()
                .map(look -> copies.contains(look.place())
                                && mayBeOpen(look, showing, read)
                                && tellsNothing(dsl, look, showing)
                        ? look.open()
                        : look)
                .toList();
    }

    /** What is unchanged and was not read again may show as much as it did. */
    private static boolean mayBeOpen(Observation look, Set<String> showing, Set<String> read) {
        return look.cause().isEmpty()
                && switch (look.outcome()) {
                    case CONTENT -> showing.contains(look.place());
                    case UNCHANGED -> showing.contains(look.place()) || !read.contains(look.place());
                    default -> false;
                };
    }

    private static boolean tellsNothing(DSLContext dsl, Observation look, Set<String> showing) {
        String content = look.content().orElse("");
        return (showing.contains(look.place())
                        || newest(dsl, OBSERVATION.PLACE.eq(look.place()), OBSERVATION.CONTENT.eq(content))
                                .filter(Observation::isOpen)
                                .isPresent())
                && !inPlaceOf(dsl, look.place(), content).isEmpty();
    }

    /** The works, by their ids, of which there is a copy at a place or in it, as far as is known, and that are not in these bytes. */
    public static List<String> inPlaceOf(DSLContext dsl, String place, String content) {
        return dsl.selectDistinct(SIGHTING.WORK)
                .from(PLACE)
                .join(SIGHTING)
                .on(SIGHTING.PLACE.eq(PLACE.KEY))
                .where(
                        PLACE.KEY.eq(place).or(PLACE.ARCHIVE.eq(place)),
                        SIGHTING.STATE.eq(StoredSighting.State.PRESENT.name()),
                        SIGHTING.CONTENT.ne(content),
                        notExists(selectOne()
                                .from(CONTENT_MATCH)
                                .join(REFERENCE)
                                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                                .where(CONTENT_MATCH.CONTENT.eq(content), REFERENCE.WORK.eq(SIGHTING.WORK))))
                .fetch(SIGHTING.WORK);
    }

    /** Whether some of these works may be seen or heard: of words no picture tells. */
    public static boolean isInPlaceOfMedia(DSLContext dsl, String place, String content) {
        List<String> works = inPlaceOf(dsl, place, content);
        return !works.isEmpty()
                && dsl.fetchExists(
                        REFERENCE.join(FINGERPRINT).on(FINGERPRINT.REFERENCE.eq(REFERENCE.ID)),
                        REFERENCE.WORK.in(works),
                        FINGERPRINT.MEDIUM.ne(Medium.TEXT.name()));
    }

    /** A page that was looked into and has in it all that was there before tells what stands there, whatever else it shows. */
    static void lookedInto(DSLContext dsl, Ids ids, String place, String content) {
        newest(dsl, OBSERVATION.PLACE.eq(place))
                .filter(look -> look.isOpen()
                        && look.content().filter(content::equals).isPresent()
                        && inPlaceOf(dsl, place, content).isEmpty())
                .ifPresent(look -> Observations.tell(dsl, ids, look.told(ids.next(), look.at(), Optional.empty())));
    }

    private static Optional<Observation> newest(DSLContext dsl, Condition... which) {
        return dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(which)
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(Observations::read);
    }
}
