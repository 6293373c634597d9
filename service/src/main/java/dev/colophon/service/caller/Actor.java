package dev.colophon.service.caller;

/**
 * Who asks.
 *
 * @param organisation whose works, sources and sightings they may see
 * @param name of the person or program
 */
public record Actor(String organisation, String name) {

    /** The user of a home's own machine, of the one organisation that exists from the start. */
    public static Actor local() {
        return new Actor("local", System.getProperty("user.name", ""));
    }
}
