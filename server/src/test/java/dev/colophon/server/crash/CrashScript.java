package dev.colophon.server.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.registry.work.Content;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServeProcess;
import dev.colophon.server.ServedHome;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * What somebody does at a server that may be killed at any moment, one thing after the other, and which of it was acknowledged: what
 * was not may have been done or not.
 */
final class CrashScript {

    private static final int SEE_OTHER = 303;
    private static final int OK = 200;
    private static final int NOTICES_MORE = 40;

    /** So long an act may take of which none was done before. */
    private static final Duration FIRST = Duration.ofMillis(300);

    /** An act, and whether the server said that it is done. */
    record Done(String what, boolean acknowledged) {}

    final List<Done> decided = new ArrayList<>();
    final List<Done> undone = new ArrayList<>();
    final List<Done> groups = new ArrayList<>();
    final List<Done> groupsUndone = new ArrayList<>();
    final List<Done> drafted = new ArrayList<>();
    final List<Done> letGo = new ArrayList<>();
    final List<Done> heldBack = new ArrayList<>();
    final List<Done> delivered = new ArrayList<>();
    final List<Done> registered = new ArrayList<>();
    final List<String> refused = new ArrayList<>();

    private final SplittableRandom random;
    private final CrashedHome home;
    private final String key;
    private final Deque<String> undecided;
    private final Deque<String> hosts;
    private final Set<String> leaving = new HashSet<>();
    private final AtomicInteger acts = new AtomicInteger();

    /** How long the last of each kind took, of those that were not killed: a machine that is busy takes longer for all of them. */
    private final Map<Kind, Duration> took = new ConcurrentHashMap<>();

    private volatile Kind now = Kind.DECIDE;

    private enum Kind {
        DECIDE,
        UNDO,
        GROUP,
        UNDO_GROUP,
        REGISTER,
        NOTICE
    }

    CrashScript(CrashedHome home, String key, long seed) {
        this.home = home;
        this.key = key;
        this.random = new SplittableRandom(seed);
        this.undecided = new ArrayDeque<>(home.sightingsAt("alone.example"));
        this.hosts = new ArrayDeque<>(home.hostsOfGroups());
    }

    /** Goes on until the server is gone. */
    void run(ServeProcess served) throws InterruptedException {
        try {
            String csrf = served.csrf();
            while (!undecided.isEmpty() && !hosts.isEmpty()) {
                act(served, csrf);
            }
        } catch (IOException _) {
            // It was killed.
        } catch (RuntimeException | AssertionError e) {
            refused.add(String.valueOf(e));
        }
    }

    /** Goes on at a server that is not killed until one of each kind was acknowledged. */
    void complete(ServeProcess served) throws IOException, InterruptedException {
        String csrf = served.csrf();
        while (refused.isEmpty()
                && !Stream.of(decided, undone, groups, drafted, letGo, registered)
                        .allMatch(list -> list.stream().anyMatch(Done::acknowledged))) {
            act(served, csrf);
        }
    }

    int acts() {
        return acts.get();
    }

    /** Waits until so many acts were begun; what the one that was begun last may take. */
    Duration begun(int number, Thread acting) throws InterruptedException {
        while (acts.get() < number && acting.isAlive()) {
            Thread.sleep(1);
        }
        return took.getOrDefault(now, FIRST);
    }

    /** How many acts were acknowledged. */
    long acknowledged() {
        return Stream.of(decided, undone, groups, groupsUndone, drafted, letGo, heldBack, delivered, registered)
                .flatMap(List::stream)
                .filter(Done::acknowledged)
                .count();
    }

    private static Kind kind(int what) {
        if (what < 5) {
            return Kind.DECIDE;
        } else if (what < 7) {
            return Kind.UNDO;
        } else if (what < 10) {
            return Kind.GROUP;
        } else if (what < 11) {
            return Kind.UNDO_GROUP;
        }
        return what < 13 ? Kind.REGISTER : Kind.NOTICE;
    }

    private void act(ServeProcess served, String csrf) throws IOException, InterruptedException {
        Kind kind = kind(random.nextInt(20));
        now = kind;
        int _ = acts.incrementAndGet();
        Instant began = Instant.now();
        switch (kind) {
            case DECIDE -> decide(served, csrf);
            case UNDO -> undo(served, csrf);
            case GROUP -> group(served, csrf);
            case UNDO_GROUP -> undoGroup(served, csrf);
            case REGISTER -> register(served);
            case NOTICE -> notice(served, csrf);
        }
        took.put(kind, Duration.between(began, Instant.now()));
    }

    private void decide(ServeProcess served, String csrf) throws IOException, InterruptedException {
        String sighting = undecided.remove();
        String reason = "because of %d".formatted(acts.get());
        String as = List.of("licensed", "not-a-match", "confirmed", "exception").get(random.nextInt(4));
        asked(
                decided,
                sighting + " " + reason,
                () -> form(
                        served,
                        "/sightings/" + sighting + "/decision",
                        csrf,
                        Map.of("decision", as, "reason", reason, "seen", "none", "sure", "true")));
    }

    private void undo(ServeProcess served, String csrf) throws IOException, InterruptedException {
        List<String> some = decided.stream()
                .filter(Done::acknowledged)
                .map(done -> done.what().split(" ", 2)[0])
                .filter(sighting ->
                        undone.stream().noneMatch(done -> done.what().startsWith(sighting)))
                .toList();
        if (some.isEmpty()) {
            return;
        }
        String sighting = some.get(random.nextInt(some.size()));
        String decision = home.decision(sighting);
        asked(
                undone,
                sighting + " " + decision,
                () -> form(served, "/sightings/" + sighting + "/undo", csrf, Map.of("seen", decision)));
    }

