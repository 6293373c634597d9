package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.server.view.Tongue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Looks at pages in a browser: at the sizes, colours and languages that people have. With {@code --long} at each in all of them, and each
 * leaves a picture in {@code target/screens}; else at each in one of them, in turn. With {@code -Dcolophon.screens=REGEX} only at those of
 * these names, with pictures, for whoever works on them.
 */
final class Screens {

    private static final boolean ALL = Boolean.getBoolean("colophon.long");
    private static final Pattern NAMES = Pattern.compile(System.getProperty("colophon.screens", ".*"));

    /** Drawing a page takes as long as all rules. */
    private static final boolean DRAWN = ALL || System.getProperty("colophon.screens") != null;

    /** A size and colours. */
    private record Way(int width, boolean dark) {}

    private static final List<Way> WAYS =
            List.of(new Way(390, true), new Way(1440, false), new Way(390, false), new Way(1440, true));

    /** What the Web Content Accessibility Guidelines ask for, and good practice of those who wrote the rules. */
    private static final String AXE = "axe.run({resultTypes: ['violations', 'passes'], runOnly: {type: 'tag', values:"
            + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}).then(found =>"
            + " (found.passes.length > 10 ? [] : ['few rules looked: ' +"
            + " found.passes.length]).concat(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') +"
            + " ' ' + (n.any[0]?.message ?? n.all[0]?.message ?? '')).join(' | '))))";

    /** What lies under a bar that stays at the foot is scrolled from under it: where the page was when it was looked at is chance. */
    private static final String AT_REST =
            "document.querySelectorAll('.dock').forEach(bar => { bar.style.position = 'static'; }); 0";

    /** Text of which hardly a word stands in a line. */
    private static final String SQUEEZED = "[...document.querySelectorAll('main :is(p,li,dd,dt,td,th,label,h1,h2,h3)')]"
            + ".filter(e => e.clientWidth > 1 && e.clientWidth < 60 && e.clientHeight > 4 * e.clientWidth)"
            + ".map(e => e.tagName + ' ' + e.textContent.slice(0, 60))";

    /** Fields that stand beside each other and differ in height. */
    private static final String UNEVEN =
            "[...document.querySelectorAll('main :is(.grid, .row) .field :is(input, select)')]"
                    + ".filter(e => e.clientHeight > 1 && !e.closest('label'))"
                    + ".filter((e, i, all) => all.some(o => o !== e && o.form === e.form && "
                    + "Math.abs(o.getBoundingClientRect().top - e.getBoundingClientRect().top) < 3 && "
                    + "o.getBoundingClientRect().height < e.getBoundingClientRect().height - 1))"
                    + ".map(e => e.name + ' ' + e.getBoundingClientRect().height)";

    /** Words within six pixels of the edge of the card that they stand in; what scrolls and what is drawn is left out. */
    private static final String TOUCHING =
            "[...document.querySelectorAll('main :is(.pane, .card, .note)')].flatMap(card => {const box ="
                    + " card.getBoundingClientRect(), found = [], range = document.createRange(), walk ="
                    + " document.createTreeWalker(card, NodeFilter.SHOW_TEXT);while (walk.nextNode()) { const text ="
                    + " walk.currentNode; if (!text.data.trim() || text.parentElement.closest('.scroll, svg, .vh, option,"
                    + " select')) continue; range.selectNodeContents(text); if ([...range.getClientRects()].some(r =>"
                    + " r.width > 1 && r.height > 1 && getComputedStyle(text.parentElement).visibility === 'visible' &&"
                    + " (r.left < box.left + 6 || r.right > box.right - 6))) found.push(text.parentElement.tagName + ' ' +"
                    + " text.data.trim().slice(0, 60)); } return found; })";

    private final Chromium chromium;
    private final String address;
    private final Path pictures;
    private final List<String> wrong = new ArrayList<>();

    /** Pages that were looked at. */
    private int pages;

    /** @param address of the server, before paths */
    Screens(Chromium chromium, String address) throws IOException {
        this.chromium = chromium;
        this.address = address;
        this.pictures = Files.createDirectories(Path.of("target", "screens"));
    }

    /** What is wrong with those that were looked at. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private static String axe() throws Exception {
        try (InputStream in = Objects.requireNonNull(
                Screens.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Looks at pages by name and path. */
    void at(Map<String, String> screens) throws Exception {
        for (var screen : new LinkedHashMap<>(screens).entrySet()) {
            at(screen.getKey(), screen.getValue());
        }
    }

    /** Looks at one page. */
    void at(String name, String path) throws Exception {
        if (!NAMES.matcher(name).matches()) {
            return;
        }
        pages++;
        for (Tongue tongue : tongues()) {
            String query = (path.contains("?") ? "&" : "?") + "lang=" + tongue.tag();
            look(
                    "%s-%s".formatted(name, tongue.tag()),
                    ways(),
                    name.contains("refus"),
                    () -> chromium.open(address + path + query));
        }
    }

    private List<Way> ways() {
        return ALL ? WAYS : List.of(WAYS.get(pages % WAYS.size()));
    }

    /** In turn in the language that is read most and the one with the longest words. */
    private List<Tongue> tongues() {
        return ALL ? Tongue.ALL : List.of(pages / WAYS.size() % 2 == 0 ? Tongue.ENGLISH : Tongue.MONGOLIAN);
    }

    /** Looks at the page that the browser shows, which nobody can ask for again: what a form answered. */
    void here(String name) throws Exception {
        if (NAMES.matcher(name).matches()) {
            look(name, ALL ? WAYS : WAYS.subList(0, 2), false, () -> {});
        }
    }

    /** What brings a page into the browser. */
    private interface Opening {
        void open() throws Exception;
    }

    private void look(String name, List<Way> ways, boolean refused, Opening opening) throws Exception {
        for (Way way : ways) {
            String what = "%s-%d-%s".formatted(name, way.width(), way.dark() ? "dark" : "light");
            chromium.look(way.width(), way.dark());
            chromium.complaints();
            chromium.requests();
            opening.open();
            chromium.run("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode(); }))");
            if (DRAWN) {
                Files.write(pictures.resolve(what + ".png"), chromium.picture());
            }
            chromium.complaints().stream()
                    .filter(line -> !(refused && line.matches("(?s).*(status of 40[34]).*")))
                    .forEach(line -> wrong.add(what + ": " + line));
            chromium.requests().stream()
                    .filter(url -> !url.startsWith(address + "/") && !url.startsWith("data:"))
                    .forEach(url -> wrong.add(what + " asks " + url));
            if (chromium.run("document.documentElement.scrollWidth > innerWidth")
                    .asBoolean()) {
                wrong.add(what + " is wider than the window");
            }
            for (JsonNode squeezed : chromium.run(SQUEEZED)) {
                wrong.add(what + ": squeezed: " + squeezed.asText());
            }
            for (JsonNode touching : chromium.run(TOUCHING)) {
                wrong.add(what + ": at the edge: " + touching.asText());
            }
            for (JsonNode uneven : chromium.run(UNEVEN)) {
                wrong.add(what + ": uneven: " + uneven.asText());
            }
            chromium.run(axe() + "; 0");
            chromium.run(AT_REST);
            JsonNode violations = chromium.run(AXE);
            assertThat(violations.isArray()).isTrue();
            for (JsonNode violation : violations) {
                wrong.add(what + ": " + violation.asText());
            }
        }
    }
}
