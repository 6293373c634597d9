package dev.colophon.index.explanation;

import dev.colophon.fingerprint.ContentDigest;

/** Both sides have the same digest, of all that they hold. */
public record SameContent(ContentDigest digest) implements Explanation {

    @Override
    public String sentence() {
        String same = switch (digest.basis()) {
            case FILE -> "the file is the same, byte for byte";
            case PIXELS -> "every decoded pixel is the same";
            case TEXT -> "the text is the same, character for character";
        };
        return same + " (SHA-256 " + digest + "...)";
    }
}
