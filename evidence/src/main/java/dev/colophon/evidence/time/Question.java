package dev.colophon.evidence.time;

import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** A TimeStampReq: SHA-256, a nonce that nobody could have foreseen, and the wish for certificates, without which openssl cannot build a chain. */
record Question(TimeStampRequest request) {

    private static final int NONCE_BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Question about(Hash imprint) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return new Question(
                generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), new BigInteger(NONCE_BITS, RANDOM)));
    }

    byte[] bytes() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a question of our own cannot be encoded", e);
        }
    }
}
