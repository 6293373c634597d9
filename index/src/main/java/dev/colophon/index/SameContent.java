package dev.colophon.index;

import dev.colophon.fingerprint.ContentDigest;

/** The decoded content of both sides has the same digest. */
public record SameContent(ContentDigest digest) implements Explanation {

    @Override
    public String sentence() {
        return "the decoded content is the same, bit for bit (SHA-256 " + digest + "...)";
    }
}
