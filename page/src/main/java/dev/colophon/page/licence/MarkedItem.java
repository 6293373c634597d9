package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** An item of microdata, or of RDFa with a type: what it is, and which media are in it. */
final class MarkedItem {

    /** Types that are pages: what is said of one holds of its words, not of the pictures in it. */
    private static final Set<String> PAGES = Set.of(
            "WebPage",
            "AboutPage",
            "CollectionPage",
            "ItemPage",
            "ProfilePage",
            "QAPage",
            "FAQPage",
            "Article",
            "BlogPosting",
            "Blog",
            "NewsArticle",
            "TechArticle",
            "ScholarlyArticle",
            "Report",
            "SocialMediaPosting",
            "DiscussionForumPosting",
            "WebPageElement");

    private static final Set<String> SITES = Set.of("WebSite", "Organization", "NewsMediaOrganization");

    private MarkedItem() {}

    /** Whether something of these types is a page. */
    static boolean isPage(Set<String> types) {
        return types.stream().anyMatch(PAGES::contains);
    }

    static boolean isSite(Set<String> types) {
        return types.stream().anyMatch(SITES::contains);
    }

    /** What statements in an item are about. */
    static SignalSubject subject(Element item, MarkedPage page) {
        Set<String> types = types(item);
        if (isSite(types)) {
            return page.site();
        }
        if (isPage(types)) {
            return page.page();
        }
        String id = item.hasAttr("itemid") ? item.attr("itemid") : item.attr("resource");
        Optional<String> named = page.references().resolve(id);
        Optional<SignalSubject> media = page.around().of(item);
        if (named.isPresent() && !named.get().equals(page.url())) {
            List<String> all = new ArrayList<>(List.of(named.get()));
            media.ifPresent(inside -> all.addAll(inside.names()));
            return new SignalSubject(
                    Scope.ASSET, all, media.map(SignalSubject::more).orElse(false));
        }
        return media.orElse(page.page());
    }

    private static Set<String> types(Element item) {
        String names = item.hasAttr("itemtype") ? item.attr("itemtype") : item.attr("typeof");
        return Set.copyOf(
                List.of(names.strip().split("\\s+")).stream().map(JsonLd::local).toList());
    }
}
