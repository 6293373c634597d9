package dev.colophon.service.record;

import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What everybody may know of a notice that has left: no address of a copy, and nobody who is a person.
 *
 * @param claimant its name where it is a body; of anybody else what stands for them in all notices
 * @param body whether it is known to be a body
 * @param works their titles
 * @param sites how many copies it names on each
 * @param drafted when it was written
 * @param groups of its copies: one where all of them stand alike
 * @param countered whether a complete counter-notice has come
 */
public record PublicNotice(
        NoticeNumber number,
        String claimant,
        boolean body,
        List<String> works,
        Map<String, Integer> sites,
        Regime regime,
        Instant drafted,
        Optional<Instant> sent,
        List<CopyGroup> groups,
        boolean countered,
        Optional<Outcome> outcome) {

    public PublicNotice {
        works = List.copyOf(works);
        groups = CopyGroup.alike(groups);
    }
}
