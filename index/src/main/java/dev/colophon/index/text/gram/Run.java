package dev.colophon.index.text.gram;

/** Equal folded characters on both sides: {@code length} of them, from one position in each. */
public record Run(int reference, int copy, int length) {

    public int referenceEnd() {
        return reference + length;
    }

    public int copyEnd() {
        return copy + length;
    }

    /** Runs with the same diagonal lie in one undisturbed copy. */
    public int diagonal() {
        return reference - copy;
    }

    /** Without its first {@code characters}. */
    public Run without(int characters) {
        return new Run(reference + characters, copy + characters, length - characters);
    }
}
