package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Scope;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * What a statement is about.
 *
 * @param names URLs of media, or the URL of the page, or the origin of the site
 * @param more whether it is, or may be, about more than these
 */
record SignalSubject(Scope scope, List<String> names, boolean more) {

    /** A gallery may be one item: so many of its media are told of. */
    static final int MOST_NAMES = 50;

    /** Nobody nests deeper what is about one thing. */
    static final int MOST_LEVELS = 256;

    SignalSubject {
        List<String> one = names.stream().distinct().limit(MOST_NAMES + 1L).toList();
        more |= one.size() > MOST_NAMES;
        names = one.size() > MOST_NAMES ? one.subList(0, MOST_NAMES) : one;
    }

    SignalSubject(Scope scope, List<String> names) {
        this(scope, names, false);
    }

    /** The same, when it may be about more. */
    SignalSubject andMore() {
        return new SignalSubject(scope, names, true);
    }

    /**
     * What an element of RDFa speaks of: what it or the nearest element around it names with {@code about}, {@code resource} or as
     * an item of microdata; within a {@code figure} its media; else the page.
     */
    static SignalSubject of(Element element, MarkedPage page) {
        Optional<Element> at = Optional.of(element);
        for (int level = 0; level < MOST_LEVELS && at.isPresent(); level++) {
            Optional<SignalSubject> named = named(at.get(), level == 0, page);
            if (named.isPresent()) {
                return named.get();
            }
            at = at.map(Element::parent);
        }
        return at.isPresent() ? page.page().andMore() : page.page();
    }

    private static Optional<SignalSubject> named(Element element, boolean itself, MarkedPage page) {
        if (element.hasAttr("about")) {
            return Optional.of(ofReference(element.attr("about"), element, page));
        }
        boolean link = element.hasAttr("rel") || element.hasAttr("property");
        if (!itself && !link && element.hasAttr("resource")) {
            return Optional.of(ofReference(element.attr("resource"), element, page));
        }
        if (itself && element.hasAttr("src")) {
            return Optional.of(ofReference(element.attr("src"), element, page));
        }
        if (!itself && (element.hasAttr("itemscope") || element.hasAttr("typeof"))) {
            return Optional.of(MarkedItem.subject(element, page));
        }
        return element.normalName().equals("figure") ? page.around().of(element) : Optional.empty();
    }

    /** Of a reference: blank is the page, a fragment one of its elements. */
    static SignalSubject ofReference(String reference, Element near, MarkedPage page) {
        String text = reference.strip();
        if (text.startsWith("#") && text.length() > 1) {
            return Optional.ofNullable(near.ownerDocument())
                    .flatMap(document -> Optional.ofNullable(document.getElementById(text.substring(1))))
                    .flatMap(element -> page.around().of(element))
                    .orElse(page.page());
        }
        return ofUrl(page.references().resolve(text), page);
    }

    /** Of a URL: the page itself, the root of its site, or a medium; the page when there is none. */
    static SignalSubject ofUrl(Optional<String> url, MarkedPage page) {
        if (url.isEmpty() || url.get().equals(page.url())) {
            return page.page();
        }
        String path = url.get().substring(url.get().indexOf("://") + 3);
        boolean root = page.references().isOwn(url.get()) && path.indexOf('/') == path.length() - 1;
        return root ? page.site() : new SignalSubject(Scope.ASSET, List.of(url.get()));
    }
}
