package dev.colophon.registry.edit;

import static dev.colophon.store.schema.tables.AuthorisedHost.AUTHORISED_HOST;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.val;

import dev.colophon.registry.IndexSync;
import dev.colophon.registry.WorkRows;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Change;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Makes one work of two: files, identifiers, fields and hosts of one go to the other, which keeps what it says itself. The id of the
 * first means the other from then on. What was seen of it is moved by the sightings, in the same transaction.
 */
public final class WorkMerger {

    private final WorkEvents events;

    /** @param events tells who merges */
    public WorkMerger(WorkEvents events) {
        this.events = events;
    }

    /**
     * Merges a work into another, in this transaction.
     *
     * @return how many files went over
     * @throws RegistryException when they are of two owners or kinds, are one, or one was removed
     */
    public int merge(DSLContext dsl, String into, String from) {
        if (into.equals(from)) {
            throw new RegistryException("a work cannot be merged into itself: %s is named twice".formatted(into));
        }
        Work target = CatalogueRows.lock(dsl, into);
        Work source = CatalogueRows.lock(dsl, from);
        check(target, source);
        long now = events.clock().millis();
        List<Reference> files = CatalogueRows.references(dsl, from);
        List<Change> given = details(dsl, source);
        List<Change> before = details(dsl, target);
        moveReferences(dsl, into, from, now);
        moveDetails(dsl, target, source, now);
        WorkRows.leave(dsl, from, into, now);
        CompetingClaims.renew(dsl, into);
        List<Change> gained = new ArrayList<>(List.of(Change.added("work", named(source))));
        files.forEach(file -> gained.add(Change.added("file", file.label())));
        details(dsl, WorkRows.works(dsl, WORK.ID.eq(into)).getFirst()).stream()
                .filter(detail -> !before.contains(detail))
                .forEach(gained::add);
        events.record(dsl, into, WorkEvent.Action.MERGED, gained);
        List<Change> left = new ArrayList<>(List.of(Change.changed("work", named(source), named(target))));
        given.forEach(
                detail -> left.add(Change.removed(detail.what(), detail.after().orElseThrow())));
        events.record(dsl, from, WorkEvent.Action.MERGED_INTO, left);
        return files.size();
    }

    private static String named(Work work) {
        return "%s (%s)".formatted(work.title(), work.id());
    }

    /** Hosts, identifiers and fields. */
    private static List<Change> details(DSLContext dsl, Work work) {
        List<Change> details = new ArrayList<>();
        work.authorisedHosts().forEach(host -> details.add(Change.added("authorised host", host.name())));
        DescriptiveMetadata said = MetadataRows.of(dsl, work.id());
        said.identifiers().stream()
                .map(StatedIdentifier::identifier)
                .forEach(identifier ->
                        details.add(Change.added(identifier.scheme().name(), identifier.printed())));
        said.fields().forEach(field -> details.add(Change.added(field.name(), field.content())));
        return details;
    }

    /** As far as a person has not edited them there. */
    private static void moveDetails(DSLContext dsl, Work target, Work source, long now) {
        EditedDetails edited = EditedDetails.of(dsl, target.id());
        MetadataRows.move(dsl, source.id(), target.id(), edited::unedited, now);
        source.authorisedHosts().stream()
                .filter(host -> !edited.has(EditedDetails.host(host.name())))
                .forEach(host -> dsl.insertInto(AUTHORISED_HOST)
                        .set(AUTHORISED_HOST.WORK, target.id())
                        .set(AUTHORISED_HOST.HOST, host.name())
                        .onConflictDoNothing()
                        .execute());
        EditedDetails.copy(dsl, source.id(), target.id());
        // Or the lists of before would part them again.
        EditedDetails.add(dsl, target.id(), EditedDetails.TITLE, now);
    }

    private static void check(Work target, Work source) {
        if (target.kind() != source.kind()) {
            throw new RegistryException("`%s` is %s and `%s` is %s: works of one kind can be merged"
                    .formatted(source.title(), source.kind(), target.title(), target.kind()));
        }
        if (!target.owner().equals(source.owner())) {
            throw new RegistryException(
                    "`%s` is by %s and `%s` by %s: say first who owns both, with `colophon works edit ID --owner NAME`"
                            .formatted(
                                    source.title(),
                                    source.owner().name(),
                                    target.title(),
                                    target.owner().name()));
        }
    }

    /** A file that both have stays once; those that were removed go over, too, since sightings name them. */
    private static void moveReferences(DSLContext dsl, String into, String from, long now) {
        Map<String, Reference> there = WorkRows.references(dsl, REFERENCE.WORK.eq(into)).stream()
                .collect(Collectors.toMap(reference -> reference.content().sha256(), Function.identity()));
        for (Reference reference : WorkRows.references(dsl, REFERENCE.WORK.eq(from))) {
            Reference same = there.get(reference.content().sha256());
            if (same == null) {
                dsl.update(REFERENCE)
                        .set(REFERENCE.WORK, into)
                        .where(REFERENCE.ID.eq(reference.id().value()))
                        .execute();
            } else {
                absorb(dsl, same, reference, now);
            }
        }
    }

    private static void absorb(DSLContext dsl, Reference kept, Reference other, long now) {
        String id = kept.id().value();
        dsl.insertInto(
                        CONTENT_MATCH,
                        CONTENT_MATCH.CONTENT,
                        CONTENT_MATCH.REFERENCE,
                        CONTENT_MATCH.MEDIUM,
                        CONTENT_MATCH.GRADE,
                        CONTENT_MATCH.FALSE_ALARMS,
                        CONTENT_MATCH.COVERAGE_OF_REFERENCE,
                        CONTENT_MATCH.COVERAGE_OF_COPY,
                        CONTENT_MATCH.DETAIL)
                .select(dsl.select(
                                CONTENT_MATCH.CONTENT,
                                val(id),
                                CONTENT_MATCH.MEDIUM,
                                CONTENT_MATCH.GRADE,
                                CONTENT_MATCH.FALSE_ALARMS,
                                CONTENT_MATCH.COVERAGE_OF_REFERENCE,
                                CONTENT_MATCH.COVERAGE_OF_COPY,
                                CONTENT_MATCH.DETAIL)
                        .from(CONTENT_MATCH)
                        .where(CONTENT_MATCH.REFERENCE.eq(other.id().value())))
                .onConflictDoNothing()
                .execute();
        if (other.removedAt().isEmpty()) {
            if (kept.removedAt().isPresent()) {
                dsl.update(FINGERPRINT)
                        .set(FINGERPRINT.REFERENCE, id)
                        .where(FINGERPRINT.REFERENCE.eq(other.id().value()))
                        .execute();
                dsl.update(REFERENCE)
                        .setNull(REFERENCE.REMOVED_AT)
                        .where(REFERENCE.ID.eq(id))
                        .execute();
                IndexSync.record(dsl, kept.id(), false);
            }
            CatalogueRows.remove(dsl, other, now);
        }
    }
}
