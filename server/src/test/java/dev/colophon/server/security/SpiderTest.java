package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.Spider.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The baseline scan of OWASP ZAP, of this house: all pages as each role and in each language, and as everybody, by the rules of
 * {@link PassiveRules}; and hostile values in each parameter of each address and form that was found.
 */
@Tag("full")
class SpiderTest {

    private static final String MARK = PassiveRules.MARK;
    private static final List<String> LANGUAGES = List.of("en", "zh-Hans", "zh-Hant", "mn");

    private static final String HOSTILE_TITLE = "Leaf " + MARK + "<script>alert(1)</script>\"'onx=\"1";

    private static final int LONG = 10_000;

    private static final List<String> HOSTILE = List.of(
            MARK + "<script>alert(1)</script>",
            MARK + "\" onx=\"1\" x=\"",
            MARK + "' onx='1",
            MARK + "\0",
            "../../../../etc/passwd",
            MARK + "' OR '1'='1' --",
            MARK + "\u202Eevil\u202C",
            "javascript:" + MARK,
            "//" + MARK + ".example/",
            MARK + "\r\nX-Injected: 1",
            MARK + "%00%0a%25",
            "9".repeat(30),
            MARK + "x".repeat(LONG));

    /** What a request line holds. */
    private static final int MOST_OF_A_LINE = 7_000;

    /** Of forms, which change what is there: several in one. */
    private static final List<String> HANDED_IN = List.of(
            MARK + "<script>alert(1)</script>\" onx=\"1\" ' onx='1",
            MARK + "\0\u202E' OR '1'='1' --\r\n../../etc/passwd",
            MARK + "x".repeat(LONG));

    /** With --long each value goes into each place, else one of them, which differs from place to place. */
    private static final int ONE_IN = Boolean.getBoolean("colophon.long") ? 1 : HOSTILE.size();

    /** They end the session of whoever looks, or what runs beside it. */
    private static final Pattern LEFT_OUT = Pattern.compile("/sign-out|/admin/sessions/.*|/sources/watch");

    /** One for all tests: the notice that is prepared for them names it. */
    private static final int PORT = ServedHome.keptPort();

    private final String open = "http://localhost:" + PORT;

    @TempDir
    Path folder;

    private NoticedHome home;
    private AccountsHome accounts;

    @BeforeEach
    void start() throws Exception {
        home = new NoticedHome(folder, Stage.DRAFTED, HOSTILE_TITLE, "Ada", PORT);
        accounts = new AccountsHome(folder, ServedHome.open(folder, PORT), AccountsHome.ACCESS);
    }

    @AfterEach
    void stop() {
        accounts.close();
        home.close();
    }

    private Spider spider(Visitor visitor, String language, Predicate<String> wanted) {
        return new Spider(accounts.served.server.address(), "colophon-session=" + visitor.cookie, language, wanted);
    }

    /** A process of its own verifies what such a page shows: once in each language is enough. */
    private static boolean isVerified(String path) {
        return path.startsWith("/evidence/");
    }

    private static List<String> broken(List<Answer> answers, PassiveRules rules) {
        List<String> broken = new ArrayList<>();
        answers.forEach(answer -> broken.addAll(rules.broken(answer)));
        return broken;
    }

