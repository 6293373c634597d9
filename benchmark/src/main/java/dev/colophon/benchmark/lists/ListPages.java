package dev.colophon.benchmark.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages that list, or count, what very many are of: the first of each list and one nine tenths down. */
final class ListPages {

    private static final int TENTH = 10;

    private static final List<String> STATES =
            List.of("all", "open", "held", "review", "licensed", "exception", "not-a-match", "confirmed", "resolved");

    private final GeneratedLists lists;

    ListPages(GeneratedLists lists) {
        this.lists = lists;
    }

    List<String> paths() {
        return Stream.of(List.of("/"), inbox(), cases(), notices(), audit(), others())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> inbox() {
        String host = "host=" + GeneratedLists.host(7);
        String work = "work=" + GeneratedLists.work(7);
        List<String> filters = new ArrayList<>(List.of(""));
        for (String state : STATES) {
            filters.add("state=" + state);
        }
        filters.addAll(List.of("grade=strong", "grade=exact", host, "host=nowhere.example", "host=example", work));
        filters.addAll(List.of("state=confirmed&grade=exact&" + host, "state=all&" + host, "state=all&" + work));
        for (String sort : List.of("age", "strength", "work")) {
            for (String filter : List.of("", "state=all&", "state=licensed&", "grade=exact&")) {
                filters.add(filter + "sort=" + sort);
            }
        }
        filters.addAll(List.of("sort=strength&" + host, "sort=strength&host=example", "sort=strength&" + work));
        String deep = "after=" + GeneratedLists.sighting(lists.sightings() / TENTH);
        List<String> paths = new ArrayList<>();
        for (String filter : filters) {
            paths.add(filter.isEmpty() ? "/inbox" : "/inbox?" + filter);
            paths.add("/inbox?" + (filter.isEmpty() ? "" : filter + "&") + deep);
        }
        paths.addAll(List.of("/sightings/" + GeneratedLists.sighting(lists.sightings() / 2), "/second"));
        return paths;
    }

    private static List<String> cases() {
        return List.of(
                "/cases",
                "/cases?after=K-100",
                "/cases?state=closed",
                "/cases?state=all",
                "/cases/K-7",
                "/cases/K-7/draft");
    }

    private List<String> notices() {
        String deep = "N-" + lists.notices() / TENTH;
        return List.of(
                "/notices",
                "/notices?state=sent",
                "/notices?state=all",
                "/notices?state=all&after=" + deep,
                "/notices/" + deep,
                "/disputes");
    }

    private List<String> audit() {
        String deep = "after=" + URLEncoder.encode(lists.act(lists.sightings() / TENTH), StandardCharsets.UTF_8);
        return List.of(
                "/audit",
                "/audit?" + deep,
                "/audit?kind=DECISION",
                "/audit?kind=DECISION&" + deep,
                "/audit?kind=NOTICE",
                "/audit?kind=CASE",
                "/audit?day=2001-01-01");
    }

    /** Those of works, rights, proof and statistics. */
    private List<String> others() {
        return List.of(
                "/works",
                "/works?title=7",
                "/works?kind=text",
                "/works/" + GeneratedLists.work(7),
                "/licences",
                "/policies",
                "/evidence",
                "/sources",
                "/campaigns",
                "/public",
                "/public/notices",
                "/public/notices?before=N-" + lists.notices() / TENTH,
                "/admin");
    }
}
