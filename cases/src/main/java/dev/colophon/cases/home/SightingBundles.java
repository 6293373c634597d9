package dev.colophon.cases.home;

import static dev.colophon.store.schema.tables.EvidenceBundle.EVIDENCE_BUNDLE;
import static dev.colophon.store.schema.tables.SightingBundle.SIGHTING_BUNDLE;
import static org.jooq.impl.DSL.excluded;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Which bundles are evidence of which sightings of an organisation, within a transaction of whoever asks. The bundles are files; one
 * that was removed may be named here still.
 */
public final class SightingBundles {

    private final DSLContext dsl;
    private final Organisation organisation;

    public SightingBundles(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /**
     * A bundle that was sealed.
     *
     * @param name such as {@code K-17-3}
     * @param sha256 of its container, lower-case hexadecimal
     * @param pageBundle the name of the bundle that shows the page, where that is another
     */
    public record Kept(String name, String sha256, Instant sealedAt, Optional<String> pageBundle) {}

    /**
     * Writes one down, in place of one of the same name whose files were removed.
     *
     * @param page the URL of the page that it shows
     * @param sightings ids of those that it is evidence of
     * @param by who sealed it
     */
    public void add(Kept bundle, String page, Collection<String> sightings, String by) {
        dsl.insertInto(EVIDENCE_BUNDLE)
                .set(EVIDENCE_BUNDLE.BUNDLE, bundle.name())
                .set(EVIDENCE_BUNDLE.ORGANISATION, organisation.id())
                .set(EVIDENCE_BUNDLE.PAGE, key(page))
                .set(EVIDENCE_BUNDLE.PAGE_BUNDLE, bundle.pageBundle().orElse(null))
                .set(EVIDENCE_BUNDLE.SHA256, bundle.sha256())
                .set(EVIDENCE_BUNDLE.SEALED_AT, bundle.sealedAt().toEpochMilli())
                .set(EVIDENCE_BUNDLE.SEALED_BY, by)
                .onConflict(EVIDENCE_BUNDLE.BUNDLE)
                .doUpdate()
                .set(EVIDENCE_BUNDLE.ORGANISATION, excluded(EVIDENCE_BUNDLE.ORGANISATION))
                .set(EVIDENCE_BUNDLE.PAGE, excluded(EVIDENCE_BUNDLE.PAGE))
                .set(EVIDENCE_BUNDLE.PAGE_BUNDLE, excluded(EVIDENCE_BUNDLE.PAGE_BUNDLE))
                .set(EVIDENCE_BUNDLE.SHA256, excluded(EVIDENCE_BUNDLE.SHA256))
                .set(EVIDENCE_BUNDLE.SEALED_AT, excluded(EVIDENCE_BUNDLE.SEALED_AT))
                .set(EVIDENCE_BUNDLE.SEALED_BY, excluded(EVIDENCE_BUNDLE.SEALED_BY))
                .execute();
        dsl.deleteFrom(SIGHTING_BUNDLE)
                .where(SIGHTING_BUNDLE.BUNDLE.eq(bundle.name()))
                .execute();
        for (String sighting : sightings) {
            dsl.insertInto(SIGHTING_BUNDLE)
                    .set(SIGHTING_BUNDLE.SIGHTING, sighting)
                    .set(SIGHTING_BUNDLE.BUNDLE, bundle.name())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static String key(String page) {
        return PlaceKey.of(Sanitiser.clean(page));
    }

    /** The bundles of these sightings by their ids, the newest first. */
    public Map<String, List<Kept>> of(Collection<String> sightings) {
        Map<String, List<Kept>> all = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            dsl.select(SIGHTING_BUNDLE.SIGHTING)
                    .select(EVIDENCE_BUNDLE.fields())
                    .from(SIGHTING_BUNDLE)
                    .join(EVIDENCE_BUNDLE)
                    .on(EVIDENCE_BUNDLE.BUNDLE.eq(SIGHTING_BUNDLE.BUNDLE))
                    .where(SIGHTING_BUNDLE.SIGHTING.in(some), EVIDENCE_BUNDLE.ORGANISATION.eq(organisation.id()))
                    .orderBy(EVIDENCE_BUNDLE.SEALED_AT.desc(), EVIDENCE_BUNDLE.BUNDLE.desc())
                    .forEach(
                            row -> all.computeIfAbsent(Rows.text(row, SIGHTING_BUNDLE.SIGHTING), _ -> new ArrayList<>())
                                    .add(kept(row)));
        }
        return all;
    }

    /**
     * The names of those bundles among these that may be shown to the organisation: its own, and to the first one also those that nobody
     * is known to have sealed, such as of before bundles were written down.
     */
    public Set<String> shown(Collection<String> bundles) {
        Set<String> known = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (List<String> some : Rows.parts(List.copyOf(bundles))) {
            dsl.select(EVIDENCE_BUNDLE.BUNDLE, EVIDENCE_BUNDLE.ORGANISATION)
                    .from(EVIDENCE_BUNDLE)
                    .where(EVIDENCE_BUNDLE.BUNDLE.in(some))
                    .forEach(row -> {
                        known.add(row.value1());
                        if (organisation.id().equals(row.value2())) {
                            own.add(row.value1());
                        }
                    });
        }
        if (organisation.id().equals(Organisation.FIRST.id())) {
            bundles.stream().filter(name -> !known.contains(name)).forEach(own::add);
        }
        return own;
    }

    /** What is written down of the bundle of a name. */
    public Optional<Kept> named(String bundle) {
        return dsl.select(EVIDENCE_BUNDLE.fields())
                .from(EVIDENCE_BUNDLE)
                .where(EVIDENCE_BUNDLE.ORGANISATION.eq(organisation.id()), EVIDENCE_BUNDLE.BUNDLE.eq(bundle))
                .fetchOptional(SightingBundles::kept);
    }

    /** The ids of the sightings that the bundle of a name is evidence of. */
    public List<String> sightings(String bundle) {
        return dsl.select(SIGHTING_BUNDLE.SIGHTING)
                .from(SIGHTING_BUNDLE)
                .join(EVIDENCE_BUNDLE)
                .on(EVIDENCE_BUNDLE.BUNDLE.eq(SIGHTING_BUNDLE.BUNDLE))
                .where(EVIDENCE_BUNDLE.ORGANISATION.eq(organisation.id()), SIGHTING_BUNDLE.BUNDLE.eq(bundle))
                .orderBy(SIGHTING_BUNDLE.SIGHTING)
                .fetch(row -> Rows.text(row, SIGHTING_BUNDLE.SIGHTING));
    }

    /** The newest bundle that shows this page itself and was sealed at this time or later. */
    public Optional<Kept> ofPage(String page, Instant since) {
        return dsl.select(EVIDENCE_BUNDLE.fields())
                .from(EVIDENCE_BUNDLE)
                .where(
                        EVIDENCE_BUNDLE.ORGANISATION.eq(organisation.id()),
                        EVIDENCE_BUNDLE.PAGE.eq(key(page)),
                        EVIDENCE_BUNDLE.PAGE_BUNDLE.isNull(),
                        EVIDENCE_BUNDLE.SEALED_AT.ge(since.toEpochMilli()))
                .orderBy(EVIDENCE_BUNDLE.SEALED_AT.desc())
                .limit(1)
                .fetchOptional(SightingBundles::kept);
    }

    private static Kept kept(Record row) {
        return new Kept(
                Rows.text(row, EVIDENCE_BUNDLE.BUNDLE),
                Rows.text(row, EVIDENCE_BUNDLE.SHA256),
                Rows.time(row, EVIDENCE_BUNDLE.SEALED_AT),
                Rows.maybeText(row, EVIDENCE_BUNDLE.PAGE_BUNDLE));
    }
}
