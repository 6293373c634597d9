package dev.colophon.service.report.side;

import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Optional;

/** What is shown of one side of a match, of the work or of the copy. */
public sealed interface Side {

    /**
     * A picture, or frames of a film.
     *
     * @param outline the corners of the matched part, in 0..1; empty when it is not known or all of it
     */
    record Pictures(List<SmallPicture> pictures, Origin origin, List<Span.Point> outline) implements Side {

        public Pictures {
            pictures = List.copyOf(pictures);
            outline = List.copyOf(outline);
        }
    }

    /**
     * A sound.
     *
     * @param file where it can be heard on this machine, as a URI
     */
    record Sound(SoundBars bars, double seconds, Optional<String> file) implements Side {}

    /** Passages of a text. */
    record Text(MarkedText text) implements Side {}

    /** Nothing can be shown. */
    record Missing(Reason reason) implements Side {}

    /** From what a picture was made. */
    enum Origin {
        /** The file itself, where it stands or where its owner keeps it. */
        FILE,
        /** The registered file, which has the same bytes. */
        REGISTERED,
        /** A capture in the home. */
        CAPTURE,
        /** The few samples by which it was compared. */
        FINGERPRINT
    }

    /** Why nothing can be shown. */
    enum Reason {
        /** Neither are the bytes at hand nor anything to draw instead. */
        NOT_KEPT,
        /** It is at hand, and cannot be decoded. */
        UNREADABLE,
        /** The matched part of the film begins later than is decoded for a report. */
        TOO_LATE,
        /** Its fingerprint is of another version of this program. */
        OTHER_VERSION
    }
}
