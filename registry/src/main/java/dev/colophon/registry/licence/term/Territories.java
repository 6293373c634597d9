package dev.colophon.registry.licence.term;

import dev.colophon.registry.work.RegistryException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Countries, by their codes of two letters (ISO 3166-1).
 *
 * @param included none: all
 * @param excluded of these
 */
public record Territories(SortedSet<String> included, SortedSet<String> excluded) {

    /** All, as DDEX writes it. */
    private static final String ALL = "XW";

    private static final Set<String> ALL_WORDS = Set.of(ALL, "WORLDWIDE", "WORLD");

    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public static final Territories WORLDWIDE = new Territories(new TreeSet<>(), new TreeSet<>());

    public Territories {
        included = new TreeSet<>(included);
        excluded = new TreeSet<>(excluded);
    }

    /**
     * Reads codes in any case; {@code XW} or {@code worldwide} is all. None included is all, too.
     *
     * @throws RegistryException when a code is unknown, or nothing is left
     */
    public static Territories of(Collection<String> included, Collection<String> excluded) {
        SortedSet<String> in = new TreeSet<>();
        boolean all = false;
        for (String text : included) {
            if (ALL_WORDS.contains(plain(text))) {
                all = true;
            } else {
                in.add(code(text));
            }
        }
        SortedSet<String> out = new TreeSet<>();
        excluded.forEach(text -> out.add(code(text)));
        Territories territories = new Territories(all ? new TreeSet<>() : in, out);
        if (territories.all().isEmpty()) {
            throw new RegistryException(
                    "no territory is left: %s are included, and all of them excluded".formatted(String.join(", ", in)));
        }
        return territories;
    }

    private static String plain(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static String code(String text) {
        String code = plain(text);
        if (!CODES.contains(code)) {
            throw new RegistryException(
                    "unknown territory `%s`: write two letters of ISO 3166-1, such as DE, or worldwide"
                            .formatted(text.strip()));
        }
        return code;
    }

    /** The country that a vantage such as {@code DE, Leipzig} begins with; empty when it names none. */
    public static Optional<String> ofVantage(String vantage) {
        return Optional.of(plain(vantage.split(",", 2)[0])).filter(CODES::contains);
    }

    public boolean contains(String code) {
        return (included.isEmpty() || included.contains(code)) && !excluded.contains(code);
    }

    /** The code of each. */
    public SortedSet<String> all() {
        return (included.isEmpty() ? CODES : included)
                .stream().filter(code -> !excluded.contains(code)).collect(Collectors.toCollection(TreeSet::new));
    }

    public String stored() {
        return Stream.concat(
                        included.isEmpty() ? Stream.of(ALL) : included.stream(),
                        excluded.stream().map(code -> "-" + code))
                .collect(Collectors.joining(" "));
    }

    public static Territories ofStored(String stored) {
        SortedSet<String> in = new TreeSet<>();
        SortedSet<String> out = new TreeSet<>();
        Arrays.stream(stored.split(" ", -1)).filter(code -> !code.equals(ALL)).forEach(code -> {
            if (code.startsWith("-")) {
                out.add(code.substring(1));
            } else {
                in.add(code);
            }
        });
        return new Territories(in, out);
    }

    /** {@code worldwide except CN}, {@code DE, FR}. */
    @Override
    public String toString() {
        return (included.isEmpty() ? "worldwide" : String.join(", ", included))
                + (excluded.isEmpty() ? "" : " except " + String.join(", ", excluded));
    }
}
