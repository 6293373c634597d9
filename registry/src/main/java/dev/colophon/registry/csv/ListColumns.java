package dev.colophon.registry.csv;

import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.RegistryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Which column of a list says what. */
final class ListColumns {

    /** What a person took away of the work, which its files may say. */
    static final String WITHDRAWN = "taken_away";

    /** Every list that {@link WorksTable} writes has these. */
    static final List<String> OF_EVERY_TABLE =
            List.of("file", "sha256", "work_id", "title", "owner", "policy", "authorised_hosts");

    private static final Set<String> OF_REGISTRATION =
            Stream.concat(OF_EVERY_TABLE.stream(), Stream.of(WITHDRAWN)).collect(Collectors.toUnmodifiableSet());

    /** Columns that a work has one field for. */
    static final List<String> FIELDS = List.of(StatedField.CREATOR, StatedField.COPYRIGHT, StatedField.DATE);

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ownername", "owner",
            "creators", StatedField.CREATOR,
            "authorizedhosts", "authorised_hosts",
            "isbn10", "isbn",
            "isbn13", "isbn");

    /** The columns by all the ways in which their names are written, as {@link #bare} has them. */
    private static final Map<String, String> SPELLED = spelled();

    private final int width;
    private final Map<String, List<Integer>> known = new LinkedHashMap<>();
    private final Map<String, List<Integer>> unknown = new LinkedHashMap<>();

    /** @throws RegistryException when no column names files */
    ListColumns(String list, List<String> header) {
        this.width = header.size();
        for (int column = 0; column < header.size(); column++) {
            String given = SpreadsheetCell.read(header.get(column).strip());
            Optional<String> name = known(given);
            if (name.isPresent()) {
                known.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(column);
            } else if (!given.isEmpty()) {
                unknown.computeIfAbsent(StatedField.name(given), _ -> new ArrayList<>())
                        .add(column);
            }
        }
        if (!known.containsKey("file")) {
            throw new RegistryException(
                    "the first line of %s must name its columns, with commas or semicolons between them, `file` among them; known are %s"
                            .formatted(list, String.join(", ", names())));
        }
    }

    /** The column that is meant by a name. */
    static Optional<String> known(String given) {
        return Optional.ofNullable(SPELLED.get(bare(given)));
    }

    private static Map<String, String> spelled() {
        Map<String, String> spelled = new HashMap<>(OTHER_NAMES);
        names().forEach(name -> spelled.put(bare(name), name));
        return Map.copyOf(spelled);
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(OF_REGISTRATION);
        names.addAll(FIELDS);
        Arrays.stream(IdentifierScheme.values()).map(ListColumns::name).forEach(names::add);
        return names;
    }

    /** Lower case, without what some write between words and others not. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    static String name(IdentifierScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    int width() {
        return width;
    }

    /** What is said of columns that are not known here or stand there more than once. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!unknown.isEmpty() && !isTable()) {
            warnings.add("%s not known here: what stands there is kept with the works as it is"
                    .formatted(unknown.keySet().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(
                                    ", ",
                                    unknown.size() == 1 ? "the column " : "the columns ",
                                    unknown.size() == 1 ? " is" : " are"))));
        }
        unknown.forEach((name, columns) -> {
            if (columns.size() > 1) {
                warnings.add("%d columns are called `%s`%s: what they say is kept with ; between it"
                        .formatted(
                                columns.size(),
                                name,
                                name.length() == StatedField.LONGEST_NAME
                                        ? " in the %d characters of a name that are kept"
                                                .formatted(StatedField.LONGEST_NAME)
                                        : ""));
            }
        });
        known.forEach((name, columns) -> {
            if (columns.size() > 1 && (OF_REGISTRATION.contains(name) || FIELDS.contains(name))) {
                warnings.add(
                        "%d columns say `%s`: the first of them that is filled counts".formatted(columns.size(), name));
            }
        });
        return warnings;
    }

    /** Whether it is a list that was written here: what else it has are fields of works. */
    private boolean isTable() {
        return known.keySet().containsAll(OF_EVERY_TABLE);
    }

    /** The first that is not blank of the columns of this name. */
    Optional<String> value(CSVRecord row, String name) {
        return values(row, name).findFirst();
    }

    /** Those that are not blank of the columns of this name. */
    Stream<String> values(CSVRecord row, String name) {
        return filled(row, known.getOrDefault(name, List.of()));
    }

    /** What is not blank in the columns that are not known here. */
    Map<String, String> unknown(CSVRecord row) {
        Map<String, String> values = new LinkedHashMap<>();
        unknown.forEach((name, columns) -> {
            String said = filled(row, columns).distinct().collect(Collectors.joining("; "));
            if (!said.isEmpty()) {
                values.put(name, said);
            }
        });
        return values;
    }

    private static Stream<String> filled(CSVRecord row, List<Integer> columns) {
        return columns.stream()
                .filter(row::isSet)
                .map(row::get)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(SpreadsheetCell::read);
    }
}
