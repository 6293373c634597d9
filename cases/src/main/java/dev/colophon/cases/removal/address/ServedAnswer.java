package dev.colophon.cases.removal.address;

import dev.colophon.page.PageFace;
import java.util.Optional;
import java.util.Set;

/** What asking for one URL came to. */
public sealed interface ServedAnswer {

    /** The URL that was asked for. */
    String url();

    /**
     * An answer.
     *
     * @param last the URL that answered, where redirects end
     * @param status of HTTP, of that URL
     * @param sha256 of the bytes; those of an empty body when there are none
     * @param bytes how many there are, after decoding
     * @param found whether the work is in them
     * @param unread why they, the search of them, or what they show, are not the whole; empty when nothing was left out
     * @param page what it says, where it is an HTML page
     */
    record Served(
            String url,
            String last,
            int status,
            String sha256,
            long bytes,
            WorkFound found,
            Optional<String> unread,
            Optional<ServedPage> page)
            implements ServedAnswer {

        public boolean isUp() {
            return found == WorkFound.SAME_BYTES || found == WorkFound.MATCH;
        }

        public boolean isSuccess() {
            return status >= 200 && status <= 299;
        }

        /** Whether its status says that nothing is there. */
        public boolean isNotThere() {
            return status == 404 || status == 410 || status == 451;
        }

        /** The same, of which not all was seen. */
        public Served unread(String why) {
            return new Served(url, last, status, sha256, bytes, found, Optional.of(why), page);
        }
    }

    /**
     * None.
     *
     * @param refused whether nobody asked, or was let: robots.txt, the rules of the guarded client
     * @param reason one line for a person
     */
    record Unanswered(String url, boolean refused, String reason) implements ServedAnswer {}

    /** Whether the work that is looked for is in what was served. */
    enum WorkFound {
        /** The bytes of the sighting. */
        SAME_BYTES,
        /** Others, surely with the work in them: a match of grade STRONG or EXACT. */
        MATCH,
        /** Others, perhaps with the work in them: a CANDIDATE. */
        PERHAPS,
        NOTHING
    }

    /**
     * A page.
     *
     * @param notFound whether its title or heading says that nothing is there
     * @param media the URLs of what it shows or offers
     */
    record ServedPage(PageFace face, boolean notFound, Set<String> media) {

        public ServedPage {
            media = Set.copyOf(media);
        }
    }
}
