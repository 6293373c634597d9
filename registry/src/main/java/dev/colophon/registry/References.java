package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkEdit.WORK_EDIT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.colophon.detect.Part;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.index.ReferenceId;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.metadata.FileTags;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.quarantine.FloodGuard;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.registration.StatedContent;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Stores references: each in one transaction with its work, fingerprints and index change. Thread-safe. */
final class References {

    private static final int LONGEST_FILE_NAME = 1000;
    private static final int LONGEST_PARTIAL = 1000;

    private final Database database;
    private final Organisation organisation;
    private final Parties parties;
    private final Ids ids;
    private final InstantSource clock;
    private final WorkEvents events;

    /** @param events tells who adds files to works */
    References(Database database, Organisation organisation, WorkEvents events) {
        this.database = database;
        this.organisation = organisation;
        this.parties = new Parties(organisation, events.ids(), events.clock());
        this.ids = events.ids();
        this.clock = events.clock();
        this.events = events;
    }

    /** What a transaction stored, and the position of its index change. */
    record Stored(Registered registered, long position) {}

    /**
     * What the same owner has registered with the same bytes; where it was removed, that.
     *
     * @throws RegistryException when several parties bear the owner's name
     */
    Optional<Registered> known(String owner, Content content) {
        return known(database, organisation, owner, content);
    }

    static Optional<Registered> known(Database database, Organisation organisation, String owner, Content content) {
        return known(database, organisation, owner, new StatedContent(content.sha256(), Optional.empty()));
    }

    /** As {@link #known(String, Content)}, of bytes that a list says; of several works with them, the one that it says. */
    Optional<Registered> known(String owner, StatedContent content) {
        return known(database, organisation, owner, content);
    }

    static Optional<Registered> known(
            Database database, Organisation organisation, String owner, StatedContent content) {
        return database.read(
                dsl -> Parties.find(dsl, organisation, owner).flatMap(party -> known(dsl, party, content)));
    }

    private static Optional<Registered> known(DSLContext dsl, Party owner, StatedContent content) {
        return dsl
                .select(REFERENCE.ID)
                .from(REFERENCE)
                .join(WORK)
                .on(WORK.ID.eq(REFERENCE.WORK))
                .where(
                        REFERENCE.SHA256.eq(content.sha256()),
                        WORK.OWNER.eq(owner.id()).or(wasOf(owner)))
                .orderBy(
                        when(REFERENCE.REMOVED_AT.isNull(), 0).otherwise(1),
                        when(WORK.ID.eq(content.work().orElse("")), 0).otherwise(1),
                        when(WORK.OWNER.eq(owner.id()), 0).otherwise(1),
                        REFERENCE.ID)
                .limit(1)
                .fetch(REFERENCE.ID)
                .stream()
                .map(ReferenceId::new)
                .map(id -> WorkRows.registered(dsl, id))
                .findFirst();
    }

    /** A person has said of the work that somebody else owns it. */
    private static Condition wasOf(Party owner) {
        return exists(selectOne()
                .from(WORK_EDIT)
                .where(WORK_EDIT.WORK.eq(WORK.ID), WORK_EDIT.DETAIL.eq(EditedDetails.formerOwner(owner.id()))));
    }

    /** Whether a file of which this is known is read: a removed one comes back where a person names the work for it. */
    static boolean isNew(Submission submission, Optional<Registered> known) {
        return known.isEmpty()
                || (submission.work().isPresent()
                        && known.get().reference().removedAt().isPresent());
    }

