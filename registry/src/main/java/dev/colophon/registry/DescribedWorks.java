package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered works that records of messages mean without bringing a file of them. Thread-safe. */
final class DescribedWorks {

    private final Optional<Database> database;
    private final Organisation organisation;

    /** @param database empty where nothing is registered yet */
    DescribedWorks(Optional<Database> database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** What is said of a work, and a file of it as which it is known. */
    record Meant(Submission submission, Registered registered) {}

    /**
     * The work that a record means.
     *
     * @param message that the record is in
     * @throws RegistryException when there is none, or more than one
     */
    Meant meant(Path message, CatalogueRecord.Described record) {
        List<Work> works = called(record.identifiers()).stream()
                .filter(work -> record.work()
                        .owner()
                        .filter(owner -> !owner.equals(work.owner().name())
                                && !owner.equals(work.owner().id()))
                        .isEmpty())
                .toList();
        if (works.size() != 1) {
            throw refused(
                    record,
                    "%s, and %s%s is registered as %s%s"
                            .formatted(
                                    record.missing(),
                                    works.isEmpty() ? "no work" : "more than one work",
                                    record.work()
                                            .owner()
                                            .map(owner -> " of " + owner)
                                            .orElse(""),
                                    named(record.identifiers()),
                                    works.isEmpty()
                                            ? ""
                                            : works.stream()
                                                    .map(Work::id)
                                                    .collect(Collectors.joining(", ", ": ", ""))));
        }
        Work work = works.getFirst();
        try {
            Submission submission =
                    new Submission(message, record.work().of(work.owner().id()), record.identifiers());
            return new Meant(submission, new Registered(reference(record, work), work));
        } catch (RegistryException e) {
            throw refused(record, String.valueOf(e.getMessage()));
        }
    }

    private Reference reference(CatalogueRecord.Described record, Work work) {
        return database
                .orElseThrow()
                .read(dsl ->
                        WorkRows.references(dsl, REFERENCE.WORK.eq(work.id()).and(REFERENCE.REMOVED_AT.isNull())))
                .stream()
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        "%s, and `%s` has no files left".formatted(record.missing(), work.title())));
    }

    private static RegistryException refused(CatalogueRecord record, String why) {
        return new RegistryException("NOT_LISTED: line %d: record %s: %s".formatted(record.line(), record.id(), why));
    }

    /** What a record that takes works back leads to: a person removes works, not a message. */
    Registration.Refused kept(Path message, CatalogueRecord.Withdrawn record) {
        List<Work> works = called(record.identifiers());
        String known = works.isEmpty()
                ? record.identifiers().isEmpty()
                        ? "no work was looked for, since it names no ISRC, ISBN, EIDR or DOI"
                        : "nothing is registered as " + named(record.identifiers())
                : works.stream()
                        .map(work -> "`%s` of %s stays: `colophon works remove %s` takes it out"
                                .formatted(work.title(), work.owner().name(), work.id()))
                        .collect(Collectors.joining("; "));
        return new Registration.Refused(
                message,
                "NOT_LISTED: line %d: record %s: %s, and %s"
                        .formatted(record.line(), record.id(), record.because(), known));
    }

    private List<Work> called(List<Identifier> identifiers) {
        return database.map(stored -> stored.read(dsl -> WorkRows.works(
                        dsl,
                        WORK.ORGANISATION
                                .eq(organisation.id())
                                .and(WORK.REMOVED_AT.isNull())
                                .and(WorkRows.isCalled(identifiers)))))
                .orElse(List.of());
    }

    private static String named(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::toString).collect(Collectors.joining(" or "));
    }
}
