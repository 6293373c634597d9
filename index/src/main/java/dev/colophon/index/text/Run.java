package dev.colophon.index.text;

/** Equal folded characters on both sides: {@code length} of them, from one position in each. */
record Run(int reference, int copy, int length) {

    int referenceEnd() {
        return reference + length;
    }

    int copyEnd() {
        return copy + length;
    }

    /** Runs with the same diagonal lie in one undisturbed copy. */
    int diagonal() {
        return reference - copy;
    }

    /** Without its first {@code characters}. */
    Run without(int characters) {
        return new Run(reference + characters, copy + characters, length - characters);
    }
}
