package dev.colophon.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of files with what their owner says about them: comma-separated, UTF-8, with a header line. Columns in any order:
 * {@code file} (needed; relative to the list), {@code title}, {@code owner}, {@code policy}, {@code authorised_hosts}
 * (separated by {@code ;}). An empty field takes what the command line says.
 */
public final class WorksCsv {

    /** A list of a million files has some 100 MB; commons-csv holds a whole field in memory, however long it is. */
    private static final long LONGEST = 256L << 20;

    private static final Set<String> COLUMNS = Set.of("file", "title", "owner", "policy", "authorised_hosts");

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

        /** To be registered. */
        record Accepted(long line, Submission submission) implements Row {}

        /**
         * Not to be registered.
         *
         * @param file its path, or what is written where a path cannot be made of it
         * @param reason what, why, what to do
         */
        record Refused(long line, String file, String reason) implements Row {}
    }

    private WorksCsv() {}

    /**
     * Reads a list.
     *
     * @throws RegistryException when it is not such a list at all
     */
    public static List<Row> read(Path list, Defaults defaults) {
        Path folder = Optional.ofNullable(list.toAbsolutePath().getParent()).orElse(list);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setIgnoreEmptyLines(false) // they count as lines
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text(list)), format)) {
            checkColumns(list, parser.getHeaderNames());
            long line = parser.getCurrentLineNumber() + 1;
            for (CSVRecord record : parser) {
                boolean blank = record.size() == 1 && record.get(0).isBlank();
                if (!blank) {
                    rows.add(row(line, folder, record, defaults));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new RegistryException(
                    "cannot read %s: %s; write one line a file with commas between the columns"
                            .formatted(list, e.getMessage()),
                    e);
        }
        return rows;
    }

    private static String text(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw new RegistryException("cannot read %s: no such file; check the name".formatted(list));
        }
        if (Files.size(list) > LONGEST) {
            throw new RegistryException("cannot read %s: longer than %d MB; split it".formatted(list, LONGEST >> 20));
        }
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(list)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RegistryException("cannot read %s: not UTF-8; save it as UTF-8".formatted(list), e);
        }
    }

    private static void checkColumns(Path list, List<String> header) {
        Set<String> unknown = new TreeSet<>();
        header.stream().map(name -> name.toLowerCase(Locale.ROOT)).forEach(unknown::add);
        boolean hasFile = unknown.contains("file");
        unknown.removeAll(COLUMNS);
        if (!hasFile || !unknown.isEmpty()) {
            throw new RegistryException(
                    "the first line of %s must name its columns, with commas between them, %s; known are %s"
                            .formatted(
                                    list,
                                    hasFile
                                            ? "and `" + String.join("`, `", unknown) + "` is unknown"
                                            : "`file` among them",
                                    String.join(", ", new TreeSet<>(COLUMNS))));
        }
    }

    private static Row row(long line, Path folder, CSVRecord record, Defaults defaults) {
        String name = field(record, "file").orElse("");
        String file = name;
        try {
            if (!record.isConsistent()) {
                throw new RegistryException("it has %d fields and the first line has %d; quote what has a comma in it"
                        .formatted(
                                record.size(),
                                record.getParser().getHeaderNames().size()));
            }
            if (name.isEmpty()) {
                throw new RegistryException("the column `file` is empty; name a file");
            }
            Path path = folder.resolve(name);
            file = path.toString();
            if (!Files.exists(path)) {
                throw new RegistryException("no such file: %s; check the name".formatted(path));
            }
            return new Row.Accepted(line, new Submission(path, details(record, defaults)));
        } catch (RegistryException | InvalidPathException e) {
            return new Row.Refused(line, file, "line %d: %s".formatted(line, e.getMessage()));
        }
    }

    private static WorkDetails details(CSVRecord record, Defaults defaults) {
        String owner = field(record, "owner")
                .or(defaults::owner)
                .orElseThrow(() -> new RegistryException("it names no owner; fill the column `owner` or give --owner"));
        List<Host> hosts = field(record, "authorised_hosts")
                .map(names -> Arrays.stream(names.split(";"))
                        .filter(host -> !host.isBlank())
                        .map(Host::authorised)
                        .toList())
                .orElse(defaults.authorisedHosts());
        return new WorkDetails(
                owner,
                field(record, "title").or(defaults::title),
                field(record, "policy").map(Policy::parse).or(defaults::policy),
                hosts);
    }

    private static Optional<String> field(CSVRecord record, String column) {
        return record.isSet(column)
                ? Optional.of(record.get(column)).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
