package dev.colophon.registry.work;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What an owner wants done about copies of a work: the usage rules of the DDEX allowed value set
 * {@code RightsClaimPolicyType}, and no action.
 */
public enum Policy {
    /** Ask for removal. */
    BLOCK_ACCESS("BlockAccess"),
    /** Leave it and take a share. */
    MONETIZE("Monetize"),
    /** Leave it and report it. */
    REPORT_USAGE("ReportUsage"),
    /** Leave it. */
    NO_ACTION("NoAction");

    private final String standard;

    Policy(String standard) {
        this.standard = standard;
    }

    /** The spelling of the standard, such as {@code BlockAccess}. */
    public String standard() {
        return standard;
    }

    /**
     * Reads the standard spelling in any case; {@code _} and {@code -} between the words are allowed.
     *
     * @throws RegistryException when it is none of them
     */
    public static Policy parse(String text) {
        String plain = text.strip().replaceAll("[_-]", "");
        return Arrays.stream(values())
                .filter(policy -> policy.standard.equalsIgnoreCase(plain))
                .findFirst()
                .orElseThrow(() -> new RegistryException("unknown policy `%s`: use %s"
                        .formatted(
                                text.strip(),
                                Arrays.stream(values()).map(Policy::standard).collect(Collectors.joining(", ")))));
    }
}
