package dev.colophon.fingerprint;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.image.local.LocalParameters;
import dev.colophon.fingerprint.image.panel.Panels;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import dev.colophon.fingerprint.video.KeyframeParameters;
import dev.colophon.fingerprint.video.PanelTrackParameters;
import dev.colophon.fingerprint.video.VideoParameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads fingerprints of copies that somebody else made and may have made up. What none of the fingerprinters makes of a copy is refused:
 * more of anything than they keep, places and times beyond the content, another order, or content that is said to be comparable and
 * is not. So what is read is as large, and as long to search for, as what is made here. Whether it was made of the file that it is
 * said to be of, nobody can tell from it.
 */
public final class ForeignFingerprint {

    /** No longer sound or film is read from any file. */
    private static final long LONGEST_MILLIS = 24L * 60 * 60 * 1_000;

    /** The last window of a sound reaches beyond its end. */
    private static final int SAMPLES_BEYOND = 1 << 15;

    private static final int SAMPLES_PER_EIGHTH = 16;
    private static final int SLOT_SAMPLES = AudioParameters.DEFAULT.slotHops() * AudioParameters.DEFAULT.hop();
    private static final int MOST_SIDE = 1 << 16;

    /** As it is, and with its transparent parts on another ground. */
    private static final int RENDERINGS = 2;

    /** The whole and the part without border, in each orientation. */
    private static final int MOST_VIEWS = RENDERINGS * 2 * Orientation.values().length;

    /** Whole, without border, crops and panels, each as it is and mirrored. */
    private static final int MOST_TRACKS =
            2 * (2 + VideoParameters.DEFAULT.copyCropPercents().size() + PanelTrackParameters.DEFAULT.panels());

    private ForeignFingerprint() {}

    /**
     * Reads what {@link Fingerprint#encode} wrote of a copy.
     *
     * @throws IllegalArgumentException when it is something else, with why in one line
     */
    public static Fingerprint decode(Medium medium, byte[] bytes) {
        Fingerprint read = Fingerprint.decode(medium, bytes);
        switch (read) {
            case AudioFingerprint sound -> check(sound);
            case ImageFingerprint picture -> check(picture);
            case VideoFingerprint film -> check(film);
            case TextFingerprint text -> check(text);
        }
        return read;
    }

    private static void check(AudioFingerprint sound) {
        long samples = sound.samples();
        require(samples <= LONGEST_MILLIS / 1_000 * AudioParameters.SAMPLE_RATE, "a sound is longer than a day");
        long slots = samples / SLOT_SAMPLES + 2;
        require(sound.peaks() <= slots * AudioParameters.DEFAULT.allCopyPeaks(), "a sound has too many peaks");
        int[] times = sound.timeEighths();
        for (int i = 1; i < times.length; i++) {
            require(
                    times[i - 1] < times[i] || sound.cents()[i - 1] <= sound.cents()[i],
                    "the peaks of a sound are in no order");
        }
        require(
                times.length == 0 || (long) times[times.length - 1] * SAMPLES_PER_EIGHTH <= samples + SAMPLES_BEYOND,
                "a sound has peaks behind its end");
        require(
                sound.unmatchable().isPresent()
                        || Matchability.shortcoming(Role.COPY, sound.seconds(), sound.cents())
                                .isEmpty(),
                "a sound has too little in it to be compared");
    }

    private static void check(ImageFingerprint picture) {
        require(
                picture.width() > 0
                        && picture.height() > 0
                        && picture.width() <= MOST_SIDE
                        && picture.height() <= MOST_SIDE,
                "a picture has no size");
        require(picture.views().size() <= MOST_VIEWS, "a picture has too many views");
        require(picture.panels().size() <= Panels.MOST_VIEWS, "a picture has too many panels");
        require(
                picture.views().stream()
                        .allMatch(view -> view.kind() == View.Kind.FULL || view.kind() == View.Kind.TRIMMED),
                "a picture has views that none of a copy has");
        require(picture.views().isEmpty() == picture.thumbnail().isEmpty(), "a picture has no thumbnail");
        check(picture.features(), LocalParameters.COPY.most());
        require(
                picture.unmatchable().isPresent()
                        || ImageFingerprinter.unmatchable(picture.views(), picture.thumbnail(), picture.deferred())
                                .isEmpty(),
                "a picture has too little in it to be compared");
    }

    private static void check(LocalFeatures features, int most) {
        require(features.size() <= most, "a picture has too many local features");
        require(features.width() > 0 && features.height() > 0, "a picture has no size");
        for (int i = 0; i < features.size(); i++) {
            require(
                    features.x(i) <= features.width() && features.y(i) <= features.height(),
                    "a local feature lies beside its picture");
        }
    }

    private static void check(VideoFingerprint film) {
        require(film.durationMillis() >= 0 && film.durationMillis() <= LONGEST_MILLIS, "a film is longer than a day");
        require(film.tracks().size() <= MOST_TRACKS, "a film has too many tracks");
        film.tracks().forEach(ForeignFingerprint::check);
        List<Keyframe> keyframes = film.keyframes();
        require(keyframes.size() <= KeyframeParameters.COPY.most(), "a film has too many keyframes");
        for (int i = 0; i < keyframes.size(); i++) {
            int before = i == 0 ? -1 : keyframes.get(i - 1).millis();
            require(
                    before < keyframes.get(i).millis() && keyframes.get(i).millis() <= LONGEST_MILLIS,
                    "the keyframes of a film are in no order");
            check(
                    keyframes.get(i).features(),
                    KeyframeParameters.COPY.features().most());
        }
        require(
                film.unmatchable().isPresent()
                        || (film.durationMillis() >= VideoParameters.DEFAULT.shortestMillis()
                                && usableMillis(film.tracks()) >= VideoParameters.DEFAULT.usableMillis()),
                "a film has too little in it to be compared");
    }

    private static void check(FrameTrack track) {
        int slot = VideoParameters.DEFAULT.copyMillis();
        require(
                track.kind() != View.Kind.VERTICAL && track.cropPercent() > 0 && track.cropPercent() <= 100,
                "a film has tracks that none of a copy has");
        for (int i = 0; i < track.size(); i++) {
            int start = track.starts()[i];
            int before = i == 0 ? -1 : track.starts()[i - 1] / slot;
            require(
                    start >= 0
                            && before < start / slot
                            && start <= track.ends()[i]
                            && track.ends()[i] <= LONGEST_MILLIS,
                    "the frames of a film are in no order");
            require(track.hash(i).usable(), "a film has frames without structure");
        }
    }

    /** How long any view of the frames has structure, as the fingerprinter counts it. */
    private static long usableMillis(List<FrameTrack> tracks) {
        Map<Integer, Integer> seen = new TreeMap<>();
        for (FrameTrack track : tracks) {
            boolean counted = track.kind() == View.Kind.FULL || track.kind() == View.Kind.TRIMMED;
            for (int i = 0; counted && !track.mirrored() && i < track.size(); i++) {
                seen.put(track.starts()[i], track.ends()[i] - track.starts()[i]);
            }
        }
        return seen.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static void check(TextFingerprint text) {
        require(
                TextFingerprinter.fingerprint(text.text(), Role.COPY).equals(text),
                "a text is not the one that its digest is of");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
