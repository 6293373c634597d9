package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.PageMedia;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The media that stand in elements of one page. Used by one thread. */
final class ElementMedia {

    /** Figures in figures, each of which is walked: a page that is made so costs no more than this. */
    private static final int MOST_VISITED = 300_000;

    private final UrlResolver references;
    private final IdentityHashMap<Element, Optional<SignalSubject>> known = new IdentityHashMap<>();
    private int visited;

    ElementMedia(UrlResolver references) {
        this.references = references;
    }

    /**
     * The media in an element, itself among them; empty when there are none.
     *
     * @throws IllegalStateException when the page asks for more than can be looked at
     */
    Optional<SignalSubject> of(Element element) {
        Optional<SignalSubject> before = known.get(element);
        if (before != null) {
            return before;
        }
        Optional<SignalSubject> found = walked(element);
        known.put(element, found);
        return found;
    }

    private Optional<SignalSubject> walked(Element element) {
        PageMedia media = new PageMedia(references);
        element.traverse((node, _) -> {
            if (node instanceof Element inner) {
                visited++;
                if (visited > MOST_VISITED) {
                    throw new IllegalStateException("elements in each other without end");
                }
                media.visit(inner, inner.attributes());
                if (inner.normalName().equals("a")) {
                    references
                            .resolve(inner.attr("href"))
                            .ifPresent(url -> media.anchor(inner, url, inner.attributes()));
                }
            }
        });
        if (media.cut()) {
            throw new IllegalStateException("more media in one element than are read");
        }
        List<String> urls = media.found().stream()
                .map(MediaLink::url)
                .filter(url -> !url.startsWith("data:"))
                .toList();
        return urls.isEmpty() ? Optional.empty() : Optional.of(new SignalSubject(Scope.ASSET, urls));
    }
}
