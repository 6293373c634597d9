package dev.colophon.registry.licence.term;

import dev.colophon.registry.work.RegistryException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a licensee has to mind. It is kept and shown; a condition that is not met asks for a repair and does not take the licence
 * away.
 */
public enum LicenceCondition {
    ATTRIBUTION("by"),
    NON_COMMERCIAL("nc"),
    NO_DERIVATIVES("nd"),
    SHARE_ALIKE("sa");

    /** In the name of a Creative Commons licence. */
    private final String abbreviation;

    LicenceCondition(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** As a person writes it: {@code non-commercial}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #word} says, in any case.
     *
     * @throws RegistryException when it is none of them
     */
    public static LicenceCondition parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values())
                .filter(condition -> condition.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RegistryException("unknown condition `%s`: use %s"
                        .formatted(text.strip(), words(EnumSet.allOf(LicenceCondition.class)))));
    }

    /** The conditions of a Creative Commons licence, by its URI; none of others. */
    public static Set<LicenceCondition> ofPublicLicence(String uri) {
        Set<LicenceCondition> conditions = EnumSet.noneOf(LicenceCondition.class);
        String[] parts = uri.toLowerCase(Locale.ROOT).split("creativecommons\\.org/licenses/", 2);
        if (parts.length == 2) {
            Set<String> names = Set.of(parts[1].split("/", 2)[0].split("-", -1));
            Arrays.stream(values())
                    .filter(condition -> names.contains(condition.abbreviation))
                    .forEach(conditions::add);
        }
        return conditions;
    }

    /** {@code attribution, share-alike}. */
    public static String words(Set<LicenceCondition> conditions) {
        return conditions.stream().sorted().map(LicenceCondition::word).collect(Collectors.joining(", "));
    }

    public static String stored(Set<LicenceCondition> conditions) {
        return conditions.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    public static Set<LicenceCondition> ofStored(String stored) {
        Set<LicenceCondition> conditions = EnumSet.noneOf(LicenceCondition.class);
        if (!stored.isEmpty()) {
            Arrays.stream(stored.split(" ", -1)).map(LicenceCondition::valueOf).forEach(conditions::add);
        }
        return conditions;
    }
}
