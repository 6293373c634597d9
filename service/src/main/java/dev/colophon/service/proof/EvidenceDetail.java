package dev.colophon.service.proof;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.service.evidence.KeptBundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle with what is in it and what the verifier finds.
 *
 * @param files beside the container, and it
 * @param entries of the container; empty where it cannot be read
 * @param pages that it shows
 * @param sealed what is written down of it; empty of one that came from elsewhere
 * @param sightings ids of those that it is evidence of
 * @param verification empty where it cannot be verified, of which {@code unverified} says why
 * @param commands of programs that are not ours, by what they check
 */
public record EvidenceDetail(
        KeptBundle kept,
        List<BundleFile> files,
        List<BundleFile> entries,
        List<ShownPage> pages,
        Optional<SightingBundles.Kept> sealed,
        List<String> sightings,
        Optional<BundleVerification> verification,
        Optional<String> unverified,
        Map<Check.Group, List<String>> commands) {

    public EvidenceDetail {
        files = List.copyOf(files);
        entries = List.copyOf(entries);
        pages = List.copyOf(pages);
        sightings = List.copyOf(sightings);
        commands = Map.copyOf(commands);
    }

    /**
     * A page that was captured.
     *
     * @param title as the page has it; empty where it has none
     */
    public record ShownPage(String url, String title) {}
}
