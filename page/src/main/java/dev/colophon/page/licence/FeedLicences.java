package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a feed says in RSL 1.0 of the use of its site by programs: {@code rsl:content}, and links to documents with such terms. */
public final class FeedLicences {

    private static final int MOST_SIGNALS = 100;

    private FeedLicences() {}

    /**
     * Each statement once. Never fails: of terms that cannot be read, it says that.
     *
     * @param xml well-formed
     * @param url of the feed
     */
    public static List<LicenceSignal> find(String xml, String url) {
        if (!xml.contains("rsl:") && !xml.contains(RslTerms.TYPE)) {
            return List.of();
        }
        UrlResolver references = UrlResolver.of(url);
        try {
            RslTerms terms = RslTerms.inFeed(xml);
            return Stream.concat(
                            terms.documents().stream()
                                    .flatMap(document -> references.resolve(document).stream())
                                    .map(document -> said(
                                            "link",
                                            Effect.MACHINE_USE,
                                            RslTerms.ELSEWHERE,
                                            Optional.of(document),
                                            references)),
                            terms.contents().stream().flatMap(content -> content(content, references)))
                    .distinct()
                    .limit(MOST_SIGNALS)
                    .toList();
        } catch (IllegalArgumentException notRead) {
            return List.of(said(
                    "rsl:content",
                    Effect.UNREADABLE,
                    "terms for programs that could not be read: " + notRead.getMessage(),
                    Optional.empty(),
                    references));
        }
    }

    private static Stream<LicenceSignal> content(RslTerms.Content content, UrlResolver references) {
        String where = content.url().isEmpty() || content.url().equals("/") ? "" : " at " + content.url();
        return content.licences().stream()
                .map(licence -> said(
                        "rsl:content",
                        Effect.MACHINE_USE,
                        licence.words() + where,
                        licence.terms().flatMap(references::resolve),
                        references));
    }

    private static LicenceSignal said(
            String locator, Effect effect, String statement, Optional<String> terms, UrlResolver feed) {
        return new LicenceSignal(
                Standard.RSL,
                feed.page().toString(),
                locator,
                Scope.SITE,
                feed.origin(),
                effect,
                statement,
                Speaker.SITE_OPERATOR,
                Proof.NONE,
                terms);
    }
}
