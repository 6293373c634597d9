package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows every link and the GET of every form from where it begins, as one visitor with one language; of addresses that are alike some. */
final class Spider {

    /** Of addresses that differ in ids, numbers and values alone. */
    private static final int MOST_ALIKE = 3;

    private static final String LINKS = "a[href], link[href], area[href]";
    private static final String EMBEDDED = "img[src], script[src], audio[src], video[src], source[src], iframe[src]";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;
    private final String cookie;
    private final String language;
    private final Predicate<String> wanted;

    /**
     * @param cookie empty: nobody is signed in
     * @param wanted which of the paths that it meets it follows
     */
    Spider(String origin, String cookie, String language, Predicate<String> wanted) {
        this.origin = origin;
        this.cookie = cookie;
        this.language = language;
        this.wanted = wanted;
    }

    /**
     * An answer.
     *
     * @param path what was asked for
     */
    record Answer(String path, HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isHtml() {
            return header("Content-Type").startsWith("text/html");
        }

        /** Empty where it is no page. */
        Optional<Document> page() {
            return isHtml() ? Optional.of(Jsoup.parse(text(), response.uri().toString())) : Optional.empty();
        }
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (!language.isEmpty()) {
            request.header("Accept-Language", language);
        }
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    Answer send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(path, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(path, to(path));
    }

    /** All that is reached from these addresses. */
    List<Answer> crawl(Collection<String> from) throws IOException, InterruptedException {
        Queue<String> waiting = new ArrayDeque<>(from);
        Set<String> known = new HashSet<>(from);
        Map<String, Integer> alike = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (alike.merge(shape(path), 1, Integer::sum) > MOST_ALIKE) {
                continue;
            }
            Answer answer = get(path);
            answers.add(answer);
            for (String next : reached(answer)) {
                if (wanted.test(next) && known.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return answers;
    }

    private Set<String> reached(Answer answer) {
        Set<String> reached = new TreeSet<>();
        ours(answer.response().uri(), answer.header("Location")).ifPresent(reached::add);
        answer.page().ifPresent(page -> {
            List<String> links = new ArrayList<>(page.select(LINKS).eachAttr("href"));
            links.addAll(page.select(EMBEDDED).eachAttr("src"));
            links.addAll(page.select("[hx-get]").eachAttr("hx-get"));
            page.select("form").stream().filter(form -> !isPost(form)).forEach(form -> links.add(asked(form)));
            links.forEach(link -> ours(answer.response().uri(), link).ifPresent(reached::add));
        });
        return reached;
    }

    /** The path of a link of this server. */
    private Optional<String> ours(URI base, String link) {
        if (link.isEmpty() || link.startsWith("data:") || link.startsWith("#") || link.startsWith("mailto:")) {
            return Optional.empty();
        }
        URI uri = base.resolve(link);
        if (!String.valueOf(uri).startsWith(origin + "/")) {
            return Optional.empty();
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Optional.of(uri.getRawPath() + query);
    }

    static boolean isPost(Element form) {
        return form.attr("method").equalsIgnoreCase("post");
    }

    private static String asked(Element form) {
        return form.attr("action").replaceFirst("[?#].*", "") + query(fields(form));
    }

    /** What a browser sends of a form of which nothing was changed, and fields without a choice as empty. */
    static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], textarea[name], button[name]")) {
            boolean unchosen = Set.of("radio", "checkbox").contains(field.attr("type")) && !field.hasAttr("checked");
            if (!field.attr("type").equals("file") && (!unchosen || !fields.containsKey(field.attr("name")))) {
                fields.put(field.attr("name"), field.val());
            }
        }
        for (Element choice : form.select("select[name]")) {
            Element chosen = choice.selectFirst("option[selected]");
            Element first = choice.selectFirst("option");
            fields.put(choice.attr("name"), chosen != null ? chosen.val() : first != null ? first.val() : "");
        }
        return fields;
    }

    static String query(Map<String, String> fields) {
        return fields.isEmpty() ? "" : "?" + encoded(fields);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The values of the query of an address. */
    static Map<String, String> queried(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        if (path.contains("?")) {
            for (String pair : path.substring(path.indexOf("?") + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.put(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return values;
    }

    /** An address without its ids, numbers and values. */
    static String shape(String path) {
        String bare = path.replaceFirst("\\?.*", "");
        String segments = Stream.of(bare.split("/", -1))
                .map(segment -> segment.matches(".*[0-9].*") || segment.length() > 30 ? "{}" : segment)
                .collect(Collectors.joining("/"));
        return segments + "?" + String.join("&", new TreeSet<>(queried(path).keySet()));
    }
}
