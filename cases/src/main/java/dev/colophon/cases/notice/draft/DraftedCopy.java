package dev.colophon.cases.notice.draft;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.sightings.StoredSighting;

/**
 * A copy that a notice can name.
 *
 * @param url where it stands
 * @param metadata of the work
 * @param bundle the newest evidence of it
 */
public record DraftedCopy(
        StoredSighting sighting, NoticeUrl url, DescriptiveMetadata metadata, SightingBundles.Kept bundle) {}
