package dev.colophon.sightings.signal;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.LicenceSignal.LICENCE_SIGNAL;
import static dev.colophon.store.schema.tables.Place.PLACE;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.store.Database;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The statements about licences that were read, by what they are about. Thread-safe. */
public final class LicenceSignals {

    /** What a person can read of one copy. */
    private static final int MOST_SHOWN = 100;

    /** How a playlist names its parts. */
    private static final String PART_OF_STREAM = "stream";

    private static final Comparator<StoredSignal> TELLING_FIRST = Comparator.comparingInt(
                    (StoredSignal stored) -> stored.ended().isPresent() ? 1 : 0)
            .thenComparingInt(stored -> stored.signal().mayLicense() ? 0 : 1)
            .thenComparing(stored -> stored.signal().scope())
            .thenComparing(stored -> stored.signal().effect())
            .thenComparing(StoredSignal::firstSeen)
            .thenComparing(stored -> stored.signal().statement());

    private final Database database;

    public LicenceSignals(Database database) {
        this.database = database;
    }

    /**
     * A copy, as far as statements may be about it.
     *
     * @param place the key of where it stands
     * @param content the SHA-256 of its bytes
     */
    public record Copy(String place, String content) {}

    /**
     * The statements by which each copy may be licensed now, the most telling first: of its place, or of the playlist or archive that it
     * is a part of; of its bytes, by themselves; and what could not be read of a page on which it stands.
     */
    public static Map<Copy, List<StoredSignal>> licensing(DSLContext dsl, Collection<Copy> copies) {
        Map<String, Set<String>> wholes = new HashMap<>();
        Map<String, Set<String>> pages = new HashMap<>();
        Set<String> subjects = new TreeSet<>();
        copies.forEach(copy -> subjects.addAll(List.of(copy.place(), copy.content())));
        Set<String> places = new TreeSet<>();
        copies.forEach(copy -> places.add(copy.place()));
        for (List<String> some : Rows.parts(List.copyOf(places))) {
            dsl.select(APPEARANCE.MEDIUM, APPEARANCE.PAGE, APPEARANCE.ELEMENT)
                    .from(APPEARANCE)
                    .where(APPEARANCE.MEDIUM.in(some))
                    .forEach(row -> {
                        boolean part = row.value3().equals(PART_OF_STREAM);
                        (part ? wholes : pages)
                                .computeIfAbsent(row.value1(), _ -> new HashSet<>())
                                .add(row.value2());
                        subjects.add(row.value2());
                    });
            dsl.select(PLACE.KEY, PLACE.ARCHIVE)
                    .from(PLACE)
                    .where(PLACE.KEY.in(some), PLACE.ARCHIVE.isNotNull())
                    .forEach(row -> {
                        wholes.computeIfAbsent(row.value1(), _ -> new HashSet<>())
                                .add(row.value2());
                        subjects.add(row.value2());
                    });
        }
        Map<String, List<StoredSignal>> said = about(dsl, subjects);
        Map<Copy, List<StoredSignal>> licensing = new HashMap<>();
        for (Copy copy : copies) {
            List<StoredSignal> all = new ArrayList<>();
            Set<String> itself = new TreeSet<>(wholes.getOrDefault(copy.place(), Set.of()));
            itself.addAll(List.of(copy.place(), copy.content()));
            itself.forEach(subject -> said.getOrDefault(subject, List.of()).stream()
                    .filter(StoredSignal::licensesNow)
                    .forEach(all::add));
            pages.getOrDefault(copy.place(), Set.of())
                    .forEach(page -> said.getOrDefault(page, List.of()).stream()
                            .filter(stored ->
                                    stored.licensesNow() && stored.signal().effect() == Effect.UNREADABLE)
                            .forEach(all::add));
            if (!all.isEmpty()) {
                all.sort(TELLING_FIRST);
                licensing.put(copy, List.copyOf(all));
            }
        }
        return licensing;
    }

    /** The keys of media that stand on pages or in playlists with these keys, and of what is in such archives. */
    public static Set<String> within(DSLContext dsl, Collection<String> places) {
        Set<String> within = new TreeSet<>(dsl.select(APPEARANCE.MEDIUM)
                .from(APPEARANCE)
                .where(APPEARANCE.PAGE.in(places))
                .fetch(APPEARANCE.MEDIUM));
        within.addAll(dsl.select(PLACE.KEY)
                .from(PLACE)
                .where(PLACE.ARCHIVE.in(places))
                .fetch(PLACE.KEY));
        return within;
    }

