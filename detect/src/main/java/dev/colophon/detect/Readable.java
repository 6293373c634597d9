package dev.colophon.detect;

import java.util.List;

/**
 * What a file contains.
 *
 * @param parts at least one; a film has a picture part and, when it has a sound track, a sound part
 */
@SuppressWarnings("JavaLangClash") // next to Unreadable it says it best
public record Readable(List<Part> parts) implements Reading {

    public Readable {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a readable file has at least one part");
        }
    }
}
