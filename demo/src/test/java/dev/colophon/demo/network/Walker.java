package dev.colophon.demo.network;

import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.server.NetworkServer;
import dev.colophon.demo.network.sites.Robots;
import dev.colophon.demo.network.sites.Sites;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows links through a planned network without a server, as a well-behaved crawler would. */
final class Walker {

    private static final Pattern TAG = Pattern.compile("<[^>]+>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:href|src|data|poster|content|data-src|data-original|srcset)=\"([^\"]+)\"");
    private static final Pattern ABSOLUTE = Pattern.compile("http://[a-z0-9-]+\\.example:\\d+/[^\\s\"'<>,)]*");
    private static final Pattern STYLE = Pattern.compile("url\\([\"']?([^\"')]+)");

    private record Stop(String url, int depth) {}

    private final Map<String, Map<String, Answer>> answers;
    private final Map<String, Integer> reached = new HashMap<>();
    private final Deque<Stop> stops = new ArrayDeque<>();
    private int most;

    Walker(NetworkPlan plan) {
        this.answers = plan.answers();
    }

    /** What can be reached from a URL in so many steps, with the steps that each takes at the least. */
    Map<String, Integer> from(String url, int depth) {
        most = depth;
        visit(url, 0);
        while (!stops.isEmpty()) {
            Stop stop = stops.removeFirst();
            follow(stop, answer(stop.url()));
        }
        return reached;
    }

    private void visit(String url, int depth) {
        URI uri = URI.create(url.replaceFirst("#.*", ""));
        Robots robots =
                answers.containsKey(uri.getHost()) ? Sites.of(uri.getHost()).robots() : Robots.broken();
        if (depth <= most && robots.allows(path(uri)) && reached.putIfAbsent(uri.toString(), depth) == null) {
            stops.addLast(new Stop(uri.toString(), depth));
            // Its site maps are as near as the first page of the site is.
            visit(uri.resolve("/robots.txt").toString(), depth);
        }
    }

    private static String path(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private Answer answer(String url) {
        URI uri = URI.create(url);
        return NetworkServer.find(answers.getOrDefault(uri.getHost(), Map.of()), path(uri));
    }

    private void follow(Stop stop, Answer answer) {
        switch (answer) {
            case Answer.Ready ready -> {
                if (ready.status() == 200) {
                    read(stop, ready);
                }
            }
            case Answer.Moved(int _, String location) ->
                visit(URI.create(stop.url()).resolve(location).toString(), stop.depth());
            case Answer.Busy busy -> follow(stop, busy.then());
            case Answer.Slow slow -> follow(stop, slow.then());
            case Answer.Medium _, Answer.Folder _, Answer.Endless _ -> {}
        }
    }

    private void read(Stop stop, Answer.Ready page) {
        String type = page.headers().getOrDefault("Content-Type", "");
        boolean rules = stop.url().endsWith("/robots.txt");
        if (!type.contains("html") && !type.contains("xml") && !rules) {
            return;
        }
        String host = URI.create(stop.url()).getHost();
        Charset charset = type.contains("html") ? Sites.of(host).charset() : StandardCharsets.UTF_8;
        String text = new String(page.body(), charset);
        Set<String> links = new LinkedHashSet<>();
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (!tags.group().contains("nofollow")) {
                Matcher attributes = ATTRIBUTE.matcher(tags.group());
                while (attributes.find()) {
                    for (String candidate : attributes.group(1).split(", ", -1)) {
                        links.add(candidate.replaceFirst(" .*", ""));
                    }
                }
            }
        }
        for (Pattern pattern : new Pattern[] {ABSOLUTE, STYLE}) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                links.add(matcher.group(matcher.groupCount()));
            }
        }
        for (String link : links) {
            if (link.startsWith("/") || link.matches("http://[a-z0-9-]+\\.example:\\d+/.*")) {
                String url = URI.create(stop.url()).resolve(link).toString();
                visit(url, stop.depth() + (isMedium(url) || rules ? 0 : 1));
            }
        }
    }

    private boolean isMedium(String url) {
        return switch (answer(url)) {
            case Answer.Medium _, Answer.Folder _ -> true;
            default -> false;
        };
    }
}
