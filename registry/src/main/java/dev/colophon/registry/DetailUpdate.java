package dev.colophon.registry;

import static dev.colophon.store.schema.tables.AuthorisedHost.AUTHORISED_HOST;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Applies what an owner says of a file that is registered already. What is not said stays as it is. Thread-safe. */
final class DetailUpdate {

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final WorkEvents events;
    private final ReferenceMoveListener moves;

    /**
     * @param events tells who updates
     * @param moves told when another title makes a file one of another work
     */
    DetailUpdate(Database database, WorkEvents events, ReferenceMoveListener moves) {
        this.database = database;
        this.ids = events.ids();
        this.clock = events.clock();
        this.events = events;
        this.moves = moves;
    }

    /**
     * What the details say that is different.
     *
     * @param changes that are applied
     * @param kept what stays as a person has edited it
     */
    record Difference(List<Registration.Change> changes, List<Registration.Change> kept) {

        /**
         * Of what is registered already.
         *
         * @throws RegistryException when a newer message has said something of it
         */
        static Difference of(
                WorkDetails details, Work work, DescriptiveMetadata stored, Supplier<EditedDetails> edited) {
            checkDate(details, work, stored);
            List<Registration.Change> all = DetailUpdate.changes(details, work, stored);
            List<Registration.Change> changes =
                    all.isEmpty() ? all : DetailUpdate.changes(details.unedited(edited.get()), work, stored);
            return new Difference(
                    changes,
                    Stream.concat(
                                    otherOwner(details, work.owner()).stream(),
                                    all.stream().filter(change -> !changes.contains(change)))
                            .toList());
        }

        private static void checkDate(WorkDetails details, Work work, DescriptiveMetadata stored) {
            Optional<MessageDate> said = MessageDate.of(details.metadata());
            Optional<MessageDate> newer = MessageDate.of(stored)
                    .filter(last -> said.filter(date -> date.isOutdatedBy(last)).isPresent());
            if (newer.isPresent()) {
                throw new RegistryException(
                        "OUTDATED: a message of %s that was made on %s has described `%s`, and this one was made before, on %s; `works edit` changes it by hand"
                                .formatted(
                                        newer.get().sender(),
                                        newer.get().made(),
                                        work.title(),
                                        said.orElseThrow().made()));
            }
        }

        /** Only what a person gave to somebody else is known under the name of another owner. */
        private static Optional<Registration.Change> otherOwner(WorkDetails details, Party owner) {
            return Optional.of(details.owner())
                    .filter(said -> !said.equals(owner.name()) && !said.equals(owner.id()))
                    .map(said -> new Registration.Change(Registration.Detail.OWNER, Optional.of(owner.name()), said));
        }

        /** What a file is that is registered. */
        Registration known(Path file, Registered registered) {
            return changes.isEmpty()
                    ? new Registration.Known(file, registered, kept)
                    : new Registration.Updated(file, registered, changes, kept);
        }
    }

    /**
     * Applies the details in one transaction.
     *
     * @return how it is registered now, and what was changed
     */
    Registration apply(Submission submission, Registered known) {
        Difference before = difference(database, submission.details(), known.work());
        if (before.changes().isEmpty()) {
            return before.known(submission.file(), known);
        }
        return database.write(dsl -> apply(dsl, submission, known));
    }

    /** The same, within a transaction of whoever asks. */
    Registration apply(DSLContext dsl, Submission submission, Registered known) {
        Parties.lock(dsl, known.work().owner());
        Registered current = WorkRows.registered(dsl, known.reference().id());
        String work = current.work().id();
        EditedDetails edited = EditedDetails.of(dsl, work);
        Difference difference =
                Difference.of(submission.details(), current.work(), MetadataRows.of(dsl, work), () -> edited);
        if (!difference.changes().isEmpty()) {
            change(dsl, submission, submission.details().unedited(edited), current, difference.changes());
        }
        return difference.known(
                submission.file(), WorkRows.registered(dsl, current.reference().id()));
    }

    /** What the details say that is different from what is stored. */
    static Difference difference(Database database, WorkDetails details, Work work) {
        return Difference.of(
                details, work, stored(database, details, work), () -> EditedDetails.of(database, work.id()));
    }

    /** What a record of a message says that is different from what is stored. */
    static Difference difference(Database database, DescribedWorks.Meaning.Meant meant) {
        Work work = meant.registered().work();
        return Difference.of(
                meant.submission().details(), work, meant.said(), () -> EditedDetails.of(database, work.id()));
    }

    /** What is said of a work, as far as the details say something else. */
    private static DescriptiveMetadata stored(Database database, WorkDetails details, Work work) {
        return details.metadata().isEmpty()
                ? DescriptiveMetadata.NONE
                : database.read(dsl -> MetadataRows.of(dsl, work.id()));
    }

    /** What of the details is different now. */
    private static List<Registration.Change> changes(WorkDetails details, Work work, DescriptiveMetadata stored) {
        List<Registration.Change> changes = new ArrayList<>();
        details.title()
                .filter(title -> !title.equals(work.title()))
                .ifPresent(title -> changes.add(
                        new Registration.Change(Registration.Detail.TITLE, Optional.of(work.title()), title)));
        details.policy()
                .filter(policy -> policy != work.policy())
                .ifPresent(policy -> changes.add(new Registration.Change(
                        Registration.Detail.POLICY, Optional.of(work.policy().standard()), policy.standard())));
        details.authorisedHosts().stream()
                .distinct()
                .filter(host -> !work.authorisedHosts().contains(host))
                .forEach(host -> changes.add(
                        new Registration.Change(Registration.Detail.AUTHORISED_HOST, Optional.empty(), host.name())));
        changes.addAll(changes(details.metadata(), stored));
        return changes;
    }

