package dev.colophon.crawl;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.source.SourceKind;
import dev.colophon.store.PlaceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a place showed at each look. */
class CrawlHistoryIT extends CrawlKit {

    @Test
    void whatDidNotChangeIsARevisitAndIsNotLookedIntoAgain() throws Exception {
        web.html("a.example", "/", "always the same");
        web.on("a.example", "/tagged", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            SmallWeb.send(exchange, known ? 304 : 200, "text/html", known ? new byte[0] : "tagged".getBytes(UTF_8));
        });
        add(SourceKind.PAGE, web.url("a.example", "/"));
        add(SourceKind.PAGE, web.url("a.example", "/tagged"));
        crawl();
        assertThat(stored).hasSize(2);
        stored.clear();
        add(SourceKind.PAGE, web.url("a.example", "/")); // named again: due now
        add(SourceKind.PAGE, web.url("a.example", "/tagged"));
        CrawlCounts.Snapshot again = crawl();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(stored).isEmpty();
    }

    /** Nothing was found in it, so that its bytes are not kept. */
    @Test
    void aMediumThatDidNotChangeIsUnchanged() throws Exception {
        web.on("a.example", "/plain.png", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            SmallWeb.send(exchange, known ? 304 : 200, "image/png", known ? new byte[0] : medium("nothing"));
        });
        add(SourceKind.PAGE, web.url("a.example", "/plain.png"));
        crawl();
        add(SourceKind.PAGE, web.url("a.example", "/plain.png"));
        CrawlCounts.Snapshot again = crawl();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.failed()).isZero();
    }

    /** Removal and re-appearance are read off what was seen. */
    @Test
    @Tag("full")
    void everyLookAtAScriptedSiteIsKept() throws Exception {
        String first = "<html><title>Song</title><p>The first verse of a song";
        List<SmallWeb.Answer> script = List.of(
                html(first),
                html(first),
                html("<html><title>Song</title><!-- built again --><p class=new>The first  verse of a song"),
                html("<html><title>Song</title><p>The second verse of a song"),
                exchange -> SmallWeb.send(exchange, 404, "text/plain", "gone".getBytes(UTF_8)),
                html("<html><title>Song</title><p>The second verse of a song"),
                html("<html><title>Page not found</title><p>Sorry, there is nothing here"),
                html("<html><title>Song</title><p>The second verse of a song"),
                exchange -> {
                    exchange.getResponseHeaders().set("Location", web.url("a.example", "/elsewhere"));
                    exchange.sendResponseHeaders(301, -1);
                },
                exchange -> SmallWeb.send(exchange, 403, "text/plain", "no".getBytes(UTF_8)));
        AtomicInteger look = new AtomicInteger();
        web.on(
                "a.example",
                "/song",
                exchange -> script.get(look.getAndIncrement()).write(exchange));
        for (int i = 0; i < script.size(); i++) {
            add(SourceKind.PAGE, web.url("a.example", "/song")); // named again: due now
            crawl();
        }
        assertThat(look).hasValue(script.size());
        String key = PlaceKey.of(web.url("a.example", "/song"));
        List<String> looks = database.read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(key))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                .fetch(OBSERVATION.OUTCOME));
        assertThat(looks)
                .containsExactly(
                        "CONTENT",
                        "UNCHANGED",
                        "UNCHANGED",
                        "CONTENT",
                        "NOT_FOUND",
                        "CONTENT",
                        "SOFT_NOT_FOUND",
                        "CONTENT",
                        "MOVED",
                        "REFUSED");
    }

    /** The words of the page are the same all the while, and in the end so are its bytes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMediumThatComesAndGoesOnAPageOfTheSameWordsIsSeenToDoSo(boolean tagged) throws Exception {
        String words = "<html><title>Song</title><p>The first verse of a song";
        String shown = words + "<img src=/a.png>";
        AtomicReference<String> page = new AtomicReference<>(words);
        web.on("a.example", "/song", exchange -> {
            String answer = Objects.requireNonNull(page.get());
            // Of a server that names the versions of some pages alone.
            String tag = "\"" + answer.length() + "\"";
            boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (tagged || answer.endsWith("song")) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            byte[] bytes = answer.getBytes(UTF_8);
            SmallWeb.send(exchange, known ? 304 : 200, "text/html", known ? new byte[0] : bytes);
        });
        web.on("a.example", "/a.png", exchange -> SmallWeb.send(exchange, 200, "image/png", medium("picture")));
        List<Integer> there = new ArrayList<>();
        for (String next : List.of(words, shown, shown, words, words, shown, words, shown + " ", words)) {
            page.set(next);
            add(SourceKind.PAGE, web.url("a.example", "/song"));
            crawl();
            there.add(database.read(dsl -> dsl.fetchCount(APPEARANCE, APPEARANCE.ENDED_AT.isNull())));
        }
        assertThat(there).containsExactly(0, 1, 1, 0, 0, 1, 0, 1, 0);
    }

    private static SmallWeb.Answer html(String page) {
        return exchange -> SmallWeb.send(exchange, 200, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    @Test
    void aRedirectToItselfAndOneToALoginTellNothingOfWhatStoodThere() throws Exception {
        String page = "<html><title>Song</title><p>The first verse of a song";
        AtomicReference<String> location = new AtomicReference<>("");
        web.on("a.example", "/song", exchange -> {
            String target = Objects.requireNonNull(location.get());
            if (target.isEmpty()) {
                html(page).write(exchange);
            } else {
                exchange.getResponseHeaders().set("Location", target);
                exchange.sendResponseHeaders(302, -1);
            }
        });
        for (String leadsTo : List.of("", "/song", "", "/account/login?next=/song", "")) {
            location.set(leadsTo);
            add(SourceKind.PAGE, web.url("a.example", "/song"));
            crawl();
        }
        List<String> outcomes = database.read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                .from(OBSERVATION)
                .join(PLACE)
                .on(PLACE.KEY.eq(OBSERVATION.PLACE))
                .where(PLACE.URI.eq(web.url("a.example", "/song")))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                .fetch(OBSERVATION.OUTCOME));
        assertThat(outcomes).containsExactly("CONTENT", "FAILED", "UNCHANGED", "FAILED", "UNCHANGED");
    }
}
