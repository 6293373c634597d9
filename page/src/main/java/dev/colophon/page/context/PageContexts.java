package dev.colophon.page.context;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds what a page is for. Most pages have none of the marks that it looks for, and cost no second walk. */
public final class PageContexts {

    private static final int MOST_PASSAGES = 50;
    private static final int MOST_SCRIPT = 1 << 18;

    /** Shorter ones are words that somebody uses, not works that somebody quotes. */
    private static final int FEWEST_LETTERS = 20;

    private static final Pattern TYPE = Pattern.compile("\"@type\"\\s*:\\s*(\"[^\"]{1,200}\"|\\[[^\\]]{1,500}\\])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+(?=\")");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PageContexts() {}

    /**
     * What a page says of itself.
     *
     * @param html as it was written
     * @param heading the first; may be empty
     * @param words all that its reader sees
     */
    public static PageContext find(
            Document document, String html, String page, String title, String heading, CharSequence words) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        String named = heading.isEmpty() || heading.equals(title) ? title : (title + "\n" + heading).strip();
        purposes.addAll(Purpose.ofTitle(named));
        if (html.contains("ld+json")) {
            document.select("script[type^=application/ld+json]").forEach(script -> types(script.data(), purposes));
        }
        if (html.contains("itemtype")) {
            document.select("[itemtype]").forEach(item -> type(item.attr("itemtype"), purposes));
        }
        List<QuotedPassage> quoted = html.contains("<blockquote") || html.contains("<q") ? quoted(document) : List.of();
        int characters = purposes.isEmpty() && quoted.isEmpty()
                ? 0
                : SPACES.matcher(words).replaceAll("").length();
        return new PageContext(page, purposes, named, characters, quoted);
    }

    private static void types(String script, Set<Purpose> purposes) {
        Matcher types = TYPE.matcher(script.length() > MOST_SCRIPT ? script.substring(0, MOST_SCRIPT) : script);
        while (types.find()) {
            Matcher names = NAME.matcher(types.group(1));
            while (names.find()) {
                purposes.addAll(Purpose.ofType(names.group()));
            }
        }
    }

    private static void type(String itemTypes, Set<Purpose> purposes) {
        for (String type : SPACES.split(itemTypes, -1)) {
            purposes.addAll(Purpose.ofType(type.substring(type.lastIndexOf('/') + 1)));
        }
    }

    private static List<QuotedPassage> quoted(Document document) {
        List<QuotedPassage> passages = new ArrayList<>();
        for (Element element : document.select("blockquote, q")) {
            QuotedPassage passage = QuotedPassage.of(element.text());
            if (passage.letters() >= FEWEST_LETTERS && passages.size() < MOST_PASSAGES) {
                passages.add(passage);
            }
        }
        return passages;
    }
}
