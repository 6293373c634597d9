package dev.colophon.sightings.review;

import dev.colophon.store.Sanitiser;

/**
 * Who looks at sightings. Two browsers in which the same person is signed in are two: none is given what the other looks at.
 *
 * @param name of the person
 * @param session random text that tells one browser from another
 */
public record Reviewer(String name, String session) {

    private static final int LONGEST_NAME = 200;

    public Reviewer {
        name = Sanitiser.fit(name, LONGEST_NAME);
    }
}
