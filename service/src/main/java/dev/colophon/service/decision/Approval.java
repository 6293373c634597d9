package dev.colophon.service.decision;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.sightings.StoredSighting;
import java.util.List;

/** A person is asked before sightings are decided together. */
public interface Approval {

    /** What a person said. */
    enum Answer {
        /** All of it is right. */
        YES,
        /** One of the sample is not, or the person does not want it. */
        NO
    }

    /**
     * Whether all of these are to be decided so.
     *
     * @param act what is to be done with them, as in {@code decide 12 sightings as licensed}
     * @param sample to be looked at one by one before they are confirmed; empty where something else is done with them
     */
    Answer asked(String act, BulkGroup group, List<StoredSighting> sample);
}
