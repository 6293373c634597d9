package dev.colophon.registry.identifier;

/**
 * What something is called in a registry elsewhere.
 *
 * @param given verbatim, without blanks around it
 * @param normal the form that is compared: without blanks, hyphens and names of the scheme, ISBN-10 as ISBN-13
 */
public record Identifier(IdentifierScheme scheme, String given, String normal, IdentifierCheck check) {

    /** Longer ones are refused; a DOI has no limit of its own. */
    public static final int LONGEST = 500;

    /**
     * Reads an identifier as people write it: with or without the name of its scheme, blanks, hyphens and dots.
     *
     * @throws InvalidIdentifierException when it is none, or its check digit is wrong
     */
    public static Identifier parse(IdentifierScheme scheme, String text) throws InvalidIdentifierException {
        return IdentifierParser.parse(scheme, text);
    }

    /** As its standard has it printed, without the name of the scheme. */
    public String printed() {
        return switch (scheme) {
            case ISWC -> "T-%s.%s.%s-%s".formatted(part(1, 4), part(4, 7), part(7, 10), part(10, 11));
            case ISSN -> part(0, 4) + "-" + part(4, 8);
            case ISNI -> "%s %s %s %s".formatted(part(0, 4), part(4, 8), part(8, 12), part(12, 16));
            default -> normal;
        };
    }

    private String part(int start, int end) {
        return normal.substring(start, end);
    }

    @Override
    public String toString() {
        return scheme + " " + printed();
    }
}
