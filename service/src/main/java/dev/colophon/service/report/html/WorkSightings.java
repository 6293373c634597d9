package dev.colophon.service.report.html;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a work was seen, in short: what its page lists. For one thread. */
public final class WorkSightings {

    /** A page of a work lists no more; all of them are on the pages of sightings. */
    static final int MOST = 500;

    private final Work work;
    private final List<Line> lines = new ArrayList<>();
    private int all;
    private int undecided;

    /**
     * A sighting in a line.
     *
     * @param page number of the page that shows it
     */
    public record Line(
            String id, int page, String place, Grade grade, DecisionState state, boolean gone, Instant lastSeen) {}

    WorkSightings(Work work) {
        this.work = work;
    }

    void add(StoredSighting sighting, int page) {
        all++;
        if (sighting.decisionState().isUndecided()) {
            undecided++;
        }
        if (lines.size() < MOST) {
            lines.add(new Line(
                    sighting.id(),
                    page,
                    sighting.place(),
                    sighting.matches().getFirst().match().grade(),
                    sighting.decisionState(),
                    sighting.isGone(),
                    sighting.lastSeen()));
        }
    }

    public Work work() {
        return work;
    }

    public List<Line> lines() {
        return lines;
    }

    public int all() {
        return all;
    }

    public int undecided() {
        return undecided;
    }
}