    /**
     * A copy as somebody reads of it.
     *
     * @param uri where it stands
     * @param content the SHA-256 of its bytes
     * @param pages on which it stands
     */
    public record Stand(String uri, String content, List<String> pages) {

        public Stand {
            pages = List.copyOf(pages);
        }

        private Set<String> subjects() {
            Set<String> subjects = new TreeSet<>();
            subjects.add(content);
            Stream.concat(pages.stream(), Stream.of(uri)).forEach(url -> {
                subjects.add(PlaceKey.of(Sanitiser.clean(url)));
                UrlResolver.originOf(url).map(SignalKey::ofSite).ifPresent(subjects::add);
            });
            return subjects;
        }
    }

    /** All that was said of a copy, of the pages on which it stands and of its site, the most telling first, what has ended last. */
    public List<StoredSignal> of(String uri, String content, List<String> pages) {
        return of(List.of(new Stand(uri, content, pages))).getFirst();
    }

    /** The same of each of several, in their order. */
    public List<List<StoredSignal>> of(List<Stand> copies) {
        List<Set<String>> subjects = copies.stream().map(Stand::subjects).toList();
        Set<String> all = new TreeSet<>();
        subjects.forEach(all::addAll);
        Map<String, List<StoredSignal>> said = database.read(dsl -> about(dsl, all));
        return subjects.stream()
                .map(some -> some.stream()
                        .flatMap(subject -> said.getOrDefault(subject, List.of()).stream())
                        .sorted(TELLING_FIRST)
                        .limit(MOST_SHOWN)
                        .toList())
                .toList();
    }

    /** What files say of themselves, by the SHA-256 of each, the most telling first; of most there is nothing. */
    public Map<String, List<StoredSignal>> ofFiles(Collection<String> sha256s) {
        Map<String, List<StoredSignal>> said = database.read(dsl -> about(dsl, new TreeSet<>(sha256s)));
        said.values().forEach(signals -> signals.sort(TELLING_FIRST));
        return said;
    }

    private static Map<String, List<StoredSignal>> about(DSLContext dsl, Collection<String> subjects) {
        Map<String, List<StoredSignal>> said = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(subjects))) {
            dsl.select(LICENCE_SIGNAL.fields())
                    .from(LICENCE_SIGNAL)
                    .where(LICENCE_SIGNAL.SUBJECT.in(some))
                    .orderBy(LICENCE_SIGNAL.SUBJECT, LICENCE_SIGNAL.STATEMENT_KEY)
                    .forEach(row -> said.computeIfAbsent(Rows.text(row, LICENCE_SIGNAL.SUBJECT), _ -> new ArrayList<>())
                            .add(stored(row)));
        }
        return said;
    }

    private static StoredSignal stored(Record row) {
        return new StoredSignal(
                new LicenceSignal(
                        Standard.valueOf(Rows.text(row, LICENCE_SIGNAL.STANDARD)),
                        Rows.text(row, LICENCE_SIGNAL.SAID_ON),
                        Rows.text(row, LICENCE_SIGNAL.LOCATOR),
                        Scope.valueOf(Rows.text(row, LICENCE_SIGNAL.SCOPE)),
                        Rows.text(row, LICENCE_SIGNAL.SUBJECT),
                        Effect.valueOf(Rows.text(row, LICENCE_SIGNAL.EFFECT)),
                        Rows.text(row, LICENCE_SIGNAL.STATEMENT),
                        Speaker.valueOf(Rows.text(row, LICENCE_SIGNAL.SPEAKER)),
                        Proof.valueOf(Rows.text(row, LICENCE_SIGNAL.PROOF)),
                        Rows.maybeText(row, LICENCE_SIGNAL.TERMS)),
                Rows.time(row, LICENCE_SIGNAL.FIRST_SEEN),
                Rows.time(row, LICENCE_SIGNAL.LAST_SEEN),
                Optional.ofNullable(row.get(LICENCE_SIGNAL.ENDED_AT)).map(Instant::ofEpochMilli));
    }
}
