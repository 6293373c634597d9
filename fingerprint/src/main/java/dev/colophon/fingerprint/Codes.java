package dev.colophon.fingerprint;

import java.util.Arrays;
import java.util.Optional;

/** Enum constants as one byte: their place in a list that a version of a codec fixes. */
final class Codes {

    private Codes() {}

    /** The byte that stands for a constant. */
    static <T> byte code(T[] constants, T constant) {
        return (byte) Arrays.asList(constants).indexOf(constant);
    }

    /** The constant that a byte stands for. */
    static <T> T value(T[] constants, byte code) {
        if (code < 0 || code >= constants.length) {
            throw new IllegalArgumentException("no constant has the number " + code);
        }
        return constants[code];
    }

    /** Whether, as 1 or 0 says. */
    static boolean flag(byte code) {
        if (code != 0 && code != 1) {
            throw new IllegalArgumentException("neither yes nor no has the number " + code);
        }
        return code == 1;
    }

    /** A reason as a byte; 0 stands for none. */
    static byte code(Optional<Unmatchable> reason) {
        return reason.map(value -> (byte) (1 + code(Unmatchable.values(), value)))
                .orElse((byte) 0);
    }

    /** The reason that a byte stands for; none for 0. */
    static Optional<Unmatchable> reason(byte code) {
        return code == 0 ? Optional.empty() : Optional.of(value(Unmatchable.values(), (byte) (code - 1)));
    }
}