    @Test
    void allPagesAsEachRoleAndInEachLanguage() throws Exception {
        PassiveRules rules = new PassiveRules(folder.toString(), true);
        Set<String> wrong = new TreeSet<>();
        for (AccountRole role : AccountRole.values()) {
            Visitor visitor = accounts.signedIn(Organisation.FIRST, role.words() + "@example.org", role);
            for (String language : languages(role)) {
                List<Answer> answers = spider(visitor, language, path -> role == AccountRole.OWNER || !isVerified(path))
                        .crawl(List.of("/"));
                assertThat(answers).as(role + " sees pages").hasSizeGreaterThan(5);
                broken(answers, rules).forEach(why -> wrong.add("%s, %s, %s".formatted(role, language, why)));
                for (Answer answer : answers) {
                    // A menu may name what a role may not see; nothing leads to what is not there.
                    if (answer.status() >= 400 && answer.status() != 403) {
                        wrong.add("%s, a link to %s: %d".formatted(role, answer.path(), answer.status()));
                    }
                    answer.page()
                            .map(page -> page.select("html").attr("lang"))
                            .filter(told ->
                                    !told.equals(language) && !answer.path().contains("lang="))
                            .ifPresent(told -> wrong.add("%s is in %s".formatted(answer.path(), told)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * Whoever may see most, in two: {@link #whatIsHostileIsTakenAsText} sees the same pages in English. Others in one, in
     * turn. With --long each in each.
     */
    private static List<String> languages(AccountRole role) {
        if (Boolean.getBoolean("colophon.long")) {
            return LANGUAGES;
        }
        return role == AccountRole.OWNER
                ? List.of("zh-Hans", "mn")
                : List.of(LANGUAGES.get(List.of(AccountRole.values()).indexOf(role) % LANGUAGES.size()));
    }

    @Test
    void publicPagesInEachLanguage() throws Exception {
        PassiveRules rules = new PassiveRules(folder.toString(), false);
        String answer = answerPage();
        Set<String> wrong = new TreeSet<>();
        for (String language : LANGUAGES) {
            List<Answer> answers = new Spider(open, "", language, _ -> true)
                    .crawl(List.of("/", "/bot", "/verify", "/check", answer, "/answer/none"));
            assertThat(answers).as("everybody sees pages").hasSizeGreaterThan(8);
            wrong.addAll(broken(answers, rules));
        }
        Spider spider = new Spider(open, "", "en", _ -> true);
        wrong.addAll(hostileAddresses(spider, spider.crawl(List.of("/public", answer)), rules));
        assertThat(wrong).isEmpty();
    }

    /** A notice that left says where it is answered. */
    private String answerPage() throws Exception {
        assertThat(home.act("/notices/N-1", "sent", Map.of("means", "letter")).statusCode())
                .isIn(200, 303);
        Matcher address = Pattern.compile(Pattern.quote(open) + "(/answer/[A-Za-z0-9_-]{22})")
                .matcher(home.served.get("/notices/N-1/files/notice.txt").body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    @Test
    void whatIsHostileIsTakenAsText() throws Exception {
        PassiveRules rules = new PassiveRules(folder.toString(), true);
        Visitor ada = accounts.signedIn(
                Organisation.FIRST, "ada@example.org", AccountRole.OWNER, AccountRole.ADMIN, AccountRole.REGULATOR);
        Spider spider = spider(ada, "en", path -> !isVerified(path) && !path.contains("lang="));
        List<String> from = List.of("/", "/api/v1/sightings?state=open&limit=2", "/api/v1/notices?state=all&case=K-1");
        List<Answer> pages = spider.crawl(from);
        Set<String> wrong = new TreeSet<>(hostileAddresses(spider, pages, rules));
        wrong.addAll(hostileForms(spider, pages, rules));
        // What was taken stands on pages now.
        wrong.addAll(broken(spider.crawl(from), rules));
        assertThat(wrong).isEmpty();
    }

    /** Hostile values in each parameter, and in place of each id. */
    private static List<String> hostileAddresses(Spider spider, List<Answer> answers, PassiveRules rules)
            throws IOException, InterruptedException {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (Answer answer : answers) {
            shapes.putIfAbsent(Spider.shape(answer.path()), answer.path());
        }
        List<String> wrong = new ArrayList<>();
        for (String path : shapes.values()) {
            for (String hostile : hostile(path)) {
                wrong.addAll(rules.broken(spider.get(hostile)));
            }
        }
        return wrong;
    }

    private static List<String> some(List<String> values, String place) {
        int first = Math.floorMod(place.hashCode(), Math.min(ONE_IN, values.size()));
        return IntStream.range(0, values.size())
                .filter(i -> i % ONE_IN == first)
                .mapToObj(values::get)
                .toList();
    }

    private static List<String> hostile(String path) {
        List<String> paths = new ArrayList<>();
        String bare = path.replaceFirst("\\?.*", "");
        Map<String, String> values = Spider.queried(path);
        for (String value : some(HOSTILE, path)) {
            for (String name : values.keySet()) {
                Map<String, String> changed = new LinkedHashMap<>(values);
                changed.put(name, value);
                paths.add(bare + Spider.query(changed));
            }
            String[] segments = bare.split("/", -1);
            for (int i = 1; i < segments.length; i++) {
                if (!bare.startsWith("/static/") && segments[i].matches(".*[0-9].*")) {
                    String[] changed = segments.clone();
                    changed[i] = URLEncoder.encode(value, UTF_8).replace("+", "%20");
                    paths.add(String.join("/", changed));
                }
            }
        }
        paths.removeIf(made -> made.length() > MOST_OF_A_LINE && made.contains("%"));
        return paths;
    }

    /** Without the token nothing is taken; with it, hostile values in each field. */
    private static List<String> hostileForms(Spider spider, List<Answer> answers, PassiveRules rules)
            throws IOException, InterruptedException {
        Map<String, Element> forms = new LinkedHashMap<>();
        for (Answer answer : answers) {
            answer.page()
                    .ifPresent(page -> page.select("form").stream()
                            .filter(Spider::isPost)
                            .filter(form ->
                                    !LEFT_OUT.matcher(form.attr("action")).matches())
                            .forEach(form -> forms.putIfAbsent(
                                    Spider.shape(form.attr("action"))
                                            + new TreeSet<>(Spider.fields(form).keySet()),
                                    form)));
        }
        assertThat(forms).as("forms").hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        for (Element form : forms.values()) {
            Map<String, String> fields = Spider.fields(form);
            Map<String, String> without = new HashMap<>(fields);
            without.remove("_csrf");
            Answer refused = send(spider, form, without);
            if (refused.status() != 403) {
                wrong.add("%s without a token: %d".formatted(refused.path(), refused.status()));
            }
            Set<String> names = new HashSet<>(fields.keySet());
            names.remove("_csrf");
            for (String name : names) {
                for (String value : some(HANDED_IN, form.attr("action") + name)) {
                    Map<String, String> changed = new LinkedHashMap<>(fields);
                    changed.put(name, value);
                    Answer answer = send(spider, form, changed);
                    rules.broken(answer).forEach(why -> wrong.add("POST, %s: %s".formatted(name, why)));
                }
            }
        }
        return wrong;
    }

    private static Answer send(Spider spider, Element form, Map<String, String> fields)
            throws IOException, InterruptedException {
        String action = form.attr("action").replaceFirst("#.*", "");
        HttpRequest.Builder request = spider.to(action);
        if (form.attr("enctype").equals("multipart/form-data")) {
            request.header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .POST(ServedHome.form(fields, MARK + "<script>\"'.txt", "Nothing of anybody's.".getBytes(UTF_8)));
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(Spider.encoded(fields)));
        }
        return spider.send(action, request);
    }
}
