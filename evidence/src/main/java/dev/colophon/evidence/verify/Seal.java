package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code evidence/seal.json}: which files belong beside the container.
 *
 * @param captured to the millisecond
 * @param sidecars hash by file name, of the files that were there when the bundle was sealed, in the order of their names
 * @param promised file names of those that followed
 */
public record Seal(BundleName name, Instant captured, SortedMap<String, Hash> sidecars, List<String> promised) {

    public Seal {
        sidecars = Collections.unmodifiableSortedMap(new TreeMap<>(sidecars));
        promised = List.copyOf(promised);
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        List<Map<String, String>> files = sidecars.entrySet().stream()
                .map(file ->
                        Map.of("name", file.getKey(), "sha256", file.getValue().hex()))
                .toList();
        return CanonicalJson.bytes(Map.of(
                "v",
                1,
                "case",
                name.caseId(),
                "n",
                name.number(),
                "captured",
                BundleTime.millis(captured),
                "sidecars",
                files,
                "promised",
                promised));
    }
}
