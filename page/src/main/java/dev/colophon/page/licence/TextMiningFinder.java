package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/** TDMRep: whether text and data mining is reserved, as headers and metas of a page say. */
final class TextMiningFinder implements LicenceFinder {

    private static final String RESERVATION = "tdm-reservation";
    private static final String POLICY = "tdm-policy";

    @Override
    public Standard standard() {
        return Standard.TDMREP;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        Optional<String> reservation = header(page, RESERVATION);
        reservation.ifPresent(value -> found.accept(
                page.ofServer(standard(), RESERVATION, Scope.PAGE, words(value), policy(header(page, POLICY), page))));
        Map<String, String> metas = new HashMap<>();
        for (Element element : page.marked()) {
            if (element.normalName().equals("meta")) {
                metas.putIfAbsent(
                        element.attr("name").strip().toLowerCase(Locale.ROOT),
                        element.attr("content").strip());
            }
        }
        Optional.ofNullable(metas.get(RESERVATION))
                .ifPresent(value -> page.said(
                                standard(),
                                "meta[" + RESERVATION + "]",
                                page.page(),
                                Effect.MACHINE_USE,
                                words(value),
                                policy(Optional.ofNullable(metas.get(POLICY)), page))
                        .forEach(found));
    }

    private static Optional<String> header(MarkedPage page, String name) {
        return page.headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Optional<String> policy(Optional<String> uri, MarkedPage page) {
        return uri.flatMap(text -> page.references().resolve(text));
    }

    private static String words(String value) {
        return value.strip().equals("1") ? "text and data mining is reserved" : "text and data mining is not reserved";
    }
}
