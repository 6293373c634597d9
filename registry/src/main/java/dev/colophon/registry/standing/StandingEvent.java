package dev.colophon.registry.standing;

import dev.colophon.registry.work.RegistryException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that speaks for or against what a party claims, as the operator of the installation says; never changed afterwards.
 *
 * @param party its id
 * @param source who decided; of {@link What#WON} and {@link What#LOST} alone
 * @param reviewer who looked at the claim a second time; of reviews alone
 * @param on the day, in UTC, on which it happened
 * @param note which case it was, and where it can be read
 * @param takesBack the id of the event that was an error; of {@link What#TAKEN_BACK} alone
 * @param statedBy who entered it
 */
public record StandingEvent(
        String id,
        String party,
        What what,
        Optional<Source> source,
        Optional<String> reviewer,
        LocalDate on,
        String note,
        Optional<String> takesBack,
        String statedBy) {

    /** What happened. */
    public enum What {
        /** A claim was decided for the claimant. */
        WON("won"),
        /** A claim was decided against the claimant. */
        LOST("lost"),
        IDENTITY_CHECKED("identity checked"),
        SANCTIONED("sanctioned"),
        SANCTION_LIFTED("sanction lifted"),
        /** An event before was entered by mistake. */
        TAKEN_BACK("taken back");

        private final String words;

        What(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean isDecision() {
            return this == WON || this == LOST;
        }
    }

    /**
     * Who is independent enough for a decision to count. That a host removed something without an answer counts nothing: hosts
     * often remove unread; so there is no word for it.
     */
    public enum Source {
        COURT("court"),
        AUTHORITY("authority"),
        /** A body that settles disputes out of court. */
        BODY("body"),
        /** A host that gave its reasons. */
        HOST("host"),
        /** One that ended: upheld, or left unanswered, is lost; withdrawn is won. */
        COUNTER_NOTICE("counter-notice"),
        /** Somebody not of the claimant looked at a claim without knowing what was found before. */
        REVIEW("review"),
        /** The claimant took a notice back after it was sent: lost. Before it was sent, nothing counts. */
        RETRACTION("retraction");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @throws RegistryException when it says what cannot be, or leaves out what it needs */
    public StandingEvent {
        check(
                what.isDecision() == source.isPresent(),
                "who decided is said of what was won or lost, and only of that: --by");
        boolean review = source.filter(Source.REVIEW::equals).isPresent();
        check(review == reviewer.isPresent(), "who reviewed is said of a review, and only of that: --reviewer");
        check(
                what != What.WON || source.filter(Source.RETRACTION::equals).isEmpty(),
                "a retraction is lost, never won");
        check((what == What.TAKEN_BACK) == takesBack.isPresent(), "what is taken back is named by its id");
        check(!note.isBlank(), "say which case it was and where it can be read: --note");
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new RegistryException(message);
        }
    }

    /** {@code 2026-03-01 won (court): case 4 O 12/26}. */
    public String sentence() {
        return "%s %s%s: %s"
                .formatted(
                        on,
                        what.words(),
                        source.map(who -> " (%s%s)"
                                        .formatted(
                                                who.word(),
                                                reviewer.map(name -> " by " + name)
                                                        .orElse("")))
                                .orElse(""),
                        note);
    }
}
