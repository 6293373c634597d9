package dev.colophon.fingerprint.iscc;

/** The kind of content, of codes that have one. */
public enum SubType {
    /** Also of META, DATA and INSTANCE, which have no kind. */
    TEXT(0),
    IMAGE(1),
    AUDIO(2),
    VIDEO(3),
    MIXED(4),
    /** A composite of DATA and INSTANCE alone. */
    SUM(5),
    /** A composite without CONTENT and SEMANTIC. */
    NONE(6),
    /** A composite of DATA and INSTANCE with 128 bits each. */
    WIDE(7);

    private final int number;

    SubType(int number) {
        this.number = number;
    }

    /** In the header of a code. */
    int number() {
        return number;
    }

    /** @throws IllegalArgumentException when the standard has none of this number */
    static SubType of(int number) {
        for (SubType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("ISCC has no subtype " + number);
    }
}
