package dev.colophon.index.visual.keyframe;

import dev.colophon.index.transform.Span;
import java.util.List;

/**
 * A stretch of a copy whose keyframes show a reference in one place and in order.
 *
 * @param pairs that agree, in the order of the copy
 * @param steady those of them that show the reference in one place
 * @param possible keyframes of the copy in the stretch
 * @param moments shots of the reference that are recognised at their moment and no other
 * @param speed seconds of the reference in one of the copy
 */
record KeyframeStretch(
        List<KeyframePair> pairs,
        List<KeyframePair> steady,
        int possible,
        int moments,
        double speed,
        Span.Time inReference,
        Span.Time inCopy) {

    /** Keyframes of the reference that are shown in one place. */
    int different() {
        return (int)
                steady.stream().mapToInt(KeyframePair::reference).distinct().count();
    }

    int inliers() {
        return steady.stream().mapToInt(KeyframePair::inliers).sum();
    }
}
