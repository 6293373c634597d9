package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * RSL 1.0 ({@code https://rslstandard.org/rsl}): terms in a page, or named by it or by its answer. They speak of what programs may
 * do; where they permit all use of one address, they may license it.
 */
final class RslFinder implements LicenceFinder {

    private static final String TYPE = "application/rsl+xml";
    private static final int MOST_CHARACTERS = 1 << 18;
    static final int MOST_CONTENTS = 200;

    @Override
    public Standard standard() {
        return Standard.RSL;
    }

    /** Whether an element is a link to such terms. */
    static boolean isRsl(Element element) {
        return element.attr("type").strip().toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        for (String header : page.headers().getOrDefault("link", List.of())) {
            for (String link : header.split(",(?=\\s*<)", -1)) {
                header(link, page, found);
            }
        }
        for (Element element : page.marked()) {
            if (isRsl(element) && MarkedPage.tokens(element.attr("rel")).contains("license")) {
                found.accept(page.ofSite(
                        standard(),
                        element.normalName() + "[rel=license]",
                        "terms for programs",
                        page.references().resolve(element.attr("href"))));
            }
        }
        for (Element script : page.scripts()) {
            if (isRsl(script)) {
                document(script.data(), page, found);
            }
        }
    }

    private void header(String link, MarkedPage page, Consumer<LicenceSignal> found) {
        int start = link.indexOf('<');
        int end = link.indexOf('>', start + 1);
        String parameters = end < 0 ? "" : link.substring(end + 1).toLowerCase(Locale.ROOT);
        if (start >= 0 && parameters.contains(TYPE) && parameters.contains("license")) {
            found.accept(page.ofServer(
                    standard(),
                    "Link",
                    Scope.HOST,
                    "terms for programs",
                    page.references().resolve(link.substring(start + 1, end))));
        }
    }

    private void document(String xml, MarkedPage page, Consumer<LicenceSignal> found) {
        if (xml.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("RSL of " + xml.length() + " characters");
        }
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        List<Element> contents = document.select("content, rsl|content");
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("RSL without content");
        }
        contents.stream().limit(MOST_CONTENTS).forEach(content -> content(content, page, found));
        if (contents.size() > MOST_CONTENTS) {
            throw new IllegalArgumentException("RSL of " + contents.size() + " contents");
        }
    }

    private void content(Element content, MarkedPage page, Consumer<LicenceSignal> found) {
        String url = content.attr("url").strip();
        boolean pattern = url.isEmpty() || url.endsWith("/") || url.indexOf('*') >= 0;
        SignalSubject subject = pattern
                ? page.site()
                : SignalSubject.ofUrl(page.references().resolve(url.replaceFirst("\\$$", "")), page);
        for (Element licence : content.select("license, rsl|license")) {
            Set<String> permitted = words(licence, "permits");
            Set<String> prohibited = words(licence, "prohibits");
            String payment = licence.select("payment, rsl|payment").stream()
                    .map(element -> element.attr("type"))
                    .filter(type -> !type.isBlank())
                    .collect(Collectors.joining(", "));
            boolean all = permitted.contains("all") && subject.scope() == Scope.ASSET;
            String statement = Stream.of(
                            permitted.isEmpty() ? "" : "permits " + String.join(", ", permitted),
                            prohibited.isEmpty() ? "" : "prohibits " + String.join(", ", prohibited),
                            payment.isEmpty() ? "" : "payment: " + payment)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; "));
            page.said(
                            standard(),
                            "script[rsl+xml content]",
                            subject,
                            all ? Effect.LICENSES : Effect.MACHINE_USE,
                            statement.isEmpty() ? "terms for programs" : statement,
                            terms(licence, page))
                    .forEach(found);
        }
    }

    private static Set<String> words(Element licence, String rule) {
        return licence.select("%s, rsl|%s".formatted(rule, rule)).stream()
                .filter(element -> !element.attr("type").equalsIgnoreCase("geo"))
                .flatMap(element -> Stream.of(
                        element.text().strip().toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> terms(Element licence, MarkedPage page) {
        return licence.select("terms, rsl|terms").stream()
                .flatMap(element -> page.references().resolve(element.text()).stream())
                .findFirst();
    }
}
