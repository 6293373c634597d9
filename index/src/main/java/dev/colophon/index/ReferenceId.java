package dev.colophon.index;

import java.io.Serializable;

/** Names a registered reference: a UUIDv7 in its usual text form. */
public record ReferenceId(String value) implements Comparable<ReferenceId>, Serializable {

    @Override
    public int compareTo(ReferenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
