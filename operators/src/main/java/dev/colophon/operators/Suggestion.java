package dev.colophon.operators;

import dev.colophon.operators.linkage.Link;

/**
 * Two operators that may be one: a person decides.
 *
 * @param other the operator that may be the same
 * @param link the strongest link between sites of both
 * @param links how many there are
 */
public record Suggestion(String operator, String other, Link link, int links, Doubt doubt) {

    /** Why they were not joined. */
    public enum Doubt {
        /** The evidence is too weak. */
        TOO_FEW_BITS("too few bits to join them"),
        /** The evidence is strong, but one cause explains all of it. */
        ONE_FAMILY("strong, but one cause could explain all of it"),
        /** The evidence is strong, but one link alone would join two groups. */
        SINGLE_LINK("strong, but it alone would join two groups"),
        /** The evidence is strong, but all of it comes from one site. */
        SINGLE_SITE("strong, but one site alone would join two groups");

        private final String words;

        Doubt(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
