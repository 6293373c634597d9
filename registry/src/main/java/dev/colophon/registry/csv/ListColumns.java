package dev.colophon.registry.csv;

import dev.colophon.registry.RegistryException;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.StatedField;
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
import org.apache.commons.csv.CSVRecord;

/** Which column of a list says what. */
final class ListColumns {

    private static final Set<String> OF_REGISTRATION = Set.of("file", "title", "owner", "policy", "authorised_hosts");

    /** Columns that a work has one field for. */
    static final List<String> FIELDS = List.of(StatedField.CREATOR, StatedField.COPYRIGHT, StatedField.DATE);

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ownername", "owner",
            "creators", StatedField.CREATOR,
            "authorizedhosts", "authorised_hosts",
            "isbn10", "isbn",
            "isbn13", "isbn");

    private final int width;
    private final Map<String, List<Integer>> known = new LinkedHashMap<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();

    /** @throws RegistryException when no column names files */
    ListColumns(String list, List<String> header) {
        this.width = header.size();
        Set<String> names = names();
        Map<String, String> spelled = new HashMap<>(OTHER_NAMES);
        names.forEach(name -> spelled.put(bare(name), name));
        for (int column = 0; column < header.size(); column++) {
            String given = header.get(column).strip();
            Optional<String> name = Optional.ofNullable(spelled.get(bare(given)));
            if (name.isPresent()) {
                known.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(column);
            } else if (!given.isEmpty()) {
                unknown.putIfAbsent(given, column);
            }
        }
        if (!known.containsKey("file")) {
            throw new RegistryException(
                    "the first line of %s must name its columns, with commas or semicolons between them, `file` among them; known are %s"
                            .formatted(list, String.join(", ", names)));
        }
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

    /** What is said of columns that are not known here, if there are such. */
    Optional<String> warning() {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("%s not known here: what stands there is kept with the works as it is"
                        .formatted(unknown.keySet().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(
                                        ", ",
                                        unknown.size() == 1 ? "the column " : "the columns ",
                                        unknown.size() == 1 ? " is" : " are"))));
    }

    /** The first that is not blank of the columns of this name. */
    Optional<String> value(CSVRecord row, String name) {
        return known.getOrDefault(name, List.of()).stream()
                .filter(row::isSet)
                .map(row::get)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** What is not blank in the columns that are not known here. */
    Map<String, String> unknown(CSVRecord row) {
        Map<String, String> values = new LinkedHashMap<>();
        unknown.forEach((name, column) -> {
            if (column < row.size() && !row.get(column).isBlank()) {
                values.put(name, row.get(column));
            }
        });
        return values;
    }
}
