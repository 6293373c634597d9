package dev.colophon.service.answer;

import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.PageAnswer;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.index.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What whoever a notice accuses sees of it, and can answer.
 *
 * @param owner in whose name it is
 * @param agent who notifies for them; empty: they do
 * @param standing whether it still stands, or why nothing is to be answered
 * @param sent when it left
 * @param text of the notice in the language of its law, without where its sender lives and is called
 * @param language of the notice (BCP 47)
 * @param copies the first of those that it names
 * @param more how many further ones it names
 * @param step of the procedure at which it is
 * @param clocks the times that run
 * @param answers those that came by this page, the first first
 * @param draft what somebody filled in and has not handed in
 */
public record AnswerPage(
        StoredNotice notice,
        Regime regime,
        String owner,
        Optional<String> agent,
        Standing standing,
        Optional<Instant> sent,
        String text,
        String language,
        List<Copy> copies,
        int more,
        RegimeStep step,
        List<RunningClock> clocks,
        List<PageAnswer> answers,
        Optional<Draft> draft) {

    public AnswerPage {
        copies = List.copyOf(copies);
        clocks = List.copyOf(clocks);
        answers = List.copyOf(answers);
    }

    /** Whether there is something to answer. */
    public enum Standing {
        STANDS,
        RETRACTED,
        CLOSED
    }

    /**
     * A copy that the notice names.
     *
     * @param number from 1
     * @param shared what it has in common with the owner's file, in words of the reader
     * @param grade of the match
     * @param proof the evidence of it
     */
    public record Copy(
            int number,
            String work,
            String url,
            Optional<String> shared,
            Optional<Grade> grade,
            Optional<Proof> proof) {}

    /**
     * Evidence of a copy.
     *
     * @param bundle its name
     * @param sha256 of its container
     * @param report whether there is a report on paper
     */
    public record Proof(String bundle, String sha256, Instant sealedAt, boolean report) {}

    /** What somebody saved. */
    public record Draft(AnswerForm form, Instant savedAt) {}

    /** Whether somebody can answer. */
    public boolean isOpen() {
        return standing == Standing.STANDS;
    }
}
