package dev.colophon.crawl.scan;

import dev.colophon.page.PageFace;
import dev.colophon.page.context.PageContext;
import dev.colophon.sightings.signal.LicenceLook;
import java.util.Optional;
import java.util.Set;

/**
 * What a page says of itself.
 *
 * @param licences what it says of licences, of itself and what it shows
 * @param context what it is for; empty where that tells nothing
 * @param withheld why it tells nothing of what stands behind it
 * @param shows the addresses of all media that it shows or offers, and of the page to which it sends its readers, of one that was read
 *     as a whole
 * @param leadsOn whether whoever opens it sees more than what is asked for, such as frames in frames
 */
public record PageStatement(
        Optional<LicenceLook> licences,
        Optional<PageContext> context,
        Optional<String> withheld,
        Optional<Set<String>> shows,
        boolean leadsOn) {

    /** Of what is no page, or is asked for what it says elsewhere. */
    static final PageStatement NONE =
            new PageStatement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    static PageStatement of(LicenceLook said, PageContext itself, Optional<PageFace.Barrier> barrier) {
        return new PageStatement(
                Optional.of(said),
                Optional.of(itself).filter(PageContext::isTelling),
                barrier.map(PageFace.Barrier::words),
                Optional.empty(),
                false);
    }

    /** Whether it shows more than its words. */
    public boolean showsMore() {
        return leadsOn || shows.filter(media -> !media.isEmpty()).isPresent();
    }

    /** The same, of a page that was read as a whole and shows these. */
    PageStatement showing(Set<String> media) {
        return new PageStatement(licences, context, withheld, Optional.of(Set.copyOf(media)), leadsOn);
    }

    /** The same, of a page of which more is seen than what is asked for. */
    PageStatement leadingOn() {
        return new PageStatement(licences, context, withheld, shows, true);
    }
}
