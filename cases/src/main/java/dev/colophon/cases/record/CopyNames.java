package dev.colophon.cases.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.home.HomeLog;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * What copies are called in the public record: 64 bits of HMAC-SHA-256 of the sighting under a secret of the log. Always the same, so
 * that a copy is counted once; whoever has only the record, or guesses an address, learns nothing from it. Of 2.2 million copies two
 * are called the same with a chance of one in seven million. For one thread.
 */
final class CopyNames {

    private static final int BYTES = 8;

    private final Mac mac;

    CopyNames(HomeLog log) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(log.nameSecret());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** That of a sighting. */
    String of(String sighting) {
        return HexFormat.of().formatHex(mac.doFinal(sighting.getBytes(UTF_8)), 0, BYTES);
    }
}
