package dev.colophon.cases.capture;

import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.EvidenceReport.LicenceCheck;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageReader;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the pages that were captured say of a licence for the copy, for their words or for their site: what is said there, not what is
 * so.
 *
 * @param said at most {@value #MOST}, the narrowest first
 * @param reading how much of them was read
 */
record CapturedLicences(List<LicenceSignal> said, Reading reading) {

    /** A report is read by people. */
    static final int MOST = 20;

    private static final Set<Effect> OF_LICENCES = EnumSet.of(Effect.LICENSES, Effect.OFFERS, Effect.UNREADABLE);

    /** How much was read of the pages. */
    enum Reading {
        WHOLE,
        PART,
        /** No page was captured. */
        NONE
    }

    CapturedLicences {
        said = List.copyOf(said);
    }

    /**
     * Of what was received.
     *
     * @param copy under the address by which it was asked for
     * @param answers that may be pages
     */
    static CapturedLicences of(String copy, List<Fetched> answers) {
        List<LicenceSignal> said = new ArrayList<>();
        Reading reading = Reading.NONE;
        for (Fetched answer : answers) {
            Optional<PageContent> page = page(answer);
            if (page.isPresent()) {
                boolean whole = !page.get().cut() && answer.cut().isEmpty() && reading != Reading.PART;
                reading = whole ? Reading.WHOLE : Reading.PART;
                page.get().licences().stream()
                        .filter(signal -> OF_LICENCES.contains(signal.effect()) && isAbout(signal, copy))
                        .forEach(said::add);
            }
        }
        boolean more = said.size() > MOST;
        return new CapturedLicences(
                said.stream()
                        .sorted((one, other) -> one.scope().compareTo(other.scope()))
                        .limit(MOST)
                        .toList(),
                more ? Reading.PART : reading);
    }

    private static Optional<PageContent> page(Fetched answer) {
        boolean page = ContentFilter.isPage(answer.type(), answer.body())
                && answer.body().size() <= VisitLimits.defaults().largestPage();
        try {
            return page
                    ? Optional.of(PageReader.read(
                            answer.body().bytes(),
                            answer.header("content-type").orElse(""),
                            answer.url(),
                            answer.headers()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a page", e);
        }
    }

    private static boolean isAbout(LicenceSignal signal, String copy) {
        return signal.scope() != Scope.ASSET || key(signal.subject()).equals(key(copy));
    }

    private static String key(String url) {
        return CanonicalUrl.of(url).map(CanonicalUrl::key).orElse(url);
    }

    /** A line for each statement, or one that says that there is none, or that nobody looked. */
    List<LicenceCheck> checks() {
        Message asked = Message.of("licences.asked.page");
        if (reading == Reading.NONE) {
            return List.of(new LicenceCheck(asked, Message.of("licences.answer.no-page")));
        }
        Stream<LicenceCheck> lines = said.stream().map(signal -> new LicenceCheck(asked, words(signal)));
        Stream<LicenceCheck> rest = reading == Reading.PART
                ? Stream.of(new LicenceCheck(asked, Message.of("licences.answer.in-part")))
                : said.isEmpty()
                        ? Stream.of(new LicenceCheck(asked, Message.of("licences.answer.unsaid")))
                        : Stream.of();
        return Stream.concat(lines, rest).toList();
    }

    private static Message words(LicenceSignal signal) {
        return Message.of(
                "licences.answer.said",
                Language.recorded("signal.speaker.", signal.speaker().words()),
                Message.of(
                        switch (signal.scope()) {
                            case ASSET -> "signal.of.medium";
                            case PAGE -> "signal.of.words";
                            case SITE -> "signal.of.site";
                            case HOST -> "signal.of.host";
                        }),
                signal.statement(),
                signal.terms().map(" "::concat).orElse(""),
                signal.saidOn());
    }

    /** The same as {@code match.json} has it. */
    List<Map<String, Object>> json() {
        return said.stream()
                .<Map<String, Object>>map(signal -> Map.of(
                        "asked", "statement of the page",
                        "answer", signal.effect().name(),
                        "speaker", signal.speaker().name(),
                        "scope", signal.scope().name(),
                        "statement", signal.statement(),
                        "terms", signal.terms().orElse(""),
                        "saidOn", signal.saidOn(),
                        "locator", signal.locator()))
                .toList();
    }
}
