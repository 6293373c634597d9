package dev.colophon.cases.notice.draft;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.sightings.StoredSighting;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A copy that a notice can name.
 *
 * @param url where it stands
 * @param metadata of the work
 * @param bundle the newest evidence of it
 * @param ip the address that answered when that was taken, as it says
 */
public record DraftedCopy(
        StoredSighting sighting,
        NoticeUrl url,
        DescriptiveMetadata metadata,
        SightingBundles.Kept bundle,
        Optional<InetAddress> ip) {

    /** The same, with what its evidence says of who answered. */
    public DraftedCopy answeredBy(Optional<InetAddress> address) {
        return new DraftedCopy(sighting, url, metadata, bundle, address);
    }
}
