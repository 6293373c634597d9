package dev.colophon.registry;

import dev.colophon.detect.InOrder;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Reading;
import dev.colophon.detect.Refusal;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.metadata.ReferenceIscc;
import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Registers files of an organisation: reads and fingerprints them on all cores, stores them in the order in which they came, and puts them into
 * the index.
 *
 * <p>Invariant: what the listener was told is in the database, durably. The index may lag behind by what came since its last
 * commit; {@link IndexSync#replay} makes that up after a crash. So every file may be submitted again at any time: what is
 * there is recognised by its bytes before it is decoded.
 */
public final class Registrar {

    /** Committing the index costs some 10 ms: rarely enough not to show, often enough that a crash repeats little. */
    private static final int COMMIT_EVERY = 64;

    private static final Duration COMMIT_AFTER = Duration.ofSeconds(2);
    private static final SearchOptions COMPETITORS = new SearchOptions(20, Grade.STRONG);

    private final FingerprintIndex index;
    private final Function<Path, Reading> reader;
    private final Function<Path, Tags> tags;
    private final References references;
    private final DetailUpdate details;
    private final Works works;
    private final DescribedRecords described;

    /**
     * @param index up to date with the database, and open for writing
     * @param reader reads a file for {@link dev.colophon.fingerprint.Role#REFERENCE}
     * @param tags reads what a file says of itself
     * @param events tells who registers, and makes ids
     * @param moves told when another title makes a file one of another work
     */
    public Registrar(
            Database database,
            Organisation organisation,
            FingerprintIndex index,
            Function<Path, Reading> reader,
            Function<Path, Tags> tags,
            WorkEvents events,
            ReferenceMoveListener moves) {
        this.index = index;
        this.reader = reader;
        this.tags = tags;
        this.references = new References(database, organisation, events);
        this.details = new DetailUpdate(database, events, moves);
        this.works = new Works(database, organisation);
        this.described = new DescribedRecords(database, organisation, details);
    }

    /**
     * Registers the files, and tells the listener about each after it is durable, in order.
     *
     * @throws StoreException when the database cannot be written, for example because the disk is full;
     *     everything that was told before is stored
     */
    public void register(Iterator<Submission> submissions, Consumer<Registration> listener) {
        Run run = new Run();
        // A file may take minutes to read: those before it are searched meanwhile.
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("index-commit").factory())) {
            var _ = timer.scheduleWithFixedDelay(
                    run::commitWhenDue, COMMIT_AFTER.toMillis(), COMMIT_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            InOrder.forEach(submissions, this::prepare, prepared -> listener.accept(run.conclude(prepared)));
        }
        run.commit();
    }

    /**
     * Applies what records of a message say of works of which they bring no file, all in one transaction. What is registered stays,
     * whatever a message takes back.
     *
     * @return what came of each, in their order
     */
    public List<Registration> describe(Path message, List<? extends CatalogueRecord.WithoutFile> records) {
        return described.describe(message, records);
    }

    private sealed interface Prepared {
        Submission submission();

        record Read(Submission submission, Content content, Iscc iscc, Tags tags, List<Part> parts)
                implements Prepared {}

        record Known(Submission submission, Registered registered) implements Prepared {}

        record Refused(Submission submission, String reason) implements Prepared {}
    }

    /** What can be done on all cores at once. */
    private Prepared prepare(Submission submission) {
        Path file = submission.file();
        String owner = submission.details().owner();
        try {
            Optional<Registered> stated = submission.content().flatMap(content -> references.known(owner, content));
            if (stated.isPresent()) {
                return new Prepared.Known(submission, stated.get());
            }
            FileTime before = Files.getLastModifiedTime(file);
            Content content = Content.of(file);
            Optional<String> other = otherBytes(submission, content);
            if (other.isPresent()) {
                return new Prepared.Refused(submission, other.get());
            }
            Optional<Registered> known = references.known(owner, content);
            if (!References.isNew(submission, known)) {
                return new Prepared.Known(submission, known.orElseThrow());
            }
            return switch (reader.apply(file)) {
                case Refusal(Unreadable why) -> new Prepared.Refused(submission, why.reason() + ": " + why.detail());
                case Readable(List<Part> parts) -> {
                    Iscc iscc = ReferenceIscc.of(file, parts);
                    Tags said = tags.apply(file);
                    yield Files.getLastModifiedTime(file).equals(before) && Files.size(file) == content.bytes()
                            ? new Prepared.Read(submission, content, iscc, said, parts)
                            : new Prepared.Refused(
                                    submission, "VANISHED: the file changed while it was read; register it again");
                }
            };
        } catch (RegistryException e) {
            return new Prepared.Refused(submission, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Prepared.Refused(submission, reason(submission, e));
        }
    }

    /** Why a file is refused that is not the one that a list says. */
    static Optional<String> otherBytes(Submission submission, Content content) {
        return submission
                .content()
                .filter(stated -> !stated.sha256().equals(content.sha256()))
                .map(stated ->
                        "OTHER_BYTES: its SHA-256 is not the one in the list, %s, of which no file of `%s` is registered; correct the name, or empty the column `sha256`"
                                .formatted(stated.sha256(), submission.details().owner()));
    }

    /** Why a file that is or was registered is refused, if it is: what a person removed stays away until a person adds it. */
    static Optional<Registration> refusal(Submission submission, Registered known) {
        Work work = known.work();
        Optional<Instant> removed = known.reference().removedAt();
        if (removed.isPresent()) {
            return Optional.of(new Registration.Refused(
                    submission.file(),
                    "REMOVED: it was removed from `%s` on %s; `colophon references add %s FILE` brings it back"
                            .formatted(work.title(), LocalDate.ofInstant(removed.get(), ZoneOffset.UTC), work.id())));
        }
        return submission
                .work()
                .filter(wanted -> !wanted.id().equals(work.id()))
                .map(_ -> new Registration.Refused(
                        submission.file(),
                        "IN_ANOTHER_WORK: it is a file of `%s`; merge the two, or remove it there: `colophon references remove %s`"
                                .formatted(work.title(), known.reference().id())));
    }

    /** As {@code CODE: what, why, what to do}. */
    static String reason(Submission submission, IOException failure) {
        Path file = submission.file();
        return switch (failure) {
            case FileSystemException _
            when FileWalker.isLoop(file) ->
                Unreadable.Reason.NOT_A_FILE + ": a link that leads back to itself; give the file it was made for";
            case NoSuchFileException _
            when submission.content().isPresent() ->
                Unreadable.Reason.NOT_FOUND
                        + ": there is no such file, and none of `%s` with this SHA-256 is registered; check the name and the owner"
                                .formatted(submission.details().owner());
            case NoSuchFileException _ -> Unreadable.Reason.NOT_FOUND + ": there is no such file; check the name";
            case AccessDeniedException _ ->
                Unreadable.Reason.NOT_PERMITTED + ": it may not be read by this user; change its permissions";
            case FileSystemException system ->
                Unreadable.Reason.NOT_A_FILE + ": cannot be read: "
                        + Objects.requireNonNullElse(system.getReason(), "access denied")
                        + "; check what it is and who may read it";
            default -> Unreadable.Reason.NOT_A_FILE + ": cannot be read: " + failure.getMessage() + "; check the disk";
        };
    }

    /** The part that is done in order, one file after the other; commits may come from another thread. */
    private final class Run {
        /** Owners of what was put into the index and is not visible in it yet. */
        private final Set<String> uncommittedOwners = new HashSet<>();

        private int uncommitted;
        private long position = index.position();
        private long lastCommit = System.nanoTime();

        synchronized Registration conclude(Prepared prepared) {
            Path file = prepared.submission().file();
            return switch (prepared) {
                case Prepared.Refused refused -> new Registration.Refused(file, refused.reason());
                case Prepared.Known known -> known(known.submission(), known.registered());
                case Prepared.Read read -> store(read);
            };
        }

        private Registration known(Submission submission, Registered known) {
            try {
                return refusal(submission, known).orElseGet(() -> details.apply(submission, known));
            } catch (RegistryException e) {
                return new Registration.Refused(submission.file(), String.valueOf(e.getMessage()));
            }
        }

        private Registration store(Prepared.Read read) {
            Submission submission = read.submission();
            Medium kind = read.parts().getFirst().fingerprint().medium();
            Optional<Work> other = submission.work().filter(work -> work.kind() != kind);
            if (other.isPresent()) {
                return new Registration.Refused(
                        submission.file(),
                        "OTHER_KIND: it is %s, and the work is %s; register it as a work of its own"
                                .formatted(kind, other.get().kind()));
            }
            List<RegisteredMatch> competing;
            try {
                competing = competitors(submission.details().owner(), read.parts());
            } catch (IndexException | StoreException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                Unreadable why = Unreadable.internal(e);
                return new Registration.Refused(submission.file(), why.reason() + ": " + why.detail());
            }
            Optional<References.Stored> stored =
                    references.store(submission, read.content(), read.iscc(), read.tags(), read.parts(), competing);
            if (stored.isEmpty()) { // the same bytes twice in one run, or another process was faster
                return references
                        .known(submission.details().owner(), read.content())
                        .map(known -> known(submission, known))
                        .orElseThrow();
            }
            put(stored.get(), read.parts(), submission.details().owner());
            return new Registration.Added(submission.file(), stored.get().registered(), competing);
        }

        private void put(References.Stored stored, List<Part> parts, String owner) {
            ReferenceId reference = stored.registered().reference().id();
            parts.forEach(part -> index.put(reference, part.fingerprint()));
            // A position may only move on over changes that were applied: another writer's may lie between.
            if (stored.position() == position + 1) {
                position = stored.position();
            }
            uncommittedOwners.add(owner);
            uncommitted++;
            if (uncommitted >= COMMIT_EVERY) {
                commit();
            } else {
                commitWhenDue();
            }
        }

        synchronized void commitWhenDue() {
            if (uncommitted > 0 && System.nanoTime() - lastCommit > COMMIT_AFTER.toNanos()) {
                commit();
            }
        }

        private List<RegisteredMatch> competitors(String owner, List<Part> parts) {
            if (!works.ofOthers(owner)) {
                return List.of(); // searching costs as much as decoding, and who is alone competes with nobody
            }
            if (uncommittedOwners.stream().anyMatch(other -> !other.equals(owner))) {
                commit();
            }
            List<Match> matches = parts.stream()
                    .flatMap(part -> index.search(part.fingerprint(), COMPETITORS).stream())
                    .toList();
            Map<ReferenceId, Registered> registered =
                    works.registered(matches.stream().map(Match::reference).toList());
            return RegisteredMatch.joined(matches, registered).stream()
                    .filter(match -> !isOf(owner, match.registered().work()))
                    .toList();
        }

        private static boolean isOf(String owner, Work work) {
            return work.owner().name().equals(owner) || work.owner().id().equals(owner);
        }

        synchronized void commit() {
            if (uncommitted > 0) {
                index.commit(position);
                uncommitted = 0;
                uncommittedOwners.clear();
            }
            lastCommit = System.nanoTime();
        }
    }
}
