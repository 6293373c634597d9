package dev.colophon.registry.identifier;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of identifiers that are known. */
public enum IdentifierScheme {
    /** A recording of sound or music video: ISO 3901. */
    ISRC,
    /** A musical work: ISO 15707. */
    ISWC,
    /** A book: ISO 2108. */
    ISBN,
    /** A serial: ISO 3297. */
    ISSN,
    /** The public identity of a contributor: ISO 27729. */
    ISNI,
    /** An audiovisual work or a version of it: ISO 26324, prefix 10.5240. */
    EIDR,
    /** Anything: ISO 26324. */
    DOI,
    /** The relation of a work and a holder of its rights, issued in China: GB/T 45913. */
    DCI,
    /** A name of an interested party, as collecting societies count them. */
    IPI;

    /** Whether it names one recording, film or publication, and no other of the same title. */
    public boolean isOfOneWork() {
        return this == ISRC || this == ISBN || this == EIDR || this == DOI;
    }

    /** The scheme with this name in any case. */
    public static Optional<IdentifierScheme> named(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
