package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who says that something existed at a time (RFC 3161). Thread-safe. */
public interface TimestampAuthority {

    /** What people call it. */
    String name();

    /** The root of its certificate's chain, to be handed out with its timestamps; empty when it was not configured. */
    Optional<X509Certificate> root();

    /** Whether its clock is somebody else's. */
    default boolean independent() {
        return true;
    }

    /**
     * A timestamp over what has this SHA-256, checked: granted, for this question, by a certificate that may do nothing
     * else, now.
     *
     * @throws EvidenceException when the authority cannot be asked ({@code UNREACHABLE}) or its answer must not be relied on
     *     ({@code REFUSED})
     */
    TimestampResponse stamp(Hash imprint);
}
