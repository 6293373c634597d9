package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.select;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Sent;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.redirect.RedirectChains;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.sightings.OpenLooks;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Copies that are sent with a status which says that nothing is there. */
public final class SentCopies {

    /** Letters and digits, so many in a row, that a page which says that nothing is there has in common with no work. */
    private static final int RUN = 40;

    private static final int LONGEST_WORDS = 200_000;
    private static final int LONGEST_WORK = 5_000_000;
    private static final int MOST_REFERENCES = 50;

    private static final String WORDS_SENT = "words of a work came with status %d";

    private SentCopies() {}

    /** What came of a visit: a copy that is sent with such a status is there; words of one say that it may be. */
    static FetchOutcome of(DSLContext dsl, RedirectChains redirects, String place, FetchOutcome outcome) {
        if (!(outcome instanceof Failed failed) || failed.sent().isEmpty()) {
            return outcome;
        }
        Sent sent = failed.sent().get();
        if (isKnown(dsl, sent.body().sha256())) {
            return new Answered(
                    failed.status(),
                    sent.body(),
                    Validators.NONE,
                    Optional.empty(),
                    sent.bytes(),
                    Findings.NONE,
                    Optional.empty(),
                    Optional.empty());
        }
        return redirects.copiesLeadTo(dsl, place) && mayHoldWork(dsl, redirects.behind(dsl, place), sent.words())
                ? new Failed(
                        failed.status(), WORDS_SENT.formatted(failed.status()), false, Optional.of(sent.holdingWork()))
                : outcome;
    }

    /** What is shown by a page that was sent with such a status, where it stands in place of a copy that may be seen or heard. */
    static Findings shown(DSLContext dsl, RedirectChains redirects, String place, Failed failed) {
        return failed.sent()
                .filter(_ -> redirects.copiesLeadTo(dsl, place))
                .filter(sent -> redirects.behind(dsl, place).stream()
                        .anyMatch(from -> OpenLooks.isInPlaceOfMedia(
                                dsl, from, sent.body().sha256())))
                .map(sent -> sent.shown().get())
                .orElse(Findings.NONE);
    }

    /** Whether these bytes are a copy of a work, as far as they were looked into. */
    public static boolean isKnown(DSLContext dsl, String sha256) {
        return dsl.fetchExists(CONTENT_MATCH, CONTENT_MATCH.CONTENT.eq(sha256));
    }

    /**
     * Whether a text has words in it of a work that was seen at one of these places, by their keys: it may be the work in another form.
     *
     * @param words with spaces, signs and all
     */
    public static boolean mayHoldWork(DSLContext dsl, Collection<String> places, String words) {
        String letters = letters(words, LONGEST_WORDS);
        if (letters.length() < RUN) {
            return false;
        }
        Set<String> runs = new HashSet<>();
        for (int at = 0; at + RUN <= letters.length(); at++) {
            runs.add(letters.substring(at, at + RUN));
        }
        return dsl
                .select(FINGERPRINT.CODE)
                .from(FINGERPRINT)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(FINGERPRINT.REFERENCE))
                .where(
                        FINGERPRINT.MEDIUM.eq(Medium.TEXT.name()),
                        REFERENCE.WORK.in(select(SIGHTING.WORK).from(SIGHTING).where(SIGHTING.PLACE.in(places))))
                .limit(MOST_REFERENCES)
                .fetch(FINGERPRINT.CODE)
                .stream()
                .anyMatch(code -> isIn(runs, code));
    }

    private static boolean isIn(Set<String> runs, byte[] code) {
        String work;
        try {
            work = letters(((TextFingerprint) Fingerprint.decode(Medium.TEXT, code)).text(), LONGEST_WORK);
        } catch (IllegalArgumentException ofAnotherVersion) {
            return true; // nobody can say that it is not
        }
        for (int at = 0; at + RUN <= work.length(); at += RUN / 2) {
            if (runs.contains(work.substring(at, at + RUN))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text, int most) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(most)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
