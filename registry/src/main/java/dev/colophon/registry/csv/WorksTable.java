package dev.colophon.registry.csv;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Works as a list, a line for each of their files, which {@link WorksCsv} reads back as it is: where they are registered that
 * changes nothing. UTF-8 with a byte order mark, without which spreadsheets read it wrong. Writes to one file, for one thread.
 */
public final class WorksTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** DOIs may have a semicolon. */
    private static final String BETWEEN = "|";

    private final CSVPrinter table;
    private final Set<IdentifierScheme> schemes;
    private final Set<String> fields;
    private final boolean withdrawals;
    private final Set<String> leftOut = new TreeSet<>();

    /** @param said of all works that are to be added: each identifier and field has a column */
    public WorksTable(OutputStream file, Collection<DescriptiveMetadata> said) throws IOException {
        this.schemes = said.stream()
                .flatMap(of -> of.identifiers().stream())
                .map(stated -> stated.identifier().scheme())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdentifierScheme.class)));
        Set<String> names = said.stream()
                .flatMap(of -> of.fields().stream())
                .map(StatedField::name)
                .collect(Collectors.toCollection(TreeSet::new));
        this.fields = names.stream().filter(WorksTable::canBeListed).collect(Collectors.toCollection(TreeSet::new));
        names.stream()
                .filter(name -> !canBeListed(name))
                .map(name -> "the field `%s`".formatted(name))
                .forEach(leftOut::add);
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        writer.append(BYTE_ORDER_MARK);
        this.table = new CSVPrinter(writer, CSVFormat.RFC4180);
        List<String> header = new ArrayList<>(ListColumns.OF_EVERY_TABLE);
        this.withdrawals = said.stream().anyMatch(of -> !of.withdrawn().isEmpty());
        if (withdrawals) {
            header.add(ListColumns.WITHDRAWN);
        }
        schemes.stream().map(ListColumns::name).forEach(header::add);
        header.addAll(fields);
        print(header);
    }

    /** Under another name a column means something else than a field. */
    private static boolean canBeListed(String field) {
        return ListColumns.known(field).isEmpty() || ListColumns.FIELDS.contains(field);
    }

    /**
     * Adds the lines of a work.
     *
     * @param owner its name, or its id where others bear the name
     */
    public void add(Work work, String owner, DescriptiveMetadata said, List<Reference> files) throws IOException {
        for (Reference file : files) {
            List<String> cells = new ArrayList<>(List.of(
                    file.fileName(),
                    file.content().sha256(),
                    work.id(),
                    work.title(),
                    owner,
                    work.policy().standard(),
                    work.authorisedHosts().stream().map(Host::name).collect(Collectors.joining(";"))));
            if (withdrawals) {
                cells.add(withdrawn(said));
            }
            schemes.forEach(scheme -> cells.add(identifiers(said, scheme)));
            fields.forEach(name -> cells.add(field(said, name)));
            print(cells);
        }
    }

    private String withdrawn(DescriptiveMetadata said) {
        said.withdrawn().stream()
                .filter(name -> name.contains(BETWEEN))
                .forEach(name -> leftOut.add("that `%s` was taken away".formatted(name)));
        return said.withdrawn().stream()
                .filter(name -> !name.contains(BETWEEN))
                .sorted()
                .collect(Collectors.joining(BETWEEN));
    }

    private String identifiers(DescriptiveMetadata said, IdentifierScheme scheme) {
        return said.identifiers().stream()
                .map(StatedIdentifier::identifier)
                .filter(identifier -> identifier.scheme() == scheme)
                .flatMap(identifier -> listed(identifier).stream())
                .collect(Collectors.joining(BETWEEN));
    }

    /** As it was given, or as its standard has it, whichever can stand beside others. */
    private Optional<String> listed(Identifier identifier) {
        Optional<String> listed = List.of(identifier.given(), identifier.printed()).stream()
                .filter(text ->
                        WorksCsv.several(text, identifier.scheme()).toList().equals(List.of(text)))
                .findFirst();
        if (listed.isEmpty()) {
            leftOut.add("the identifier %s".formatted(identifier));
        }
        return listed;
    }

    private static String field(DescriptiveMetadata said, String name) {
        return said.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(StatedField::content)
                .findFirst()
                .orElse("");
    }

    private void print(List<String> cells) throws IOException {
        table.printRecord(cells.stream().map(SpreadsheetCell::written));
    }

    /** What cannot stand in a list. */
    public Collection<String> leftOut() {
        return leftOut;
    }

    /** Writes what is still in memory. */
    public void finish() throws IOException {
        table.flush();
    }
}
