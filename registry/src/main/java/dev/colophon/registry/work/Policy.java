package dev.colophon.registry.work;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What an owner wants done about copies of a work: the usage rules of the DDEX allowed value set
 * {@code RightsClaimPolicyType}, and no action. The order is from the strictest to the mildest.
 */
public enum Policy {
    /** Ask for removal. */
    BLOCK_ACCESS("BlockAccess", "block"),
    /** Leave it and take a share. */
    MONETIZE("Monetize", "license"),
    /** Leave it and report it. */
    REPORT_USAGE("ReportUsage", "count"),
    /** Leave it. */
    NO_ACTION("NoAction", "none");

    private final String standard;
    private final String word;

    Policy(String standard, String word) {
        this.standard = standard;
        this.word = word;
    }

    /** The plain word for it: {@code block}, {@code license}, {@code count}, {@code none}. */
    public String word() {
        return word;
    }

    /** Whether it does less about a copy than another. */
    public boolean isMilderThan(Policy other) {
        return compareTo(other) > 0;
    }

    /** The spelling of the standard, such as {@code BlockAccess}. */
    public String standard() {
        return standard;
    }

    /**
     * Reads the plain word or the standard spelling in any case; {@code _} and {@code -} between the words are allowed.
     *
     * @throws RegistryException when it is none of them
     */
    public static Policy parse(String text) {
        String plain = text.strip().replaceAll("[_-]", "");
        return Arrays.stream(values())
                .filter(policy -> policy.standard.equalsIgnoreCase(plain) || policy.word.equalsIgnoreCase(plain))
                .findFirst()
                .orElseThrow(() -> new RegistryException("unknown policy `%s`: use %s"
                        .formatted(
                                text.strip(),
                                Arrays.stream(values()).map(Policy::standard).collect(Collectors.joining(", ")))));
    }
}
