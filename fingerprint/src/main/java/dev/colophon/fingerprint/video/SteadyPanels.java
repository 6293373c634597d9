package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.panel.Panels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rectangles of a film in which another film may be shown: those between borders that stay where they are for some seconds, and those in
 * which the picture changes more, or less, than around them. In a single frame many edges look like borders; in the mean of several those
 * of what moves are gone.
 */
public final class SteadyPanels {

    private record Seen(int millis, Luma luma) {}

    private final PanelTrackParameters parameters;
    private final List<Seen> seen = new ArrayList<>();
    private List<Region> found = List.of();
    private int foundUntil;

    public SteadyPanels(PanelTrackParameters parameters) {
        this.parameters = parameters;
    }

    /** Takes the next frame. */
    public void add(int millis, Luma luma) {
        seen.add(new Seen(millis, luma));
    }

    /** The panels at a moment, none of them earlier than the last that was asked for, the clearest first. */
    public List<Region> at(int millis) {
        if (millis >= foundUntil) {
            seen.removeIf(frame -> frame.millis < millis - parameters.beforeMillis());
            List<Luma> near = seen.stream()
                    .filter(frame -> frame.millis <= millis + parameters.afterMillis())
                    .map(Seen::luma)
                    .toList();
            found = near.size() < 2 ? List.of() : panels(near);
            foundUntil = millis + parameters.keptMillis();
        }
        return found;
    }

    private List<Region> panels(List<Luma> frames) {
        List<Region> bordered = first(Panels.regions(frames, parameters.leastSide()), parameters.bordered());
        List<Region> moving = Panels.regions(List.of(changes(frames)), parameters.leastSide()).stream()
                .filter(region -> !bordered.contains(region))
                .toList();
        return Stream.concat(bordered.stream(), first(moving, parameters.moving()).stream())
                .toList();
    }

    private static List<Region> first(List<Region> regions, int most) {
        return regions.subList(0, Math.min(regions.size(), most));
    }

    /** By how much each pixel changes from frame to frame, the mean of all. */
    private static Luma changes(List<Luma> frames) {
        Luma first = frames.getFirst();
        float[] changes = new float[first.values().length];
        for (int frame = 1; frame < frames.size(); frame++) {
            float[] before = frames.get(frame - 1).values();
            float[] now = frames.get(frame).values();
            for (int i = 0; i < changes.length; i++) {
                changes[i] += Math.abs(now[i] - before[i]);
            }
        }
        for (int i = 0; i < changes.length; i++) {
            changes[i] /= frames.size() - 1;
        }
        return new Luma(first.width(), first.height(), changes);
    }
}
