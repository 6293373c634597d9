package dev.colophon.cases.claimant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What proves who a rightsholder is. The file itself stays with its owner.
 *
 * @param file name of the file
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record IdentityProof(Kind kind, String file, String sha256) {

    /** What it is a copy of. */
    public enum Kind {
        IDENTITY_CARD,
        PASSPORT,
        BUSINESS_LICENCE,
        COMPANY_REGISTER,
        OTHER;

        /** As a person writes it: {@code business-licence}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one that a person writes so. */
        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equalsIgnoreCase(word.strip()))
                    .findFirst();
        }
    }

    /** Without the name, which may tell whose it is. */
    @Override
    public String toString() {
        return "IdentityProof[" + kind + "]";
    }
}
