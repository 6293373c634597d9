package dev.colophon.cases.removal;

/** What looking for a copy once more says of it. */
public enum RemovalVerdict {
    /** 404, 410 or 451, or something else stands there, which was looked into whole. */
    GONE(Meaning.REMOVED),
    /** The site answers it as it answers addresses that never were. */
    SOFT_404(Meaning.REMOVED),
    /** It is there as before. */
    STILL_UP(Meaning.UP),
    /** Other bytes stand there, in which the work is found. */
    REENCODED_UP(Meaning.UP),
    /** The page or the address leads to another address, where it is. */
    RENAMED(Meaning.UP),
    /** It is back, or stands at another place of the same operator since. */
    REAPPEARED(Meaning.UP),
    /** The page is gone and the file is served, or the page still offers a file whose address only looks as if it were gone. */
    PARTIAL(Meaning.UP),
    /** From one vantage point it is there, from another not. */
    PARTIAL_GEO(Meaning.UP),
    /** Only those who log in or pay would see. */
    LOGIN_WALL(Meaning.UNKNOWN),
    /** Not asked for, or refused to us: robots.txt, 403, a riddle, an age, a territory. */
    BLOCKED(Meaning.UNKNOWN),
    /** No answer, or one that says: not now. */
    UNREACHABLE(Meaning.UNKNOWN),
    /** Something is there that nobody could look into whole. */
    UNCERTAIN(Meaning.UNKNOWN);

    /** What follows from it. */
    public enum Meaning {
        REMOVED,
        UP,
        /** Nothing: silence is no removal. */
        UNKNOWN
    }

    private final Meaning meaning;

    RemovalVerdict(Meaning meaning) {
        this.meaning = meaning;
    }

    public Meaning meaning() {
        return meaning;
    }
}