    private static List<Registration.Change> changes(DescriptiveMetadata said, DescriptiveMetadata stored) {
        List<Registration.Change> changes = new ArrayList<>();
        said.identifiers().stream()
                .map(StatedIdentifier::identifier)
                .filter(identifier -> stored.identifiers().stream()
                        .map(StatedIdentifier::identifier)
                        .noneMatch(known -> known.scheme() == identifier.scheme()
                                && known.normal().equals(identifier.normal())))
                .forEach(identifier -> changes.add(new Registration.Change(
                        Registration.Detail.IDENTIFIER, Optional.empty(), identifier.toString())));
        for (StatedField field : said.fields()) {
            Optional<String> before = stored.fields().stream()
                    .filter(known -> known.name().equals(field.name()))
                    .map(StatedField::content)
                    .findFirst();
            if (!before.equals(Optional.of(field.content()))) {
                changes.add(new Registration.Change(
                        Registration.Detail.FIELD, before, field.name() + ": " + field.content()));
            }
        }
        return changes;
    }

    private void change(
            DSLContext dsl,
            Submission submission,
            WorkDetails details,
            Registered current,
            List<Registration.Change> changes) {
        Work work = current.work();
        String id = details.title()
                .filter(title -> !title.equals(work.title()))
                .map(title -> titled(dsl, title, submission.identifying(), current))
                .orElse(work.id());
        details.policy()
                .ifPresent(policy -> dsl.update(WORK)
                        .set(WORK.POLICY, policy.name())
                        .where(WORK.ID.eq(id))
                        .execute());
        authorise(dsl, id, details.authorisedHosts());
        MetadataRows.store(dsl, id, details.metadata(), clock.millis());
        events.record(
                dsl,
                id,
                WorkEvent.Action.UPDATED,
                changes.stream().map(DetailUpdate::recorded).toList());
    }

    private static WorkEvent.Change recorded(Registration.Change change) {
        String what = change.detail().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new WorkEvent.Change(what, change.before(), Optional.of(change.after()));
    }

    static void authorise(DSLContext dsl, String work, List<Host> hosts) {
        for (Host host : hosts) {
            dsl.insertInto(AUTHORISED_HOST)
                    .set(AUTHORISED_HOST.WORK, work)
                    .set(AUTHORISED_HOST.HOST, host.name())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /**
     * The file now belongs to the work of this title: its own where that is called so elsewhere, else the owner's work that has the title
     * already, else its own work under another title, which becomes a new one when other files belong to the old.
     *
     * @throws RegistryException when a person took the file out of that work
     */
    private String titled(DSLContext dsl, String title, List<Identifier> identifying, Registered current) {
        Work work = current.work();
        Optional<String> identified = WorkRows.identified(dsl, work.owner(), work.kind(), identifying);
        if (identified.equals(Optional.of(work.id()))) {
            dsl.update(WORK).set(WORK.TITLE, title).where(WORK.ID.eq(work.id())).execute();
            return work.id();
        }
        Optional<String> other =
                identified.or(() -> WorkRows.titled(dsl, work.owner(), title, work.kind(), identifying));
        boolean alone = dsl.fetchCount(REFERENCE, REFERENCE.WORK.eq(work.id()).and(REFERENCE.REMOVED_AT.isNull())) == 1;
        if (other.isEmpty() && alone) {
            dsl.update(WORK).set(WORK.TITLE, title).where(WORK.ID.eq(work.id())).execute();
            return work.id();
        }
        if (other.filter(to -> wasRemoved(dsl, current, to)).isPresent()) {
            throw new RegistryException(
                    "REMOVED: it was removed from `%s` and is a file of `%s` now; leave its title out, or merge the two"
                            .formatted(title, work.title()));
        }
        String target = other.orElseGet(() -> copied(dsl, work, title));
        dsl.update(REFERENCE)
                .set(REFERENCE.WORK, target)
                .where(REFERENCE.ID.eq(current.reference().id().value()))
                .execute();
        moves.moved(dsl, current.reference(), work.id(), target);
        if (alone) {
            authorise(dsl, target, work.authorisedHosts());
            MetadataRows.move(dsl, work.id(), target, EditedDetails.of(dsl, target)::unedited, clock.millis());
            EditedDetails.copy(dsl, work.id(), target);
            WorkRows.leave(dsl, work.id(), target, clock.millis());
        }
        return target;
    }

    private static boolean wasRemoved(DSLContext dsl, Registered current, String from) {
        return dsl.fetchExists(
                REFERENCE,
                REFERENCE
                        .WORK
                        .eq(from)
                        .and(REFERENCE.SHA256.eq(current.reference().content().sha256())));
    }

    private String copied(DSLContext dsl, Work work, String title) {
        String id = ids.next();
        dsl.insertInto(WORK)
                .set(WORK.ID, id)
                .set(WORK.ORGANISATION, work.organisation())
                .set(WORK.TITLE, title)
                .set(WORK.KIND, work.kind().name())
                .set(WORK.OWNER, work.owner().id())
                .set(WORK.POLICY, work.policy().name())
                .set(WORK.CREATED_AT, clock.millis())
                .execute();
        authorise(dsl, id, work.authorisedHosts());
        return id;
    }
}
