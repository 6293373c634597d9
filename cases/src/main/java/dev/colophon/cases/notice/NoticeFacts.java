package dev.colophon.cases.notice;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is so at the moment at which something is asked, found out again each time.
 *
 * @param standing what the sighting is held to be now
 * @param licensed whether a licence covers it now
 * @param contested whether somebody else claims what is shown of the work
 * @param inTerritory whether the owner holds the rights where the content is shown
 * @param holdsShare whether the owner may act with the share that they hold
 * @param stillUpAt when it was last seen there
 * @param indexed of a search engine, whether it knows the address at all; empty for others
 * @param duplicate whether this recipient has a notice about the same item already
 * @param missing fields that the procedure asks for and the notice lacks
 * @param restoredUnder the law of the notice after which this work was restored at this address, which says whether another may follow
 * @param newProof whether there is proof that the earlier notice did not have
 * @param policyReplayed whether the policy's replay passed
 * @param claimantAutomatic whether the standing of the owner is AUTO
 * @param calendar by which the recipient counts; empty where there is none
 */
public record NoticeFacts(
        NoticeEvent.Verdict standing,
        boolean licensed,
        boolean contested,
        boolean inTerritory,
        boolean holdsShare,
        Optional<Instant> stillUpAt,
        Optional<Boolean> indexed,
        boolean duplicate,
        Set<NoticeField> missing,
        Optional<Regime> restoredUnder,
        boolean newProof,
        boolean policyReplayed,
        boolean claimantAutomatic,
        Optional<BusinessCalendar> calendar) {

    public NoticeFacts {
        missing = Set.copyOf(missing);
    }

    /**
     * Facts for what happens to a notice without anything leaving by it, such as an answer. Nothing can leave under them: all that would
     * have to be found out first is taken to stand against it.
     *
     * @param calendar by which the recipient counts
     */
    public static NoticeFacts ofCalendar(Optional<BusinessCalendar> calendar) {
        return new NoticeFacts(
                NoticeEvent.Verdict.HOLD_VERIFY,
                true,
                true,
                false,
                false,
                Optional.empty(),
                Optional.of(false),
                true,
                Set.of(),
                Optional.empty(),
                false,
                false,
                false,
                calendar);
    }
}
