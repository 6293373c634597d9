package dev.colophon.fingerprint.iscc;

/** What a code is made of. */
public enum MainType {
    META(0),
    SEMANTIC(1),
    CONTENT(2),
    DATA(3),
    INSTANCE(4),
    /** Several of the others. */
    ISCC(5);

    private final int number;

    MainType(int number) {
        this.number = number;
    }

    /** In the header of a code. */
    int number() {
        return number;
    }

    /** @throws IllegalArgumentException when the standard has none of this number */
    static MainType of(int number) {
        for (MainType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("ISCC has no type " + number);
    }
}
