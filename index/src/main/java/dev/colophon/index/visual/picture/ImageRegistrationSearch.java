package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.image.ImageParameters;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ColourExplanation;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.visual.hash.CoarseThumbnail;
import dev.colophon.index.visual.hash.Placement;
import dev.colophon.index.visual.hash.StoredFingerprints;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds pictures of which a copy shows any part, and pictures without structure, by laying thumbnails over each other. Slower
 * than comparing hashes: used when no hash is near.
 */
final class ImageRegistrationSearch {

    private static final ImageRegistrationParameters PARAMETERS = ImageRegistrationParameters.DEFAULT;

    /** A turned part is rare: all eight orientations would make the template match four times as long. */
    private static final List<Orientation> PARTS = List.of(Orientation.UPRIGHT, Orientation.MIRRORED);

    /** How much lower a copy may score that is known by fewer samples. */
    private static final double COARSER = 0.04;

    /** Of pictures without structure colours decide, not this. */
    private static final double LEAST_OF_PLAIN = 0.5;

    private record Laid(ReferenceId reference, ImageRegistration registration, Placement placement) {

        Laid at(Placement next) {
            return new Laid(reference, registration, next);
        }
    }

    private final Retriever<TemplateMatch.Query, List<TemplateMatch.Proposal>> templates;
    private final Retriever<CopyScan.Query, Set<ReferenceId>> copies;
    private final StoredFingerprints fingerprints;

    ImageRegistrationSearch(TermIndex index, StoredFingerprints fingerprints) {
        this.templates = index.retriever(TemplateMatch.Scan.INSTANCE);
        this.copies = index.retriever(CopyScan.Scan.INSTANCE);
        this.fingerprints = fingerprints;
    }

    /** The references that a copy shows. */
    List<Alignment> alignments(ImageFingerprint copy) {
        return copy.thumbnail()
                .map(thumbnail -> thumbnail.plain() ? plain(copy, thumbnail) : parts(copy, thumbnail))
                .orElse(List.of());
    }

    /** In an index of copies, those in which {@link #alignments} may find this reference. */
    Set<ReferenceId> copiesOf(ImageFingerprint reference) {
        return reference
                .thumbnail()
                .map(thumbnail -> copiesOf(thumbnail, CoarseThumbnail.of(reference, thumbnail)))
                .orElse(Set.of());
    }

    private Set<ReferenceId> copiesOf(Thumbnail reference, CoarseThumbnail coarse) {
        if (coarse.plain()) {
            return Stream.of(Orientation.UPRIGHT, Orientation.TURNED_90, Orientation.TURNED_180, Orientation.TURNED_270)
                    .flatMap(
                            turned -> copies.retrieve(new CopyScan.Query(coarse.laid(turned), LEAST_OF_PLAIN)).stream())
                    .collect(Collectors.toSet());
        }
        return fingerprints
                .of(copies.retrieve(new CopyScan.Query(coarse, PARAMETERS.least()[0] - COARSER)))
                .toList()
                .parallelStream()
                .filter(copy -> copy.fingerprint() instanceof ImageFingerprint picture
                        && shows(copy.reference(), picture, reference, coarse))
                .map(StoredFingerprints.Of::reference)
                .collect(Collectors.toSet());
    }

    /** Whether a copy is found to show a part of this one reference. */
    private static boolean shows(ReferenceId id, ImageFingerprint copy, Thumbnail reference, CoarseThumbnail coarse) {
        return copy.thumbnail().stream().anyMatch(thumbnail -> {
            Placement placement = TemplateMatch.of(copy, thumbnail, coarse, PARTS);
            Laid laid = new Laid(id, new ImageRegistration(thumbnail, reference), placement);
            return placement.score() >= PARAMETERS.least()[0]
                    && refined(List.of(laid)).stream().anyMatch(one -> isClose(one, thumbnail));
        });
    }

    private List<Alignment> parts(ImageFingerprint copy, Thumbnail thumbnail) {
        return refined(laid(copy, thumbnail, false, PARTS, PARAMETERS.least()[0])).stream()
                .flatMap(one -> part(one, thumbnail).stream())
                .toList();
    }