    /** Stores a reference; empty when its bytes turn out to be known already. */
    Optional<Stored> store(
            Submission submission,
            Content content,
            Iscc iscc,
            Tags tags,
            List<Part> parts,
            List<RegisteredMatch> competing) {
        return database.write(dsl -> {
            Party owner = parties.take(dsl, submission.details().owner());
            if (!isNew(submission, known(dsl, owner, new StatedContent(content.sha256(), Optional.empty())))) {
                return Optional.empty();
            }
            String work = work(
                    dsl, owner, submission, tags, parts.getFirst().fingerprint().medium());
            ReferenceId reference = revived(dsl, work, content, !competing.isEmpty())
                    .orElseGet(
                            () -> reference(dsl, work, submission.file(), content, iscc, parts, !competing.isEmpty()));
            parts.forEach(part -> fingerprint(dsl, reference, part.fingerprint()));
            competing.forEach(match -> competing(dsl, reference, match));
            new FloodGuard(dsl, organisation, ids)
                    .registered(
                            reference,
                            competing.stream()
                                    .map(match -> match.registered().work().owner())
                                    .toList(),
                            clock.instant());
            submission.work().ifPresent(_ -> recordAdded(dsl, work, reference));
            long position = IndexSync.record(dsl, reference, false);
            return Optional.of(new Stored(WorkRows.registered(dsl, reference), position));
        });
    }

    private String work(DSLContext dsl, Party owner, Submission submission, Tags tags, Medium kind) {
        Optional<String> identified = submission
                .work()
                .map(Work::id)
                .or(() -> WorkRows.identified(dsl, owner, kind, submission.identifying()));
        String id = identified
                .or(() -> submission
                        .newTitle()
                        .flatMap(title -> WorkRows.titled(dsl, owner, title, kind, submission.identifying())))
                .orElseGet(() -> insertWork(dsl, owner, submission, tags, kind));
        submission.details().metadata().withdrawn().forEach(detail -> withdraw(dsl, id, detail));
        EditedDetails edited = EditedDetails.of(dsl, id);
        identified.ifPresent(work -> retitle(dsl, work, submission.details().unedited(edited)));
        WorkDetails details = submission.details().unedited(edited);
        DetailUpdate.authorise(dsl, id, details.authorisedHosts());
        MetadataRows.store(dsl, id, details.metadata(), clock.millis());
        MetadataRows.store(dsl, id, edited.unedited(FileTags.of(tags)), clock.millis());
        return id;
    }

    /** What a person took away elsewhere is taken away here, unless it is said here. */
    private void withdraw(DSLContext dsl, String work, String detail) {
        EditedDetails one = new EditedDetails(Set.of(detail));
        if (!one.withdrawn(MetadataRows.of(dsl, work)).isEmpty()) {
            EditedDetails.add(dsl, work, detail, clock.millis());
        }
    }

    /** A work that was found by what it is called elsewhere may have another title now. */
    private void retitle(DSLContext dsl, String work, WorkDetails details) {
        String before = WorkRows.works(dsl, WORK.ID.eq(work)).getFirst().title();
        details.title().filter(title -> !title.equals(before)).ifPresent(title -> {
            dsl.update(WORK).set(WORK.TITLE, title).where(WORK.ID.eq(work)).execute();
            events.record(
                    dsl,
                    work,
                    WorkEvent.Action.UPDATED,
                    List.of(new WorkEvent.Change("title", Optional.of(before), Optional.of(title))));
        });
    }

    /** A removed file of the work that comes back is the same reference again: the log and what was seen name it. */
    private static Optional<ReferenceId> revived(DSLContext dsl, String work, Content content, boolean competing) {
        Optional<ReferenceId> removed = dsl.select(REFERENCE.ID)
                .from(REFERENCE)
                .where(REFERENCE.WORK.eq(work), REFERENCE.SHA256.eq(content.sha256()), REFERENCE.REMOVED_AT.isNotNull())
                .fetchOptional(REFERENCE.ID)
                .map(ReferenceId::new);
        removed.ifPresent(reference -> dsl.update(REFERENCE)
                .setNull(REFERENCE.REMOVED_AT)
                .set(REFERENCE.COMPETING, competing)
                .where(REFERENCE.ID.eq(reference.value()))
                .execute());
        return removed;
    }

    /** A work that was removed is back with its first file. */
    private void recordAdded(DSLContext dsl, String work, ReferenceId reference) {
        int restored = dsl.update(WORK)
                .setNull(WORK.REMOVED_AT)
                .where(WORK.ID.eq(work), WORK.REMOVED_AT.isNotNull())
                .execute();
        if (restored > 0) {
            events.record(dsl, work, WorkEvent.Action.RESTORED, List.of());
        }
        events.record(
                dsl,
                work,
                WorkEvent.Action.FILES_ADDED,
                List.of(WorkEvent.Change.added(
                        "file", WorkRows.registered(dsl, reference).reference().label())));
    }

