package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkIdentifier.WORK_IDENTIFIER;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The registered works that records of a message mean without bringing a file of them. All are looked up at once: a message may have
 * very many records.
 *
 * @param called the works that have an identifier
 * @param files a file of each, where one is left
 * @param said what is known of each of which something is
 */
record DescribedWorks(
        Map<String, List<Work>> called, Map<String, Reference> files, Map<String, DescriptiveMetadata> said) {

    /** Where nothing is registered yet. */
    static final DescribedWorks NONE = new DescribedWorks(Map.of(), Map.of(), Map.of());

    /** What a record comes to. */
    sealed interface Meaning {

        /** A work is meant, which is known as this file, and of which this is known. */
        record Meant(Submission submission, Registered registered, DescriptiveMetadata said) implements Meaning {}

        record Refused(Registration.Refused refusal) implements Meaning {}
    }

    /** Those that records may mean. */
    static DescribedWorks of(
            DSLContext dsl, Organisation organisation, List<? extends CatalogueRecord.WithoutFile> records) {
        Map<String, List<String>> ids = ids(
                dsl,
                records.stream()
                        .flatMap(record -> record.identifiers().stream())
                        .toList());
        List<String> all =
                ids.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, Work> works = new HashMap<>();
        Map<String, Reference> files = new HashMap<>();
        for (List<String> some : Rows.parts(all)) {
            WorkRows.works(
                            dsl,
                            WORK.ID
                                    .in(some)
                                    .and(WORK.ORGANISATION.eq(organisation.id()))
                                    .and(WORK.REMOVED_AT.isNull()))
                    .forEach(work -> works.put(work.id(), work));
            WorkRows.references(dsl, REFERENCE.WORK.in(some).and(REFERENCE.REMOVED_AT.isNull()))
                    .forEach(reference -> files.putIfAbsent(reference.workId(), reference));
        }
        Map<String, List<Work>> called = new HashMap<>();
        ids.forEach((identifier, of) -> called.put(
                identifier,
                of.stream()
                        .flatMap(id -> Optional.ofNullable(works.get(id)).stream())
                        .toList()));
        return new DescribedWorks(called, files, MetadataRows.of(dsl, all));
    }

    /** The ids of the works that have each of these identifiers. */
    private static Map<String, List<String>> ids(DSLContext dsl, Collection<Identifier> identifiers) {
        Map<String, List<String>> byScheme = identifiers.stream()
                .collect(Collectors.groupingBy(
                        identifier -> identifier.scheme().name(),
                        LinkedHashMap::new,
                        Collectors.mapping(Identifier::normal, Collectors.toList())));
        Map<String, List<String>> ids = new HashMap<>();
        byScheme.forEach((scheme, values) -> {
            for (List<String> some : Rows.parts(values.stream().distinct().toList())) {
                dsl.select(WORK_IDENTIFIER.NORMAL, WORK_IDENTIFIER.WORK)
                        .from(WORK_IDENTIFIER)
                        .where(WORK_IDENTIFIER.SCHEME.eq(scheme), WORK_IDENTIFIER.NORMAL.in(some))
                        .orderBy(WORK_IDENTIFIER.WORK.desc())
                        .forEach(row -> ids.computeIfAbsent(key(scheme, row.value1()), _ -> new ArrayList<>())
                                .add(row.value2()));
            }
        });
        return ids;
    }

    private static String key(String scheme, String normal) {
        return scheme + " " + normal;
    }

    /**
     * What a record means.
     *
     * @param message that the record is in
     */
    Meaning meaning(Path message, CatalogueRecord.WithoutFile record) {
        try {
            return switch (record) {
                case CatalogueRecord.Described about -> meant(message, about);
                case CatalogueRecord.Withdrawn about -> refusal(message, refused(about, kept(about)));
            };
        } catch (RegistryException e) {
            return refusal(message, e);
        }
    }

    private static Meaning.Refused refusal(Path message, RegistryException why) {
        return new Meaning.Refused(new Registration.Refused(message, String.valueOf(why.getMessage())));
    }

    private Meaning.Meant meant(Path message, CatalogueRecord.Described record) {
        List<Work> called = called(record.identifiers());
        List<Work> works = called.stream().filter(work -> isMeant(record, work)).toList();
        if (works.size() != 1) {
            throw refused(record, record.missing() + ", and " + unclear(record, called, works));
        }
        Work work = works.getFirst();
        Reference file = Optional.ofNullable(files.get(work.id()))
                .orElseThrow(() ->
                        refused(record, "%s, and `%s` has no files left".formatted(record.missing(), work.title())));
        try {
            Submission submission =
                    new Submission(message, record.work().of(work.owner().id()), record.identifiers());
            return new Meaning.Meant(submission, new Registered(file, work), said(work));
        } catch (RegistryException e) {
            throw refused(record, String.valueOf(e.getMessage()));
        }
    }

    private DescriptiveMetadata said(Work work) {
        return said.getOrDefault(work.id(), DescriptiveMetadata.NONE);
    }

    /** An identifier is no proof: it stands in everybody's databases. */
    private boolean isMeant(CatalogueRecord.Described record, Work work) {
        return record.work()
                .owner()
                .map(owner -> owner.equals(work.owner().name())
                        || owner.equals(work.owner().id()))
                .orElseGet(() -> record.work()
                        .origin()
                        .filter(origin -> said(work).fields().stream()
                                .anyMatch(known -> known.name().equals(origin.name())
                                        && known.content().equals(origin.content())))
                        .isPresent());
    }

    private static String unclear(CatalogueRecord.Described record, List<Work> called, List<Work> works) {
        String identifiers = named(record.identifiers());
        Optional<String> owner = record.work().owner();
        if (owner.isEmpty() && works.isEmpty() && !called.isEmpty()) {
            return "it does not say whose work it means: %s is `%s` of %s, which came by another record; give --owner"
                    .formatted(
                            identifiers,
                            called.getFirst().title(),
                            called.getFirst().owner().name());
        }
        return "%s%s is registered as %s%s"
                .formatted(
                        works.isEmpty() ? "no work" : "more than one work",
                        owner.map(name -> " of " + name).orElse(""),
                        identifiers,
                        works.isEmpty()
                                ? ""
                                : works.stream().map(Work::id).collect(Collectors.joining(", ", ": ", "")));
    }

    private static RegistryException refused(CatalogueRecord record, String why) {
        return new RegistryException("NOT_LISTED: line %d: record %s: %s".formatted(record.line(), record.id(), why));
    }

    /** What a record that takes works back leads to: a person removes works, not a message. */
    private String kept(CatalogueRecord.Withdrawn record) {
        List<Work> works = called(record.identifiers());
        String known = works.isEmpty()
                ? record.identifiers().isEmpty()
                        ? "no work was looked for, since it names no ISRC, ISBN, EIDR or DOI"
                        : "nothing is registered as " + named(record.identifiers())
                : works.stream()
                        .map(work -> "`%s` of %s stays: `colophon works remove %s` takes it out"
                                .formatted(work.title(), work.owner().name(), work.id()))
                        .collect(Collectors.joining("; "));
        return record.because() + ", and " + known;
    }

    private List<Work> called(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> key(identifier.scheme().name(), identifier.normal()))
                .flatMap(key -> called.getOrDefault(key, List.of()).stream())
                .distinct()
                .toList();
    }

    private static String named(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::toString).collect(Collectors.joining(" or "));
    }
}
