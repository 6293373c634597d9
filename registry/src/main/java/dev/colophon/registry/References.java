package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.IndexChange.INDEX_CHANGE;
import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.detect.Part;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.index.ReferenceId;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.metadata.FileTags;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

    References(Database database, Organisation organisation, Ids ids, InstantSource clock) {
        this.database = database;
        this.organisation = organisation;
        this.parties = new Parties(organisation, ids, clock);
        this.ids = ids;
        this.clock = clock;
    }

    /** What a transaction stored, and the position of its index change. */
    record Stored(Registered registered, long position) {}

    /**
     * What the same owner has registered with the same bytes.
     *
     * @throws RegistryException when several parties bear the owner's name
     */
    Optional<Registered> known(String owner, Content content) {
        return known(database, organisation, owner, content);
    }

    static Optional<Registered> known(Database database, Organisation organisation, String owner, Content content) {
        return database.read(
                dsl -> Parties.find(dsl, organisation, owner).flatMap(party -> known(dsl, party, content)));
    }

    private static Optional<Registered> known(DSLContext dsl, Party owner, Content content) {
        return dsl
                .select(REFERENCE.ID)
                .from(REFERENCE)
                .join(WORK)
                .on(WORK.ID.eq(REFERENCE.WORK))
                .where(REFERENCE.SHA256.eq(content.sha256()), WORK.OWNER.eq(owner.id()))
                .orderBy(REFERENCE.ID)
                .limit(1)
                .fetch(REFERENCE.ID)
                .stream()
                .map(ReferenceId::new)
                .map(id -> WorkRows.registered(dsl, id))
                .findFirst();
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
            if (known(dsl, owner, content).isPresent()) {
                return Optional.empty();
            }
            String work = work(
                    dsl, owner, submission, tags, parts.getFirst().fingerprint().medium());
            ReferenceId reference = reference(dsl, work, submission.file(), content, iscc, parts, !competing.isEmpty());
            parts.forEach(part -> fingerprint(dsl, reference, part.fingerprint()));
            competing.forEach(match -> competing(dsl, reference, match));
            long position = change(dsl, reference);
            return Optional.of(new Stored(WorkRows.registered(dsl, reference), position));
        });
    }

    private String work(DSLContext dsl, Party owner, Submission submission, Tags tags, Medium kind) {
        WorkDetails details = submission.details();
        String id = details.title()
                .flatMap(title -> dsl
                        .select(WORK.ID)
                        .from(WORK)
                        .where(WORK.OWNER.eq(owner.id()), WORK.TITLE.eq(title), WORK.KIND.eq(kind.name()))
                        .orderBy(WORK.ID)
                        .limit(1)
                        .fetch(WORK.ID)
                        .stream()
                        .findFirst())
                .orElseGet(() -> insertWork(dsl, owner, submission, tags, kind));
        DetailUpdate.authorise(dsl, id, details.authorisedHosts());
        MetadataRows.store(dsl, id, details.metadata(), clock.millis());
        MetadataRows.store(dsl, id, FileTags.of(tags), clock.millis());
        return id;
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
                .details()
                .title()
                .orElseGet(() -> Sanitiser.fit(
                        tags.title().orElseGet(() -> fileName(submission.file())), WorkDetails.LONGEST_TITLE));
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
                .onConflictDoNothing() // best first: the best of a reference and medium is kept
                .execute();
    }

    private static long change(DSLContext dsl, ReferenceId reference) {
        long position = dsl.update(INDEX_HEAD)
                .set(INDEX_HEAD.POSITION, INDEX_HEAD.POSITION.plus(1))
                .returning(INDEX_HEAD.POSITION)
                .fetchSingle(INDEX_HEAD.POSITION);
        dsl.insertInto(INDEX_CHANGE)
                .set(INDEX_CHANGE.POSITION, position)
                .set(INDEX_CHANGE.REFERENCE, reference.value())
                .set(INDEX_CHANGE.REMOVED, false)
                .execute();
        return position;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
