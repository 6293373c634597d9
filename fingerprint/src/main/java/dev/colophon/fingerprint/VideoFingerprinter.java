package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.Border;
import dev.colophon.fingerprint.image.GreyPicture;
import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.KeyframeParameters;
import dev.colophon.fingerprint.video.KeyframeSampler;
import dev.colophon.fingerprint.video.PanelTrackParameters;
import dev.colophon.fingerprint.video.Proportions;
import dev.colophon.fingerprint.video.SteadyBorder;
import dev.colophon.fingerprint.video.SteadyPanels;
import dev.colophon.fingerprint.video.TrackBuilder;
import dev.colophon.fingerprint.video.VideoParameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Turns grey frames into a fingerprint, a frame at a time. References keep a frame whenever the picture has changed, copies
 * are read twice a second: two fixed clocks would miss each other by up to half a step, which in shaky footage costs a third
 * of the bits. Some frames are {@linkplain #wantsDetail wanted} in detail, too, for their local features. Holds the frames of the
 * last seconds; the fingerprint itself grows by at most some 8 kB a second. Not thread-safe; one per film.
 */
public final class VideoFingerprinter {

    /** Width and height of the frames that {@link #accept} expects; the aspect ratio is ignored on purpose. */
    public static final int SIDE = 256;

    /** Width and height of the frames that {@link #acceptDetail} expects. */
    public static final int DETAIL_SIDE = 512;

    private static final VideoParameters PARAMETERS = VideoParameters.DEFAULT;
    private static final PanelTrackParameters PANELS = PanelTrackParameters.DEFAULT;

    /** A sampled frame that waits until the border around it is known. */
    private record Waiting(int start, int end, byte[] grey, Pdq hash) {

        GreyPicture picture() {
            return new GreyPicture(SIDE, SIDE, grey);
        }
    }

    private final Role role;
    private final SteadyBorder border = new SteadyBorder(PARAMETERS.borderMillis());
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final TrackBuilder full = new TrackBuilder(View.Kind.FULL, 100, false);
    private final TrackBuilder fullMirrored = new TrackBuilder(View.Kind.FULL, 100, true);
    private final TrackBuilder trimmed = new TrackBuilder(View.Kind.TRIMMED, 100, false);
    private final TrackBuilder trimmedMirrored = new TrackBuilder(View.Kind.TRIMMED, 100, true);
    private final SteadyPanels panels = new SteadyPanels(PANELS);
    private final List<TrackBuilder> panelTracks = panelTracks(false);
    private final List<TrackBuilder> mirroredPanelTracks = panelTracks(true);
    private final List<Integer> cropPercents;
    private final List<TrackBuilder> crops;
    private final List<TrackBuilder> mirroredCrops;

    /** Begun with the first frame of which the proportions are known. */
    private Optional<TrackBuilder> vertical = Optional.empty();

    private final KeyframeSampler keyframes;

    /** Width by height of the frames as they are seen, known from the first that came in detail. */
    private OptionalDouble aspect = OptionalDouble.empty();

    /** The hash of the last frame when that is wanted in detail. */
    private Optional<Pdq> wanted = Optional.empty();

    private int frames;
    private int now;
    private int nextDue;
    private int nextCrop;
    private int usableMillis;
    private Optional<Waiting> open = Optional.empty();

    public VideoFingerprinter(Role role) {
        this.role = role;
        cropPercents = role == Role.REFERENCE ? PARAMETERS.cropPercents() : PARAMETERS.copyCropPercents();
        crops = cropTracks(false);
        mirroredCrops = cropTracks(true);
        keyframes =
                new KeyframeSampler(role == Role.REFERENCE ? KeyframeParameters.REFERENCE : KeyframeParameters.COPY);
    }

    /**
     * Takes the next frame.
     *
     * @param grey {@code SIDE * SIDE} bytes of luma, rows from the top; not kept
     * @param micros presentation time from the start of the film, not decreasing
     */
    public void accept(byte[] grey, long micros) {
        if (grey.length != SIDE * SIDE) {
            throw new IllegalArgumentException("a frame has " + SIDE * SIDE + " bytes, not " + grey.length);
        }
        frames++;
        now = Math.clamp(micros / 1_000, now, Integer.MAX_VALUE);
        wanted = Optional.empty();
        if (now < nextDue) {
            return;
        }
        GreyPicture picture = new GreyPicture(SIDE, SIDE, grey);
        Pdq hash = picture.hash(Region.WHOLE, false);
        wanted = Optional.of(hash).filter(seen -> keyframes.wants(now, seen));
        if (role == Role.REFERENCE
                && open.filter(last -> last.hash().distance(hash) <= PARAMETERS.changedBits())
                        .isPresent()) {
            return;
        }
        nextDue = role == Role.REFERENCE
                ? now + PARAMETERS.keepMillis()
                : (now / PARAMETERS.copyMillis() + 1) * PARAMETERS.copyMillis();
        close(now);
        open = Optional.of(new Waiting(now, now, grey.clone(), hash));
        Luma luma = picture.luma();
        if (hash.usable()) {
            border.add(now, inside(luma));
        }
        if (role == Role.COPY) {
            panels.add(now, luma);
        }
        while (!waiting.isEmpty() && waiting.getFirst().start() < now - PARAMETERS.borderMillis()) {
            hash(waiting.removeFirst());
        }
    }

    /** Whether the frame that was accepted last is to come in detail, too. */
    public boolean wantsDetail() {
        return wanted.isPresent();
    }

    /**
     * Takes in detail the frame that was accepted last; does nothing when that was not wanted.
     *
     * @param grey {@code DETAIL_SIDE * DETAIL_SIDE} bytes of luma, rows from the top; not kept
     * @param wide width by height of the film as it is seen
     */
    public void acceptDetail(byte[] grey, double wide) {
        aspect = OptionalDouble.of(wide);
        wanted.ifPresent(hash -> keyframes.add(now, hash, Proportions.restore(grey, DETAIL_SIDE, wide)));
        wanted = Optional.empty();
    }

    /**
     * Ends the film, whose length is {@code durationMillis}.
     *
     * @param file digest of the file that the frames come from
     */
    public VideoFingerprint finish(long durationMillis, ContentDigest file) {
        close(Math.clamp(durationMillis, now, Integer.MAX_VALUE));
        while (!waiting.isEmpty()) {
            hash(waiting.removeFirst());
        }
        List<TrackBuilder> tracks = new ArrayList<>(List.of(full, trimmed));
        tracks.addAll(crops);
        if (role == Role.REFERENCE) {
            vertical.ifPresent(tracks::add);
        } else {
            tracks.addAll(List.of(fullMirrored, trimmedMirrored));
            tracks.addAll(mirroredCrops);
            tracks.addAll(panelTracks);
            tracks.addAll(mirroredPanelTracks);
        }
        return new VideoFingerprint(
                VideoFingerprint.VERSION,
                file,
                unmatchable(durationMillis),
                durationMillis,
                tracks.stream()
                        .map(TrackBuilder::build)
                        .filter(track -> track.size() > 0)
                        .toList(),
                keyframes.keyframes());
    }

    /** The frame that was kept last is seen until {@code end}. */
    private void close(int end) {
        open.ifPresent(last -> waiting.addLast(new Waiting(last.start(), end, last.grey(), last.hash())));
        open = Optional.empty();
    }

    private void hash(Waiting frame) {
        full.add(frame.start(), frame.end(), frame.hash());
        boolean usable = role == Role.REFERENCE ? addViews(frame) : addViewsOfCopy(frame);
        if (usable) {
            usableMillis += frame.end() - frame.start();
        }
    }

    /** Whether any view of the frame is usable. */
    private boolean addViews(Waiting frame) {
        boolean usable = frame.hash().usable();
        Optional<Region> inside = border.at(frame.start()).filter(VideoFingerprinter::bordered);
        boolean cropDue = frame.start() >= nextCrop;
        if (cropDue || inside.isPresent()) {
            GreyPicture picture = inside.map(frame.picture()::crop).orElse(frame.picture());
            if (inside.isPresent()) {
                usable |= addTrimmed(frame, picture);
            }
            if (cropDue) {
                nextCrop = frame.start() + PARAMETERS.cropMillis();
                addCrops(frame, picture);
                addVertical(frame, picture, inside.orElse(Region.WHOLE));
            }
        }
        return usable;
    }

    private boolean addViewsOfCopy(Waiting frame) {
        GreyPicture whole = frame.picture();
        fullMirrored.add(frame.start(), frame.end(), whole.hash(Region.WHOLE, true));
        addPanels(frame);
        Optional<Region> inside = border.at(frame.start()).filter(VideoFingerprinter::bordered);
        GreyPicture picture = inside.map(whole::crop).orElse(whole);
        addCrops(frame, picture);
        boolean usable = inside.isPresent() && addTrimmed(frame, picture);
        return usable || frame.hash().usable();
    }

    private List<TrackBuilder> cropTracks(boolean mirrored) {
        return cropPercents.stream()
                .map(percent -> new TrackBuilder(View.Kind.CROP, percent, mirrored))
                .toList();
    }

    private static List<TrackBuilder> panelTracks(boolean mirrored) {
        return IntStream.range(0, PANELS.panels())
                .mapToObj(_ -> new TrackBuilder(View.Kind.PANEL, 100, mirrored))
                .toList();
    }

    private void addPanels(Waiting frame) {
        List<Region> regions = panels.at(frame.start());
        for (int i = 0; i < regions.size(); i++) {
            GreyPicture picture = frame.picture().crop(regions.get(i));
            panelTracks.get(i).add(frame.start(), frame.end(), picture.hash(Region.WHOLE, false));
            mirroredPanelTracks.get(i).add(frame.start(), frame.end(), picture.hash(Region.WHOLE, true));
        }
    }

    private boolean addTrimmed(Waiting frame, GreyPicture picture) {
        Pdq hash = picture.hash(Region.WHOLE, false);
        trimmed.add(frame.start(), frame.end(), hash);
        if (role == Role.COPY) {
            trimmedMirrored.add(frame.start(), frame.end(), picture.hash(Region.WHOLE, true));
        }
        return hash.usable();
    }

    private void addCrops(Waiting frame, GreyPicture picture) {
        for (int i = 0; i < crops.size(); i++) {
            double share = cropPercents.get(i) / 100.0;
            Region centre = Region.centre(share, share);
            crops.get(i).add(frame.start(), frame.end(), picture.hash(centre, false));
            if (role == Role.COPY) {
                mirroredCrops.get(i).add(frame.start(), frame.end(), picture.hash(centre, true));
            }
        }
    }

    /** @param inside the border of the frame, which is all of the picture */
    private void addVertical(Waiting frame, GreyPicture picture, Region inside) {
        aspect.ifPresent(wide -> {
            double shown = wide * (inside.x(1) - inside.x(0)) / (inside.y(1) - inside.y(0));
            if (shown >= PARAMETERS.leastWide()) {
                double share = PARAMETERS.verticalAspect() / shown;
                TrackBuilder track = vertical.orElseGet(
                        () -> new TrackBuilder(View.Kind.VERTICAL, (int) Math.round(100 * share), false));
                track.add(frame.start(), frame.end(), picture.hash(Region.centre(share, 1), false));
                vertical = Optional.of(track);
            }
        });
    }

    private static Region inside(Luma luma) {
        return Border.inside(
                luma, PARAMETERS.borderContrast(), PARAMETERS.mostBorderRows(), PARAMETERS.mostBorderColumns());
    }

    private static boolean bordered(Region inside) {
        return inside.x(1) - inside.x(0) <= 1 - PARAMETERS.leastBorder()
                || inside.y(1) - inside.y(0) <= 1 - PARAMETERS.leastBorder();
    }

    private Optional<Unmatchable> unmatchable(long durationMillis) {
        if (durationMillis < PARAMETERS.shortestMillis() || frames < PARAMETERS.fewestFrames()) {
            return Optional.of(Unmatchable.TOO_SHORT);
        }
        return usableMillis < PARAMETERS.usableMillis() ? Optional.of(Unmatchable.TOO_PLAIN) : Optional.empty();
    }
}
