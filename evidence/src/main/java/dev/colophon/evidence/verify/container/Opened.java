package dev.colophon.evidence.verify.container;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.WarcFile;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle after every byte of it was read once: what checks look at.
 *
 * @param name as the file name states it
 * @param containerHash SHA-256 of the whole container
 * @param digests of its entries
 * @param datapackage the bytes that are signed, stamped and logged; empty when the entry is missing or too long
 * @param content of the same bytes, when they can be understood
 * @param seal when it can be understood
 */
public record Opened(
        BundleName name,
        SideFiles side,
        Container container,
        Hash containerHash,
        Map<String, EntryDigest> digests,
        WarcFile warc,
        Optional<byte[]> datapackage,
        Optional<DataPackage> content,
        Optional<Seal> seal) {

    /** What was computed over one entry. */
    public record EntryDigest(Hash sha256, int crc) {}

    /** The same bundle with further files beside it. */
    public Opened with(Map<String, byte[]> added) {
        return new Opened(name, side.with(added), container, containerHash, digests, warc, datapackage, content, seal);
    }

    /** Whether a part was promised at sealing. */
    public boolean promised(String part) {
        return seal.isPresent() && seal.get().promised().contains(part);
    }
}
