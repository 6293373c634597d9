package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.panel.Panels;
import java.util.ArrayList;
import java.util.List;

/**
 * The rectangles of a film in which another film may be shown: those between borders that stay where they are for some seconds. In a single
 * frame many edges look like borders; in the mean of several those of what moves are gone.
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
            List<Region> panels = near.isEmpty() ? List.of() : Panels.regions(near, parameters.leastSide());
            found = panels.subList(0, Math.min(panels.size(), parameters.panels()));
            foundUntil = millis + parameters.keptMillis();
        }
        return found;
    }
}