    /** What still fits at more and more samples. */
    private static List<Laid> refined(List<Laid> proposed) {
        List<Laid> laid = proposed;
        for (int step = 1, side = CoarseThumbnail.SIDE; side <= Thumbnail.SIDE; step++, side *= 2) {
            int samples = side;
            double least = step < PARAMETERS.least().length ? PARAMETERS.least()[step] : PARAMETERS.leastCorrelation();
            laid = laid.stream()
                    .map(one -> one.at(one.registration().refined(one.placement(), samples)))
                    .filter(one -> one.placement().score() >= least)
                    .sorted(Comparator.comparingDouble(
                                    (Laid one) -> -one.placement().score())
                            .thenComparing(Laid::reference))
                    .limit(step < PARAMETERS.kept().length ? PARAMETERS.kept()[step] : laid.size())
                    .toList();
        }
        return laid;
    }

    private static boolean isClose(Laid laid, Thumbnail copy) {
        return laid.registration().distance(laid.placement()) <= PARAMETERS.doubtful()
                && quality(laid, copy) >= Pdq.USABLE_QUALITY;
    }

    private static int quality(Laid laid, Thumbnail copy) {
        return Math.min(copy.hash().quality(), laid.registration().quality(laid.placement()));
    }

    private static Optional<Alignment> part(Laid laid, Thumbnail thumbnail) {
        if (!isClose(laid, thumbnail)) {
            return Optional.empty();
        }
        int distance = laid.registration().distance(laid.placement());
        return Optional.of(alignment(
                laid,
                thumbnail,
                new ImageExplanation(distance, name(laid), quality(laid, thumbnail)),
                new Evidence.Registration(distance, PARAMETERS.kept()[0])));
    }

    private List<Alignment> plain(ImageFingerprint copy, Thumbnail thumbnail) {
        // A white sheet between bars, or with a line of letters on it, can be compared; its white is that of any other
        // sheet.
        if (thumbnail.variation() < ImageParameters.DEFAULT.leastVariation()) {
            return List.of();
        }
        return laid(copy, thumbnail, true, List.of(Orientation.values()), Double.NEGATIVE_INFINITY).stream()
                .map(one -> one.at(one.registration().refinedByColour(one.placement(), CoarseThumbnail.SIDE)))
                .map(one -> one.at(one.registration().refinedByColour(one.placement(), Thumbnail.COLOUR_SIDE)))
                .flatMap(one -> plain(one, thumbnail).stream())
                .toList();
    }

    private static Optional<Alignment> plain(Laid laid, Thumbnail thumbnail) {
        double residual = laid.registration().residual(laid.placement());
        double variation = thumbnail.variation();
        if (residual > PARAMETERS.mostResidual() || residual > PARAMETERS.mostShare() * variation) {
            return Optional.empty();
        }
        return Optional.of(alignment(
                laid, thumbnail, new ColourExplanation(residual, variation, name(laid)), new Evidence.Colours()));
    }

    private List<Laid> laid(
            ImageFingerprint copy, Thumbnail thumbnail, boolean plain, List<Orientation> orientations, double least) {
        Map<ReferenceId, Placement> proposed = new LinkedHashMap<>();
        templates
                .retrieve(new TemplateMatch.Query(
                        thumbnail.luma(), CoarseThumbnail.aspect(copy, thumbnail), plain, orientations))
                .stream()
                .filter(proposal -> proposal.placement().score() >= least)
                .forEach(proposal -> proposed.put(proposal.reference(), proposal.placement()));
        return fingerprints
                .of(proposed.keySet())
                .flatMap(stored -> stored.fingerprint() instanceof ImageFingerprint picture
                        ? picture
                                .thumbnail()
                                .map(reference -> new Laid(
                                        stored.reference(),
                                        new ImageRegistration(thumbnail, reference),
                                        Objects.requireNonNull(proposed.get(stored.reference()))))
                                .stream()
                        : Stream.empty())
                .toList();
    }

    private static Alignment alignment(Laid laid, Thumbnail copy, Explanation why, Evidence evidence) {
        Region shown = region(laid);
        Orientation undone = laid.placement().undone();
        return new Alignment(
                laid.reference(),
                Medium.IMAGE,
                new Coverage(shown.area(), copy.region().area()),
                List.of(new Segment(Quads.of(shown, Orientation.UPRIGHT), Quads.of(copy.region(), undone))),
                new ImageTransform(undone.mirrored(), 90 * undone.quarterTurns(), false),
                why,
                evidence);
    }

    private static Region region(Laid laid) {
        Placement placement = laid.placement();
        return laid.registration()
                .shown()
                .part(Region.of(
                        placement.left(),
                        placement.top(),
                        Math.min(1, placement.left() + placement.width()),
                        Math.min(1, placement.top() + placement.height())));
    }

    private static String name(Laid laid) {
        return String.format(
                Locale.ROOT,
                "crop %.0f %% x %.0f %%",
                100 * laid.placement().width(),
                100 * laid.placement().height());
    }
}
