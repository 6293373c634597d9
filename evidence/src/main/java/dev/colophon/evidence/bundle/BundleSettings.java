package dev.colophon.evidence.bundle;

import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.time.TimestampAuthority;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What bundles are sealed with.
 *
 * @param software name and version of what seals
 * @param key signs containers
 * @param authorities asked for timestamps in this order, until two have answered; the most trusted first
 * @param log takes the leaves
 * @param logKey verifies the log
 * @param witnesses asked to cosign after each bundle
 * @param report makes the signed report; without one there is none
 */
public record BundleSettings(
        String software,
        SealKey key,
        List<TimestampAuthority> authorities,
        TransparencyLog log,
        VerifierKey logKey,
        List<WitnessClient> witnesses,
        Optional<BundleReport> report,
        InstantSource clock) {

    public BundleSettings {
        authorities = List.copyOf(authorities);
        witnesses = List.copyOf(witnesses);
    }
}
