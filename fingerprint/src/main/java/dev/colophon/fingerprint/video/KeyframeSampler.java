package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the keyframes of a film while it goes by, in bounded memory. Not thread-safe; one per film. */
public final class KeyframeSampler {

    private final KeyframeParameters parameters;
    private final List<Keyframe> keyframes = new ArrayList<>();
    private Optional<Pdq> before = Optional.empty();
    private Optional<Pdq> last = Optional.empty();
    /** Bits by which the last frame differs from the one before it. */
    private int changed;
    /** Since the last keyframe. */
    private boolean cut;

    private int lastMillis;
    /** Doubled whenever there are too many keyframes and every second is dropped. */
    private int thinned = 1;

    public KeyframeSampler(KeyframeParameters parameters) {
        this.parameters = parameters;
    }

    /** Whether the next frame, seen at a moment, is to be a keyframe. */
    public boolean wants(int millis, Pdq hash) {
        int changes = before.map(frame -> frame.distance(hash)).orElse(0);
        cut |= changes > parameters.cutBits() && changes > parameters.cutTimes() * changed;
        changed = changes;
        before = Optional.of(hash);
        if (!hash.usable() || last.isEmpty()) {
            return hash.usable();
        }
        int since = (millis - lastMillis) / thinned;
        return since >= parameters.mostMillis()
                || (cut && since >= parameters.leastMillis())
                || (since >= parameters.movedMillis() && last.get().distance(hash) > parameters.movedBits());
    }

    /** Takes the picture of a frame that was wanted. */
    public void add(int millis, Pdq hash, Luma picture) {
        last = Optional.of(hash);
        lastMillis = millis;
        cut = false;
        LocalFeatures found = LocalFeatureExtractor.extract(picture, parameters.features());
        LocalFeatures features = parameters.coarse() ? found.coarse() : found;
        if (features.size() < parameters.fewestFeatures()) {
            return;
        }
        keyframes.add(new Keyframe(millis, features));
        if (keyframes.size() > parameters.most()) {
            thinned *= 2;
            for (int i = keyframes.size() / 2; i > 0; i--) {
                keyframes.remove(2 * i - 1);
            }
        }
    }

    /** Those of the film so far. */
    public List<Keyframe> keyframes() {
        return List.copyOf(keyframes);
    }
}