    private String insertWork(DSLContext dsl, Party owner, Submission submission, Tags tags, Medium kind) {
        String id = ids.next();
        dsl.insertInto(WORK)
                .set(WORK.ID, id)
                .set(WORK.ORGANISATION, organisation.id())
                .set(WORK.TITLE, title(submission, tags))
                .set(WORK.KIND, kind.name())
                .set(WORK.OWNER, owner.id())
                .set(
                        WORK.POLICY,
                        submission
                                .details()
                                .policy()
                                .orElse(Policy.BLOCK_ACCESS)
                                .name())
                .set(WORK.CREATED_AT, clock.millis())
                .execute();
        return id;
    }

    /** What the owner says, else what the file says, else the name of the file. */
    private static String title(Submission submission, Tags tags) {
        return submission
                .newTitle()
                .orElseGet(() -> tags.title()
                        .map(WorkDetails::titleOf)
                        .orElseGet(() -> Sanitiser.fit(
                                WrittenText.inOneLine(fileName(submission.file())), WorkDetails.LONGEST_TITLE)));
    }

    private ReferenceId reference(
            DSLContext dsl, String work, Path file, Content content, Iscc iscc, List<Part> parts, boolean competing) {
        String id = ids.next();
        dsl.insertInto(REFERENCE)
                .set(REFERENCE.ID, id)
                .set(REFERENCE.WORK, work)
                .set(REFERENCE.FILE_NAME, Sanitiser.fit(fileName(file), LONGEST_FILE_NAME))
                .set(REFERENCE.SHA256, content.sha256())
                .set(REFERENCE.BYTES, content.bytes())
                .set(REFERENCE.ISCC, iscc.toString())
                .set(
                        REFERENCE.DURATION_MS,
                        parts.getFirst().durationMillis().isPresent()
                                ? (Long) parts.getFirst().durationMillis().getAsLong()
                                : null)
                .set(REFERENCE.UNMATCHABLE, unmatchable(parts).map(Enum::name).orElse(null))
                .set(
                        REFERENCE.PARTIAL_BECAUSE,
                        parts.stream()
                                .flatMap(part -> part.partial().stream())
                                .findFirst()
                                .map(reached -> Sanitiser.fit(reached, LONGEST_PARTIAL))
                                .orElse(null))
                .set(REFERENCE.COMPETING, competing)
                .set(REFERENCE.REGISTERED_AT, clock.millis())
                .execute();
        return new ReferenceId(id);
    }

    /** Only a file of which no part can be compared cannot be compared. */
    private static Optional<Unmatchable> unmatchable(List<Part> parts) {
        boolean comparable =
                parts.stream().anyMatch(part -> part.fingerprint().unmatchable().isEmpty());
        return comparable ? Optional.empty() : parts.getFirst().fingerprint().unmatchable();
    }

    private static void fingerprint(DSLContext dsl, ReferenceId reference, Fingerprint fingerprint) {
        dsl.insertInto(FINGERPRINT)
                .set(FINGERPRINT.REFERENCE, reference.value())
                .set(FINGERPRINT.MEDIUM, fingerprint.medium().name())
                .set(FINGERPRINT.VERSION, fingerprint.version())
                .set(FINGERPRINT.CODE, fingerprint.encode())
                .execute();
    }

    private void competing(DSLContext dsl, ReferenceId reference, RegisteredMatch competitor) {
        dsl.insertInto(COMPETING)
                .set(COMPETING.REFERENCE, reference.value())
                .set(COMPETING.OTHER, competitor.match().reference().value())
                .set(COMPETING.MEDIUM, competitor.match().medium().name())
                .set(COMPETING.GRADE, competitor.match().grade().name())
                .set(COMPETING.DETAIL, MatchJson.encode(competitor.match()))
                .set(COMPETING.FOUND_AT, clock.millis())
                .set(COMPETING.CONTESTED_AT, clock.millis())
                .onConflictDoNothing() // best first: the best of a reference and medium is kept
                .execute();
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
