package dev.colophon.registry.csv;

import dev.colophon.media.refusal.MessageText;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.StatedContent;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of files with what their owner says about them, with a header line; separated by commas, semicolons or tabs. Columns
 * in any order: {@code file} (needed; relative to the list, and in its folder or another that may be named), {@code sha256} (of its bytes: it need not be there where they are
 * registered already), {@code work_id} (of the one that has them), {@code title}, {@code owner}, {@code policy}, {@code authorised_hosts},
 * {@code creator}, {@code copyright}, {@code date}, and one for each {@link IdentifierScheme}. Several hosts or identifiers in
 * a field have {@code ;} or {@code |} between them, DOIs {@code |}. An empty field takes what the command line says.
 */
public final class WorksCsv {

    private static final int LONGEST_CELL = 64 << 10;
    private static final int LONGEST_ROW = 1 << 20;

    /** What Excel writes and reads as a first line. */
    private static final Pattern STATED_SEPARATOR = Pattern.compile("(?i)\"?sep=([^\"\r\n])\"?\\h*(?:\r\n|\r|\n)");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"?+");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What holds where a row says nothing. */
    public record Defaults(
            Optional<String> owner, Optional<String> title, Optional<Policy> policy, List<Host> authorisedHosts) {

        public Defaults {
            authorisedHosts = List.copyOf(authorisedHosts);
        }
    }

    /** A row of the list: every one is accepted or refused. */
    public sealed interface Row {

        /** The line that the row begins in, from 1. */
        long line();

        /**
         * To be registered.
         *
         * @param warnings what of it was left out, and why
         */
        record Accepted(long line, Submission submission, List<String> warnings) implements Row {

            public Accepted {
                warnings = List.copyOf(warnings);
            }
        }

        /**
         * Not to be registered.
         *
         * @param file its path, or what is written where a path cannot be made of it
         * @param reason what, why, what to do
         */
        record Refused(long line, String file, String reason) implements Row {}
    }

    /**
     * A list that was read.
     *
     * @param warnings of the list as a whole
     */
    public record Listing(List<Row> rows, List<String> warnings) {

        public Listing {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    private final ListedFolders folders;
    private final ListColumns columns;
    private final CSVFormat format;
    private final Defaults defaults;

    private WorksCsv(ListedFolders folders, ListColumns columns, CSVFormat format, Defaults defaults) {
        this.folders = folders;
        this.columns = columns;
        this.format = format;
        this.defaults = defaults;
    }

    /** The column that a name means, however it is written; empty where none has a meaning of its own. */
    public static Optional<String> column(String name) {
        return ListColumns.known(name);
    }

    /** Whether what stands in a column is kept as a field of its name. */
    public static boolean isField(String column) {
        return ListColumns.FIELDS.contains(column);
    }

    /** Reads a list that names files of its own folder. */
    public static Listing read(Path list, Defaults defaults) {
        return read(list, List.of(), defaults);
    }

    /**
     * Reads a list. A row that names another file than it may is refused.
     *
     * @param others folders and files that it may name beside what is in its own folder
     * @throws RegistryException when it is not such a list at all
     */
    public static Listing read(Path list, List<Path> others, Defaults defaults) {
        try {
            ListText text = ListText.of(list);
            Matcher stated = STATED_SEPARATOR.matcher(text.text());
            boolean states = stated.lookingAt();
            String rest = states ? text.text().substring(stated.end()) : text.text();
            char separator = states ? stated.group(1).charAt(0) : separator(rest);
            RecordReader records = new RecordReader(rest, separator, states ? 2 : 1, LONGEST_ROW);
            CSVFormat format =
                    CSVFormat.RFC4180.builder().setDelimiter(separator).get();
            List<String> header = header(list, records, format);
            ListColumns columns = new ListColumns(list.toString(), header);
            return new Listing(
                    SameTitle.joined(
                            new WorksCsv(new ListedFolders(list, others), columns, format, defaults).rows(records)),
                    Stream.concat(text.warning().stream(), columns.warnings().stream())
                            .toList());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new RegistryException(
                    "cannot read %s: %s; write one line a file with commas or semicolons between the columns"
                            .formatted(list, MessageText.oneLine(e)),
                    e);
        }
    }

    private static List<String> header(Path list, RecordReader records, CSVFormat format) throws IOException {
        Optional<RecordReader.Spelled> first = records.next(RecordReader.ANY_WIDTH);
        if (first.isEmpty()) {
            return List.of();
        }
        if (first.get().fault().isPresent()) {
            throw new RegistryException(
                    "cannot read %s: %s".formatted(list, first.get().fault().get()));
        }
        return fields(first.get(), format).map(CSVRecord::toList).orElse(List.of());
    }

    /** Empty of a blank line. */
    private static Optional<CSVRecord> fields(RecordReader.Spelled record, CSVFormat format) throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(record.text()), format)) {
            Iterator<CSVRecord> fields = parser.iterator();
            return fields.hasNext() ? Optional.of(fields.next()) : Optional.empty();
        }
    }

    /** What the first line has most of outside quotes: spreadsheets write semicolons where the comma is the decimal point. */
    private static char separator(String text) {
        String header = QUOTED.matcher(text.lines().findFirst().orElse("")).replaceAll("");
        char most = ',';
        long count = 0;
        for (char separator : new char[] {',', ';', '\t'}) {
            long here = header.chars().filter(c -> c == separator).count();
            if (here > count) {
                most = separator;
                count = here;
            }
        }
        return most;
    }

    private List<Row> rows(RecordReader records) throws IOException {
        List<Row> rows = new ArrayList<>();
        Optional<RecordReader.Spelled> next = records.next(columns.width());
        while (next.isPresent()) {
            RecordReader.Spelled spelled = next.get();
            if (spelled.fault().isPresent()) {
                rows.add(new Row.Refused(spelled.line(), "", spelled.fault().get()));
            } else {
                fields(spelled, format)
                        .filter(record -> !record.stream().allMatch(String::isBlank))
                        .ifPresent(record -> rows.add(row(spelled.line(), record)));
            }
            next = records.next(columns.width());
        }
        return rows;
    }

    private Row row(long line, CSVRecord record) {
        String name = columns.value(record, "file").orElse("");
        String file = name;
        try {
            checkSize(record);
            if (name.isEmpty()) {
                throw new RegistryException("the column `file` is empty; name a file");
            }
            Path path = folders.file(name);
            file = path.toString();
            Optional<StatedContent> content = content(record);
            if (content.isEmpty() && !Files.exists(path)) {
                throw new RegistryException("no such file: %s; check the name".formatted(path));
            }
            List<String> warnings = new ArrayList<>();
            Submission submission =
                    new Submission(path, details(record, warnings), Optional.empty(), content, List.of());
            return new Row.Accepted(
                    line,
                    submission,
                    warnings.stream()
                            .map(warning -> "line %d: %s".formatted(line, warning))
                            .toList());
        } catch (RegistryException | InvalidPathException e) {
            return new Row.Refused(line, file, "line %d: %s".formatted(line, e.getMessage()));
        }
    }

    private Optional<StatedContent> content(CSVRecord record) {
        return columns.value(record, "sha256")
                .map(given -> given.toLowerCase(Locale.ROOT))
                .map(sha256 -> {
                    if (!SHA256.matcher(sha256).matches()) {
                        throw new RegistryException(
                                "`%s` is no SHA-256, which is 64 hexadecimal digits; correct it, or leave it empty"
                                        .formatted(sha256));
                    }
                    return new StatedContent(sha256, columns.value(record, "work_id"));
                });
    }

    private void checkSize(CSVRecord record) {
        if (record.size() != columns.width()) {
            throw new RegistryException(
                    "it has %d fields and the first line has %d; quote what has a comma or semicolon in it"
                            .formatted(record.size(), columns.width()));
        }
        int row = 0;
        for (String cell : record) {
            row += cell.length();
            if (cell.length() > LONGEST_CELL || row > LONGEST_ROW) {
                throw new RegistryException("a field may have %,d characters and a row %,d; shorten it"
                        .formatted(LONGEST_CELL, LONGEST_ROW));
            }
        }
    }

    private WorkDetails details(CSVRecord record, List<String> warnings) {
        String owner = columns.value(record, "owner")
                .or(defaults::owner)
                .orElseThrow(() -> new RegistryException("it names no owner; fill the column `owner` or give --owner"));
        List<Host> hosts = columns.value(record, "authorised_hosts")
                .map(WorksCsv::authorisedHosts)
                .orElse(defaults.authorisedHosts());
        return new WorkDetails(
                owner,
                columns.value(record, "title").or(defaults::title),
                columns.value(record, "policy").map(Policy::parse).or(defaults::policy),
                hosts,
                new DescriptiveMetadata(
                        identifiers(record, warnings), fields(record, warnings), withdrawn(record, warnings)));
    }

    private static List<Host> authorisedHosts(String names) {
        try {
            return several(names, "[;|]").map(Host::authorised).toList();
        } catch (RegistryException e) {
            throw new RegistryException(e.getMessage() + " (`authorised_hosts`: several are parted by ; or |)");
        }
    }

    /** One that is wrong is not used: the work is found without it. */
    private List<StatedIdentifier> identifiers(CSVRecord record, List<String> warnings) {
        List<StatedIdentifier> identifiers = new ArrayList<>();
        for (IdentifierScheme scheme : IdentifierScheme.values()) {
            Stream<String> given =
                    columns.values(record, ListColumns.name(scheme)).flatMap(values -> several(values, scheme));
            for (String value : (Iterable<String>) given::iterator) {
                try {
                    identifiers.add(new StatedIdentifier(Identifier.parse(scheme, value), StatedBy.OWNER));
                } catch (InvalidIdentifierException e) {
                    warnings.add(e.getMessage() + "; it is left out");
                }
            }
        }
        return identifiers;
    }

    private Set<String> withdrawn(CSVRecord record, List<String> warnings) {
        Set<String> withdrawn = new TreeSet<>();
        columns.values(record, ListColumns.WITHDRAWN)
                .flatMap(cell -> several(cell, "[|]"))
                .forEach(name -> EditedDetails.metadataNamed(name)
                        .ifPresentOrElse(
                                withdrawn::add,
                                () -> warnings.add(
                                        "`%s` is nothing that can be taken away (`%s`: such as field:creator or identifier:ISRC:USRC17607839); it is left out"
                                                .formatted(name, ListColumns.WITHDRAWN))));
        return withdrawn;
    }

    private List<StatedField> fields(CSVRecord record, List<String> warnings) {
        Map<String, String> said = new LinkedHashMap<>();
        ListColumns.FIELDS.forEach(name -> columns.value(record, name).ifPresent(content -> said.put(name, content)));
        said.putAll(columns.unknown(record));
        List<StatedField> fields = new ArrayList<>();
        said.forEach((name, content) -> {
            if (content.length() > StatedField.LONGEST_CONTENT) {
                warnings.add("`%s` has %,d characters: the first %,d are kept"
                        .formatted(name, content.length(), StatedField.LONGEST_CONTENT - 1));
            }
            fields.add(new StatedField(name, content, StatedBy.OWNER));
        });
        return fields;
    }

    /** The identifiers in a field. */
    static Stream<String> several(String values, IdentifierScheme scheme) {
        return several(values, scheme == IdentifierScheme.DOI ? "[|]" : "[;|]");
    }

    private static Stream<String> several(String values, String separators) {
        return Arrays.stream(values.split(separators, -1)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