    /** All copies at a host: those of the sample one by one, the rest together. */
    private void group(ServeProcess served, String csrf) throws IOException, InterruptedException {
        String host = hosts.remove();
        HttpResponse<String> made =
                form(served, "/groups", csrf, Map.of("queue", "/inbox?host=" + host, "all", "true"));
        if (made.statusCode() != SEE_OTHER) {
            refused.add("group: %d %s".formatted(made.statusCode(), made.body()));
            return;
        }
        String group = location(made);
        String at = location(form(served, "/inbox/next", csrf, Map.of("queue", group)));
        while (at.startsWith("/sightings/")) {
            String sighting = at.replaceFirst("/sightings/([^?]+).*", "$1");
            HttpResponse<String> answer = form(
                    served,
                    "/sightings/" + sighting + "/decision",
                    csrf,
                    Map.of("decision", "confirmed", "seen", "none", "queue", group, "sure", "true"));
            if (answer.statusCode() != SEE_OTHER) {
                refused.add("sample: %d %s".formatted(answer.statusCode(), answer.body()));
                return;
            }
            at = location(answer);
        }
        asked(
                groups,
                group.replaceFirst("/groups/([^?]+).*", "$1"),
                () -> form(served, group.replaceFirst("\\?.*", "") + "/confirm", csrf, Map.of()));
    }

    private void undoGroup(ServeProcess served, String csrf) throws IOException, InterruptedException {
        Optional<String> group = groups.stream()
                .filter(Done::acknowledged)
                .map(Done::what)
                .filter(id ->
                        groupsUndone.stream().noneMatch(done -> done.what().equals(id)))
                .findFirst();
        if (group.isPresent()) {
            asked(groupsUndone, group.get(), () -> form(served, "/groups/" + group.get() + "/undo", csrf, Map.of()));
        }
    }

    private void register(ServeProcess served) throws IOException, InterruptedException {
        byte[] work = Stories.text(1_000 + acts.get(), Stories.Language.ENGLISH, 3_000)
                .getBytes(UTF_8);
        asked(
                registered,
                Content.of(work).sha256(),
                () -> served.send(served.to("/api/v1/works")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "multipart/form-data; boundary=b0undary")
                        .POST(ServedHome.form(Map.of("owner", "Bo Example"), acts.get() + ".txt", work))));
    }

    /** Drafts one, lets one go, holds one back, or hands one over. */
    private void notice(ServeProcess served, String csrf) throws IOException, InterruptedException {
        List<String> drafts = home.drafts(leaving);
        int what = random.nextInt(6);
        List<String> held = letGo.stream()
                .filter(Done::acknowledged)
                .map(Done::what)
                .filter(notice -> Stream.concat(heldBack.stream(), delivered.stream())
                        .noneMatch(done -> done.what().equals(notice)))
                .toList();
        if (drafts.isEmpty() && drafted.size() < NOTICES_MORE) {
            draft(served, csrf);
        } else if (!drafts.isEmpty() && (what < 3 || held.isEmpty())) {
            String notice = drafts.getFirst();
            leaving.add(notice);
            asked(
                    letGo,
                    notice,
                    () -> form(
                            served,
                            "/notices/" + notice + "/send",
                            csrf,
                            Map.of("hold", "3600", "seen", seen(served, notice))));
        } else if (!held.isEmpty()) {
            String notice = held.get(random.nextInt(held.size()));
            if (what == 3) {
                asked(heldBack, notice, () -> form(served, "/notices/" + notice + "/undo", csrf, Map.of()));
            } else {
                home.due(notice);
                asked(delivered, notice, () -> form(served, "/notices/" + notice + "/deliver", csrf, Map.of()));
            }
        }
    }

    private void draft(ServeProcess served, String csrf) throws IOException, InterruptedException {
        String to = "abuse%d@host.example".formatted(acts.get());
        asked(
                drafted,
                to,
                () -> served.send(served.to("/cases/K-1/draft")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(
                                        csrf,
                                        Map.of(
                                                "regime", "us-dmca",
                                                "provider", "Host",
                                                "to", to,
                                                "sign", "Ada Byron",
                                                "facts", "The whole story stands there without permission.",
                                                "again", "true"))
                                + "&declare=good-faith&declare=accuracy&declare=authority"))));
    }

    private static String seen(ServeProcess served, String notice) throws IOException, InterruptedException {
        return Jsoup.parse(served.get("/notices/" + notice).body())
                .select("input[name=seen]")
                .val();
    }

    private interface Request {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** Whatever happens to the answer, it was asked for. */
    private void asked(List<Done> list, String what, Request request) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = request.send();
        } catch (IOException e) {
            list.add(new Done(what, false));
            throw e;
        }
        if (answer.statusCode() == SEE_OTHER || answer.statusCode() == OK) {
            list.add(new Done(what, true));
        } else {
            refused.add("%s: %d %s".formatted(what, answer.statusCode(), answer.body()));
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static HttpResponse<String> form(ServeProcess served, String path, String csrf, Map<String, String> fields)
            throws IOException, InterruptedException {
        return served.send(served.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(csrf, fields))));
    }

    private static String encoded(String csrf, Map<String, String> fields) {
        return Stream.concat(Stream.of(Map.entry("_csrf", csrf)), fields.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
