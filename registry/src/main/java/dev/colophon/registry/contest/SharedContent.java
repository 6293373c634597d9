package dev.colophon.registry.contest;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Content that files of two owners share, as it was found when the later one was registered.
 *
 * @param earlier whose file was registered first
 * @param segments the earlier file is the reference, the later the copy
 * @param contestedAt when both were told; empty of what was found before they were
 */
record SharedContent(
        Claimant earlier,
        Claimant later,
        Medium medium,
        Coverage coverage,
        List<Segment> segments,
        Optional<Instant> contestedAt) {

    SharedContent {
        segments = List.copyOf(segments);
    }

    /** The side that a file is not. */
    Claimant other(ReferenceId file) {
        return earlier.reference().equals(file) ? later : earlier;
    }

    /** Where a segment lies in one of the two files. */
    Span side(Segment segment, ReferenceId file) {
        return earlier.reference().equals(file) ? segment.inReference() : segment.inCopy();
    }

    FileParts inEarlier() {
        return FileParts.of(segments.stream().map(Segment::inReference).toList())
                .closed(medium);
    }

    FileParts inLater() {
        return FileParts.of(segments.stream().map(Segment::inCopy).toList()).closed(medium);
    }

    /** One of the two files from its start to about its end, as what is shared is a known part of it. */
    FileParts whole(ReferenceId file) {
        boolean isEarlier = earlier.reference().equals(file);
        FileParts shared = isEarlier ? inEarlier() : inLater();
        return medium == Medium.IMAGE ? shared : shared.whole(isEarlier ? coverage.ofReference() : coverage.ofCopy());
    }
}
