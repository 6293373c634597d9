package dev.colophon.registry;

import dev.colophon.registry.DescribedWorks.Meaning;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Applies what records of messages say of works of which they bring no file. Thread-safe. */
final class DescribedRecords {

    private final Database database;
    private final Organisation organisation;
    private final DetailUpdate details;

    DescribedRecords(Database database, Organisation organisation, DetailUpdate details) {
        this.database = database;
        this.organisation = organisation;
        this.details = details;
    }

    /** What a record would come to if it were the only one. */
    static Registration expected(Database database, Meaning meaning) {
        return switch (meaning) {
            case Meaning.Refused(Registration.Refused refusal) -> refusal;
            case Meaning.Meant meant -> expected(database, meant);
        };
    }

    private static Registration expected(Database database, Meaning.Meant meant) {
        try {
            return DetailUpdate.difference(database, meant)
                    .known(meant.submission().file(), meant.registered());
        } catch (RegistryException e) {
            return new Registration.Refused(meant.submission().file(), String.valueOf(e.getMessage()));
        }
    }

    /** Applies records, in their order; nothing is written where none says anything new. */
    List<Registration> describe(Path message, List<? extends CatalogueRecord.WithoutFile> records) {
        DescribedWorks works = database.read(dsl -> DescribedWorks.of(dsl, organisation, records));
        List<Meaning> meanings =
                records.stream().map(record -> works.meaning(message, record)).toList();
        List<Registration> expected =
                meanings.stream().map(meaning -> expected(database, meaning)).toList();
        return expected.stream().anyMatch(Registration.Updated.class::isInstance)
                ? database.writeRepeating(dsl -> applied(dsl, meanings, expected))
                : expected;
    }

    /** A record that says nothing new may do so after one that came before it. */
    private List<Registration> applied(DSLContext dsl, List<Meaning> meanings, List<Registration> expected) {
        Set<String> changed = new HashSet<>();
        List<Registration> applied = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            Registration registration = expected.get(i);
            if (meanings.get(i) instanceof Meaning.Meant meant
                    && (registration instanceof Registration.Updated
                            || changed.contains(meant.registered().work().id()))) {
                registration = applied(dsl, meant);
                changed.add(meant.registered().work().id());
            }
            applied.add(registration);
        }
        return List.copyOf(applied);
    }

    private Registration applied(DSLContext dsl, Meaning.Meant meant) {
        try {
            return details.apply(dsl, meant.submission(), meant.registered());
        } catch (RegistryException e) { // thrown before anything of it is written
            return new Registration.Refused(meant.submission().file(), String.valueOf(e.getMessage()));
        }
    }
}
