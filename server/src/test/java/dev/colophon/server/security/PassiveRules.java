package dev.colophon.server.security;

import dev.colophon.server.security.Spider.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds of each answer of the server, whatever was asked: what the passive rules of OWASP ZAP look for (RATIONALE.md names each). */
final class PassiveRules {

    /** Stands in whatever hostile is handed in. */
    static final String MARK = "zq9";

    /** As far as it is told. */
    private static final int LONGEST_PATH = 200;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", ServerSecurity.CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Of files that are no pages. */
    private static final String STRICTER = "sandbox; default-src 'none'";

    private static final List<String> TELLING_HEADERS =
            List.of("Server", "X-Powered-By", "X-Backend-Server", "X-Debug-Token", "X-ChromeLogger-Data", "X-Injected");

    /** Words of the machinery. */
    private static final Pattern MACHINERY = Pattern.compile("Apache Tomcat|HTTP Status"
            + " [0-9]|Whitelabel|org\\.springframework|org\\.jooq|org\\.sqlite|java\\.(lang|util|io|sql)\\.|jdbc:|SQLITE_|SQL"
            + " (logic )?error|syntax error|Caused by:|[A-Za-z]Exception\\b|\\bat [a-z]+(\\.[\\w$]+)+\\(|Internal"
            + " error|NullPointer|StackOverflow|OutOfMemory");

    private static final Pattern MISSING = Pattern.compile("\\?\\?[a-z.-]+\\?\\?|\\$\\{[a-z]|\\{[0-9]}");

    private static final List<String> LINKING = List.of("href", "src", "action", "formaction", "hx-get", "hx-post");

    private final String machine;
    private final boolean tokens;

    /**
     * @param machine the folder of this machine that no answer names
     * @param tokens whether forms carry a token: of visitors nobody is signed in, whose browser could be made to send one
     */
    PassiveRules(String machine, boolean tokens) {
        this.machine = machine;
        this.tokens = tokens;
    }

    /** What of an answer is not as it must be, in words. */
    List<String> broken(Answer answer) {
        List<String> broken = new ArrayList<>();
        if (answer.status() >= 500) {
            broken.add("status " + answer.status());
        }
        TELLING_HEADERS.stream()
                .filter(name -> !answer.header(name).isEmpty())
                .forEach(name -> broken.add("says " + name + ": " + answer.header(name)));
        if (!answer.header("Access-Control-Allow-Origin").isEmpty()) {
            broken.add("lets other origins read it");
        }
        headers(answer, broken);
        cookies(answer, broken);
        String location = answer.header("Location");
        if (!location.isEmpty() && !location.matches("/(?:[^/\\\\].*)?")) {
            broken.add("leads to " + location);
        }
        String type = answer.header("Content-Type");
        if (answer.response().body().length > 0 && type.isEmpty()) {
            broken.add("says no Content-Type");
        }
        if (type.startsWith("text/") && !type.toLowerCase(Locale.ROOT).contains("charset=utf-8")) {
            broken.add("says no charset: " + type);
        }
        if (type.startsWith("text/") || type.contains("json")) {
            words(answer.text(), broken);
        }
        answer.page().ifPresent(page -> page(answer.text(), page, broken));
        String path =
                answer.path().substring(0, Math.min(LONGEST_PATH, answer.path().length()));
        return broken.stream().map(why -> path + ": " + why).toList();
    }

    private static void headers(Answer answer, List<String> broken) {
        if (answer.status() == 400 && answer.response().body().length == 0) {
            return; // the server of requests could not read what was asked
        }
        HEADERS.forEach((name, value) -> {
            if (!answer.header(name).equals(value) && !answer.header(name).equals(STRICTER)) {
                broken.add("%s is `%s`".formatted(name, answer.header(name)));
            }
        });
        boolean asset = answer.path().startsWith("/static/") && answer.status() == 200;
        if (!asset && !answer.header("Cache-Control").contains("no-store")) {
            broken.add("may be kept: " + answer.header("Cache-Control"));
        }
    }

    private static void cookies(Answer answer, List<String> broken) {
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            if (!cookie.contains("HttpOnly") || !cookie.contains("SameSite=Strict") || cookie.contains("Domain=")) {
                broken.add("a cookie says " + cookie.replaceAll("=[^;]{12,}", "=…"));
            }
        }
    }

    private void words(String text, List<String> broken) {
        Matcher machinery = MACHINERY.matcher(text);
        if (machinery.find()) {
            broken.add("tells of the machinery: " + around(text, machinery.start()));
        }
        int path = text.indexOf(machine);
        if (path >= 0) {
            broken.add("names a folder of this machine: " + around(text, path));
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 80))
                .replaceAll("\\s+", " ");
    }

    private void page(String text, Document page, List<String> broken) {
        Matcher missing = MISSING.matcher(page.text());
        if (missing.find()) {
            broken.add("shows a message that is not there: " + around(page.text(), missing.start()));
        }
        if (page.select("html[lang]").isEmpty()) {
            broken.add("says no language");
        }
        int raw = text.indexOf(MARK + "<script");
        if (raw >= 0) {
            broken.add("is not escaped: " + around(text, raw));
        }
        page.select("script:not([src]), style, base, object, embed, iframe")
                .forEach(element -> broken.add("has <" + element.tagName() + "> in it"));
        if (text.contains("<!--")) {
            broken.add("has a comment in it");
        }
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("on") || attribute.getKey().equals("style")) {
                    broken.add("<%s %s>".formatted(element.tagName(), attribute.getKey()));
                }
                if (LINKING.contains(attribute.getKey()) && isElsewhere(attribute.getValue())) {
                    broken.add("links to " + attribute.getValue());
                }
            }
        }
        page.select("form").stream()
                .filter(Spider::isPost)
                .filter(form -> tokens && form.select("input[name=_csrf]").isEmpty())
                .forEach(form -> broken.add("a form without a token: " + form.attr("action")));
    }

    /** Addresses that were found are no links; ours are paths. */
    private static boolean isElsewhere(String link) {
        return link.matches("(?is)\\s*(?:[a-z][a-z0-9+.-]*:|//).*")
                && !link.startsWith("data:image/")
                && !link.startsWith("mailto:")
                && !link.startsWith("tel:");
    }
}
