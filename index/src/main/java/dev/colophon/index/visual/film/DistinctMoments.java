package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.visual.hash.VisualParameters;
import java.util.List;
import java.util.Optional;

/**
 * Tells the moments of a reference that frames of a copy are like and unlike any other. What is seen all the time, again and again, or in
 * many films of one kind tells no moment, however near its hashes are; where everything moves nearly every frame does.
 */
final class DistinctMoments {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;

    /** How many bits of a frame of the copy differ from a hash. */
    @FunctionalInterface
    interface Distance {
        int of(int tick, Pdq hash);
    }

    private final VideoFingerprint reference;
    private final Distance distance;
    /** One of so many frames of the reference is compared. */
    private final int every;

    DistinctMoments(VideoFingerprint reference, Distance distance) {
        this.reference = reference;
        this.distance = distance;
        int frames = reference.tracks().stream().mapToInt(FrameTrack::size).sum();
        every = Math.max(1, frames / PARAMETERS.momentFrames());
    }

    /**
     * How many there are.
     *
     * @param agreements along the line, in the order of the copy
     */
    int count(AffineTimeMap line, List<FrameAgreement> agreements) {
        int moments = 0;
        Optional<FrameAgreement> last = Optional.empty();
        for (FrameAgreement frame : agreements) {
            int most = frame.distance() + PARAMETERS.momentBits();
            boolean isOfLast = last.stream().anyMatch(before -> distance.of(frame.tick(), before.hash()) < most);
            if (!isOfLast && isUnlikeOthers(frame.tick(), line.at(frame.copySeconds()), most)) {
                moments++;
                last = Optional.of(frame);
            }
        }
        return moments;
    }

    /** Whether no frame of the reference away from a moment is as near. */
    private boolean isUnlikeOthers(int tick, double moment, int most) {
        for (FrameTrack track : reference.tracks()) {
            for (int frame = 0; frame < track.size(); frame += every) {
                double away = Math.max(track.starts()[frame] / 1e3 - moment, moment - track.ends()[frame] / 1e3);
                if (away > PARAMETERS.momentSeconds() && distance.of(tick, track.hash(frame)) < most) {
                    return false;
                }
            }
        }
        return true;
    }
}
