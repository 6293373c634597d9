package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/**
 * RSL 1.0: terms in a page, or named by it or by its answer. They speak of what programs may do; where they permit all use of one
 * address, they may license it.
 */
final class RslFinder implements LicenceFinder {

    @Override
    public Standard standard() {
        return Standard.RSL;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        for (String header : page.headers().getOrDefault("link", List.of())) {
            for (String link : header.split(",(?=\\s*<)", -1)) {
                header(link, page, found);
            }
        }
        for (Element element : page.marked()) {
            if (RslTerms.isRsl(element)
                    && MarkedPage.tokens(element.attr("rel")).contains("license")) {
                found.accept(page.ofSite(
                        standard(),
                        element.normalName() + "[rel=license]",
                        RslTerms.ELSEWHERE,
                        page.references().resolve(element.attr("href"))));
            }
        }
        for (Element script : page.scripts()) {
            if (RslTerms.isRsl(script)) {
                document(script.data(), page, found);
            }
        }
    }

    private void header(String link, MarkedPage page, Consumer<LicenceSignal> found) {
        int start = link.indexOf('<');
        int end = link.indexOf('>', start + 1);
        String parameters = end < 0 ? "" : link.substring(end + 1).toLowerCase(Locale.ROOT);
        if (start >= 0 && parameters.contains(RslTerms.TYPE) && parameters.contains("license")) {
            found.accept(page.ofServer(
                    standard(),
                    "Link",
                    Scope.HOST,
                    RslTerms.ELSEWHERE,
                    page.references().resolve(link.substring(start + 1, end))));
        }
    }

    private void document(String xml, MarkedPage page, Consumer<LicenceSignal> found) {
        RslTerms terms = RslTerms.read(xml);
        terms.contents().forEach(content -> content(content, page, found));
        if (terms.cut()) {
            throw new IllegalArgumentException("RSL of more contents than are read");
        }
    }

    private void content(RslTerms.Content content, MarkedPage page, Consumer<LicenceSignal> found) {
        String url = content.url();
        boolean pattern = url.isEmpty() || url.endsWith("/") || url.indexOf('*') >= 0;
        SignalSubject subject = pattern
                ? page.site()
                : SignalSubject.ofUrl(page.references().resolve(url.replaceFirst("\\$$", "")), page);
        for (RslTerms.Licence licence : content.licences()) {
            boolean all = licence.permitted().contains("all") && subject.scope() == Scope.ASSET;
            page.said(
                            standard(),
                            "script[rsl+xml content]",
                            subject,
                            all ? Effect.LICENSES : Effect.MACHINE_USE,
                            licence.words(),
                            licence.terms().flatMap(text -> page.references().resolve(text)))
                    .forEach(found);
        }
    }
}
