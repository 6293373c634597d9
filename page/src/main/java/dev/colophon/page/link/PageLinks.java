package dev.colophon.page.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the pages that a page leads to. */
public final class PageLinks {

    static final int MOST_LINKS = 5_000;

    private final Map<String, PageLink> links = new LinkedHashMap<>();
    private boolean cut;

    /** One link without {@code nofollow} is enough to follow it. */
    public void add(String url, PageLink.Kind kind, boolean nofollow) {
        PageLink known = links.get(url);
        if (known != null) {
            if (known.nofollow() && !nofollow) {
                links.put(url, new PageLink(url, known.kind(), false));
            }
        } else if (links.size() == MOST_LINKS) {
            cut = true;
        } else {
            links.put(url, new PageLink(url, kind, nofollow));
        }
    }

    public List<PageLink> found() {
        return List.copyOf(links.values());
    }

    public boolean cut() {
        return cut;
    }
}
