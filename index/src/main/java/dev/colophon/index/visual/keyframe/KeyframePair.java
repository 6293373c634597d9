package dev.colophon.index.visual.keyframe;

import dev.colophon.index.visual.local.FrameOverlay;

/**
 * A keyframe of a copy that shows one of a reference.
 *
 * @param copy number of the keyframe of the copy
 * @param reference number of that of the reference
 */
record KeyframePair(int copy, int reference, FrameOverlay overlay) {

    int inliers() {
        return overlay.inliers();
    }
}
