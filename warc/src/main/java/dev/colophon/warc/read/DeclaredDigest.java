package dev.colophon.warc.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;

/**
 * A digest that a record declares of itself, {@code algorithm:value} with the value in base 32 (the habit) or
 * hexadecimal. Unknown algorithms are not checked.
 */
record DeclaredDigest(String text, String algorithm, String value) {

    static Optional<DeclaredDigest> of(WarcRecord record, String header) {
        return record.headers()
                .first(header)
                .map(String::strip)
                .filter(text -> text.indexOf(':') > 0)
                .map(text -> {
                    int colon = text.indexOf(':');
                    return new DeclaredDigest(text, text.substring(0, colon), text.substring(colon + 1));
                });
    }

    Optional<MessageDigest> digester() {
        try {
            return Optional.of(WarcDigest.getDigester(algorithm));
        } catch (NoSuchAlgorithmException unknown) {
            return Optional.empty();
        }
    }

    boolean matches(MessageDigest digest) throws CloneNotSupportedException {
        WarcDigest actual = new WarcDigest(algorithm, ((MessageDigest) digest.clone()).digest());
        String bare = value.replace("=", "");
        return bare.equalsIgnoreCase(actual.hex())
                || bare.equalsIgnoreCase(actual.base32().replace("=", ""));
    }
}
