package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.Border;
import dev.colophon.fingerprint.image.ImageParameters;
import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Smooth;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.DeferredFeatures;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.image.local.LocalParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns pictures into fingerprints: pure and thread-safe. */
public final class ImageFingerprinter {

    private static final ImageParameters PARAMETERS = ImageParameters.DEFAULT;

    private ImageFingerprinter() {}

    /**
     * Fingerprints one picture.
     *
     * @param renderings the same picture flattened in each way it may be seen: one, or two when it has transparent parts
     *     (on mid-grey and on white); all of one size
     * @param digest of the whole picture, before anything was reduced
     */
    public static ImageFingerprint fingerprint(List<Pixels> renderings, ContentDigest digest, Role role) {
        if (renderings.isEmpty()) {
            throw new IllegalArgumentException("a picture has at least one rendering");
        }
        Pixels first = renderings.getFirst();
        List<View> views = new ArrayList<>();
        DeferredFeatures features = DeferredFeatures.of(LocalFeatures.NONE);
        if (Math.min(first.width(), first.height()) >= PARAMETERS.smallestSide()) {
            List<Luma> lumas = renderings.stream().map(Luma::of).toList();
            features = switch (role) {
                case REFERENCE ->
                    DeferredFeatures.of(LocalFeatureExtractor.extract(lumas.getFirst(), LocalParameters.REFERENCE));
                case COPY -> DeferredFeatures.of(lumas.getFirst(), LocalParameters.COPY);
            };
            for (Luma whole : lumas) {
                Luma luma = whole.reduced(PARAMETERS.workingSide());
                views.addAll(
                        switch (role) {
                            case REFERENCE -> reference(luma);
                            case COPY -> copy(luma);
                        });
            }
        }
        Optional<Thumbnail> thumbnail =
                views.isEmpty() ? Optional.empty() : Optional.of(Thumbnail.of(first, shown(first, views)));
        return new ImageFingerprint(
                ImageFingerprint.VERSION,
                digest,
                unmatchable(views, thumbnail, features),
                first.width(),
                first.height(),
                views,
                thumbnail,
                features);
    }

    private static List<View> reference(Luma luma) {
        List<View> views = new ArrayList<>();
        Region inside = inside(luma);
        boolean bordered = bordered(inside);
        Luma picture = bordered ? luma.crop(inside) : luma;
        Smooth smooth = Smooth.of(picture);
        if (bordered) {
            views.add(upright(View.Kind.FULL, Region.WHOLE, Pdq.of(luma)));
            views.add(upright(View.Kind.TRIMMED, inside, smooth.hash(Region.WHOLE, Orientation.UPRIGHT)));
        } else {
            views.add(upright(View.Kind.FULL, Region.WHOLE, smooth.hash(Region.WHOLE, Orientation.UPRIGHT)));
        }
        for (Region crop : PARAMETERS.crops()) {
            Region region = bordered ? inside.part(crop) : crop;
            views.add(upright(View.Kind.CROP, region, smooth.hash(crop, Orientation.UPRIGHT)));
        }
        return views;
    }

    private static List<View> copy(Luma luma) {
        List<View> views = new ArrayList<>(orientations(View.Kind.FULL, Region.WHOLE, luma));
        Region inside = inside(luma);
        if (bordered(inside)) {
            views.addAll(orientations(View.Kind.TRIMMED, inside, luma.crop(inside)));
        }
        return views;
    }

    private static View upright(View.Kind kind, Region region, Pdq hash) {
        return new View(kind, region, Orientation.UPRIGHT, hash);
    }

    private static List<View> orientations(View.Kind kind, Region region, Luma luma) {
        Smooth smooth = Smooth.of(luma);
        List<View> views = new ArrayList<>();
        for (Orientation undone : Orientation.values()) {
            views.add(new View(kind, region, undone, smooth.hash(Region.WHOLE, undone.inverse())));
        }
        return views;
    }

    private static Region inside(Luma luma) {
        return Border.inside(luma, PARAMETERS.borderContrast(), PARAMETERS.mostBorder(), PARAMETERS.mostBorder());
    }

    private static boolean bordered(Region inside) {
        return inside.x(1) - inside.x(0) <= 1 - PARAMETERS.leastBorder()
                || inside.y(1) - inside.y(0) <= 1 - PARAMETERS.leastBorder();
    }

    /** The picture without its border; a smooth picture has rows that look like one, unless they are of one brightness. */
    private static Region shown(Pixels pixels, List<View> views) {
        return views.stream()
                .filter(view -> view.kind() == View.Kind.TRIMMED)
                .findFirst()
                .map(view -> view.hash().usable() ? view.region() : evenBorder(pixels))
                .orElse(Region.WHOLE);
    }

    private static Region evenBorder(Pixels pixels) {
        Luma luma = Luma.of(pixels).reduced(PARAMETERS.workingSide());
        return Border.insideEven(luma, PARAMETERS.evenContrast(), PARAMETERS.mostBorder());
    }

    /** Why a picture of which these were made cannot be compared. */
    static Optional<Unmatchable> unmatchable(
            List<View> views, Optional<Thumbnail> thumbnail, DeferredFeatures features) {
        if (thumbnail.isEmpty()) {
            return Optional.of(Unmatchable.TOO_SMALL);
        }
        boolean comparable = views.stream().anyMatch(view -> view.hash().usable())
                || thumbnail.get().variation() >= PARAMETERS.leastVariation()
                || features.features().size() >= PARAMETERS.fewestFeatures();
        return comparable ? Optional.empty() : Optional.of(Unmatchable.TOO_PLAIN);
    }
}
