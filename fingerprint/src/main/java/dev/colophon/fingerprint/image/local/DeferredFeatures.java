package dev.colophon.fingerprint.image.local;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.panel.Panels;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The local features and the panels of a picture, made when one of them is first asked for: where hashes of the whole tell all there is
 * to tell of a copy, nobody asks. Equal when both are. Thread-safe.
 */
public final class DeferredFeatures {

    private record Made(LocalFeatures features, List<View> panels) {}

    private @Nullable Luma picture;
    private final LocalParameters parameters;
    private @Nullable Made made;

    private DeferredFeatures(@Nullable Luma picture, LocalParameters parameters, @Nullable Made made) {
        this.picture = picture;
        this.parameters = parameters;
        this.made = made;
    }

    /** Of a found picture, which is held until then at no more than the size that is looked at. */
    public static DeferredFeatures of(Luma picture, LocalParameters parameters) {
        return new DeferredFeatures(LocalFeatureExtractor.held(picture, parameters), parameters, null);
    }

    /** Those that are there already, of a picture without panels. */
    public static DeferredFeatures of(LocalFeatures features) {
        return of(features, List.of());
    }

    /** Those that are there already. */
    public static DeferredFeatures of(LocalFeatures features, List<View> panels) {
        return new DeferredFeatures(null, LocalParameters.REFERENCE, new Made(features, List.copyOf(panels)));
    }

    private synchronized Made made() {
        if (made == null) {
            Luma looked = Objects.requireNonNull(picture);
            made = new Made(LocalFeatureExtractor.extract(looked, parameters), Panels.of(looked));
            picture = null;
        }
        return made;
    }

    public LocalFeatures features() {
        return made().features();
    }

    /** The hashes of parts in which another picture may be shown, two of each: as it is, and mirrored. */
    public List<View> panels() {
        return made().panels();
    }

    /** Whether they were asked for, or were there from the beginning. */
    public synchronized boolean areMade() {
        return made != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeferredFeatures that && made().equals(that.made());
    }

    @Override
    public int hashCode() {
        return features().hashCode();
    }

    @Override
    public String toString() {
        return areMade()
                ? features() + ", " + panels().size() + " views of panels"
                : "local features of a picture that was not looked at yet";
    }
}
