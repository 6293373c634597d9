package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkField.WORK_FIELD;

import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * What is known of declarations that owners signed and that were taken before. A work of which one was taken keeps by whom it was signed,
 * and when, among what is said of it.
 */
public final class OwnerDeclarations {

    /** The name of the field that has the key of whoever signed, {@code did:key:z6Mk…}. */
    public static final String KEY = "declared_by";

    /** The name of the field that has the moment at which it was signed, as the signer says. */
    public static final String DATE = "declared_at";

    private final Database database;
    private final Organisation organisation;

    public OwnerDeclarations(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /**
     * An owner.
     *
     * @param party empty: nobody has this name here
     * @param keys that signed what was taken of them before
     */
    public record Owner(Optional<Party> party, Set<String> keys) {

        public Owner {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * The owner of this name or id.
     *
     * @throws RegistryException when several bear the name
     */
    public Owner owner(String nameOrId) {
        return database.read(dsl -> {
            Optional<Party> party = Parties.find(dsl, organisation, nameOrId);
            return new Owner(party, party.map(found -> keys(dsl, found)).orElse(Set.of()));
        });
    }

    private static Set<String> keys(DSLContext dsl, Party party) {
        return Set.copyOf(dsl.selectDistinct(WORK_FIELD.CONTENT)
                .from(WORK_FIELD)
                .join(WORK)
                .on(WORK.ID.eq(WORK_FIELD.WORK))
                .where(
                        WORK.OWNER.eq(party.id()),
                        WORK_FIELD.NAME.eq(KEY),
                        WORK_FIELD.STATED_BY.eq(StatedBy.OWNER.name()))
                .fetch(WORK_FIELD.CONTENT));
    }

    /**
     * A file that an owner has registered.
     *
     * @param declared when the last declaration was signed that was taken of its work
     */
    public record Known(Registered registered, Optional<Instant> declared) {}

    /**
     * The file with these bytes that an owner has registered.
     *
     * @throws RegistryException when several bear the name
     */
    public Optional<Known> known(String owner, Content content) {
        return References.known(database, organisation, owner, content)
                .map(registered -> new Known(registered, declared(registered)));
    }

    private Optional<Instant> declared(Registered registered) {
        List<StatedField> said =
                new Works(database, organisation).metadata(registered.work()).fields();
        return said.stream()
                .filter(field -> field.name().equals(DATE) && field.by() == StatedBy.OWNER)
                .flatMap(field -> moment(field.content()).stream())
                .findFirst();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // a person may have written anything
        }
    }
}
