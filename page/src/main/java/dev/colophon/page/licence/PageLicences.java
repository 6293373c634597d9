package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.search.Needle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;

/** What a page and its answer say of licences. Never throws; a finder that fails says that the page may say anything. */
public final class PageLicences {

    /** What a page says beyond that is not kept; where a licence is among it, one more statement says that there is more. */
    public static final int MOST_SIGNALS = 200;

    private static final List<LicenceFinder> FINDERS = List.of(
            new CreativeCommonsFinder(),
            new SchemaDataFinder(),
            new SchemaMarkupFinder(),
            new OdrlFinder(),
            new RslFinder(),
            new MachineUseFinder(),
            new TextMiningFinder());

    /** One of these stands in every page that a finder can find something in: most pages have none and cost no second walk. */
    private static final List<Needle> WORDS =
            needles("icens", "ICENS", "creativecommons.org", "odrl", "rsl+xml", "tdm-", "attribution", ":source");

    /** Where one of these stands there may be properties of schema.org. */
    private static final List<Needle> SCHEMA = needles("chema", "ld+json", "itemprop");

    /** Those of them that name no licence. */
    private static final List<Needle> SCHEMA_WORDS =
            needles("copyrightHolder", "copyrightNotice", "creditText", "usageInfo", "isrcCode", "iswcCode");

    private static final Set<String> HEADERS = Set.of("link", "content-usage", "tdm-reservation", "tdm-policy");

    private PageLicences() {}

    private static List<Needle> needles(String... words) {
        return Arrays.stream(words).map(Needle::of).toList();
    }

    /**
     * The statements of a page, in no particular order, each once.
     *
     * @param html the page as it was written
     * @param headers of the answer, whatever the case of their names
     */
    public static List<LicenceSignal> find(
            Document document, String html, UrlResolver references, Map<String, List<String>> headers) {
        Map<String, List<String>> told = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (HEADERS.contains(lower)) {
                told.computeIfAbsent(lower, _ -> new ArrayList<>()).addAll(values);
            }
        });
        return told.isEmpty() && !mayTell(html) ? List.of() : find(MarkedPage.of(document, references, told));
    }

    private static boolean mayTell(String html) {
        return contains(html, WORDS) || (contains(html, SCHEMA) && contains(html, SCHEMA_WORDS));
    }

    private static boolean contains(String html, List<Needle> words) {
        for (Needle word : words) {
            if (word.isIn(html)) {
                return true;
            }
        }
        return false;
    }

    private static List<LicenceSignal> find(MarkedPage page) {
        Statements statements = new Statements(page);
        if (page.cut()) {
            statements.all.add(page.unreadable(Standard.SCHEMA_ORG, "?", "a page of more than is read"));
        }
        for (LicenceFinder finder : FINDERS) {
            try {
                finder.find(page, statements);
            } catch (RuntimeException e) {
                statements.all.add(page.unreadable(finder.standard(), "?", "terms that could not be read"));
            }
        }
        return List.copyOf(statements.all);
    }

    /** The statements of a page, each once, as many as are kept. */
    private static final class Statements implements Consumer<LicenceSignal> {

        private final MarkedPage page;
        private final Set<LicenceSignal> all = new LinkedHashSet<>();

        Statements(MarkedPage page) {
            this.page = page;
        }

        @Override
        public void accept(LicenceSignal signal) {
            if (all.size() < MOST_SIGNALS) {
                all.add(signal);
            } else if (signal.mayLicense() && !all.contains(signal)) {
                all.add(page.unreadable(signal.standard(), "?", "more statements than are kept"));
            }
        }
    }
}
