package dev.colophon.service.comparison;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.registry.contest.Claimant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sighting is the subject of, beside the decisions about it.
 *
 * @param evidence bundles of it, or of its page, that are in the home, the newest first
 * @param openCase the number of the open case that it is in
 * @param sent notices that name it, went out, or may have, and were not taken back, the newest first
 * @param unsent notices that name it and have not left, the newest first
 * @param rivals other owners who registered what is in the matched file, where it is not settled whose it is
 */
public record Proceedings(
        List<Bundle> evidence,
        Optional<String> openCase,
        List<NoticeNumber> sent,
        List<NoticeNumber> unsent,
        List<Claimant> rivals) {

    /**
     * A bundle of evidence.
     *
     * @param name such as {@code K-17-3}
     */
    public record Bundle(String name, Instant sealedAt) {}

    public Proceedings {
        evidence = List.copyOf(evidence);
        sent = List.copyOf(sent);
        unsent = List.copyOf(unsent);
        rivals = List.copyOf(rivals);
    }

    /** Whether another decision has to be told to somebody, or changes what is written. */
    public boolean depend() {
        return openCase.isPresent() || !sent.isEmpty() || !unsent.isEmpty();
    }
}
