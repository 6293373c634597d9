package dev.colophon.service.caller;

import dev.colophon.registry.work.Organisation;

/**
 * Who asks.
 *
 * @param organisation whose works, sources and sightings they may see
 * @param name of the person or program
 */
public record Actor(Organisation organisation, String name) {

    /** The user of a home's own machine, of the one organisation that exists from the start. */
    public static Actor local() {
        return new Actor(Organisation.FIRST, System.getProperty("user.name", ""));
    }
}
