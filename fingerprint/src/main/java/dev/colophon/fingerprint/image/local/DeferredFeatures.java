package dev.colophon.fingerprint.image.local;

import dev.colophon.fingerprint.image.Luma;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The local features of a picture, made when they are first asked for: where hashes tell all there is to tell of a copy, nobody
 * asks. Equal when the features are. Thread-safe.
 */
public final class DeferredFeatures {

    private @Nullable Luma picture;
    private final LocalParameters parameters;
    private @Nullable LocalFeatures made;

    private DeferredFeatures(@Nullable Luma picture, LocalParameters parameters, @Nullable LocalFeatures made) {
        this.picture = picture;
        this.parameters = parameters;
        this.made = made;
    }

    /** Of a picture, which is held until then at no more than the size that is looked at. */
    public static DeferredFeatures of(Luma picture, LocalParameters parameters) {
        return new DeferredFeatures(LocalFeatureExtractor.held(picture, parameters), parameters, null);
    }

    /** Those that are there already. */
    public static DeferredFeatures of(LocalFeatures features) {
        return new DeferredFeatures(null, LocalParameters.REFERENCE, features);
    }

    public synchronized LocalFeatures features() {
        if (made == null) {
            made = LocalFeatureExtractor.extract(Objects.requireNonNull(picture), parameters);
            picture = null;
        }
        return made;
    }

    /** Whether they were asked for, or were there from the beginning. */
    public synchronized boolean areMade() {
        return made != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeferredFeatures that && features().equals(that.features());
    }

    @Override
    public int hashCode() {
        return features().hashCode();
    }

    @Override
    public String toString() {
        return areMade() ? features().toString() : "local features of a picture that was not looked at yet";
    }
}
