package dev.colophon.demo.network.sites;

import dev.colophon.fingerprint.Medium;

/** Whose sites: four operators, those who may show the works, and others. */
public enum Group {
    TUNES(Medium.AUDIO, "/song/%d.html", "/vip/"),
    WALLPAPERS(Medium.IMAGE, "/pic/%d", "/raw/"),
    FILMS(Medium.VIDEO, "/watch/%d/", "/private/"),
    NOVELS(Medium.TEXT, "/read/%d.html", "/members/"),
    LICENSED(Medium.AUDIO, "/archive/%d", "/studio/"),
    INDEPENDENT(Medium.IMAGE, "/post/%d", "/admin/");

    private final Medium medium;
    private final String detail;
    private final String closed;

    Group(Medium medium, String detail, String closed) {
        this.medium = medium;
        this.detail = detail;
        this.closed = closed;
    }

    /** What its sites are about. */
    public Medium medium() {
        return medium;
    }

    /** The path of a page about one thing. */
    public String detail(int number) {
        return detail.formatted(number);
    }

    /** A folder that robots.txt forbids. */
    public String closed() {
        return closed;
    }

    /** Whether its sites have one operator, and copies that nobody allowed. */
    public boolean isOperator() {
        return this != LICENSED && this != INDEPENDENT;
    }
}
