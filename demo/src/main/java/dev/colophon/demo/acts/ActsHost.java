package dev.colophon.demo.acts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.demo.acts.mail.ReceivedMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A host on an address of loopback of its own: it shows a copy, and does what its script says when mail comes. Thread-safe. */
final class ActsHost implements AutoCloseable {

    private static final String FIRST = "/1";
    private static final String SECOND = "/2";
    private static final String HTML = "text/html; charset=utf-8";

    /** How long its people take to read mail. */
    private static final Duration READING = Duration.ofMinutes(10);

    /** How long its user takes to answer. */
    private static final Duration OBJECTING = Duration.ofDays(2);

    /** What is served at an address. */
    private record Served(int status, String type, byte[] body) {

        static Served page(int status, String html) {
            return new Served(
                    status,
                    HTML,
                    "<!doctype html><html><body>%s</body></html>\n"
                            .formatted(html)
                            .getBytes(UTF_8));
        }
    }

    private static final Served NOT_FOUND = Served.page(404, "<h1>Not found</h1>");
    private static final Served REMOVED = Served.page(410, "<h1>Removed</h1>");

    /** What it does later. */
    private record Planned(Instant at, Runnable act) {}

    private final HostScript planted;
    private final HostScript played;
    private final HttpServer server;
    private final byte[] copy;
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final List<ReceivedMail> received = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /**
     * Begins to serve.
     *
     * @param planted as what it is planted
     * @param played what it does
     * @param address of its own
     */
    ActsHost(HostScript planted, HostScript played, InetAddress address) throws IOException {
        this.planted = planted;
        this.played = played;
        this.copy = planted.copy().of(planted);
        this.server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        show(FIRST);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    HostScript planted() {
        return planted;
    }

    /** As {@code 127.0.0.21:8123}. */
    String door() {
        return "%s:%d".formatted(name(), server.getAddress().getPort());
    }

    /** As {@code 127.0.0.21}. */
    String name() {
        return server.getAddress().getAddress().getHostAddress();
    }

    private String url(String path) {
        return "http://" + door() + path;
    }

    private String file(String page) {
        return "%s.%s".formatted(page, planted.copy().ending());
    }

    /** The address of its first copy. */
    String first() {
        return url(file(FIRST));
    }

    /** The address of its second copy, which not every host shows. */
    String second() {
        return url(file(SECOND));
    }

    /** The pages that it has now. */
    List<String> pages() {
        return List.of(FIRST, SECOND).stream()
                .filter(page -> served.getOrDefault(page, NOT_FOUND).status() == 200)
                .map(this::url)
                .toList();
    }

    /** Where notices go. */
    String mailbox() {
        return "abuse@" + planted.domain();
    }

    boolean hasMailbox() {
        return played != HostScript.REFUSES_MAIL;
    }

    private void show(String page) {
        served.put(file(page), new Served(200, planted.copy().type(), copy));
        served.put(
                page,
                Served.page(
                        200,
                        "<h1>%s</h1>%s"
                                .formatted(planted.domain(), planted.copy().shown(file(page)))));
    }

    private void remove(String page, Served instead) {
        served.put(page, instead);
        served.put(file(page), instead);
    }

    /** Takes mail. */
    synchronized void take(ReceivedMail mail, Instant now) {
        received.add(mail);
        Instant read = now.plus(READING);
        HostLetter letter = new HostLetter(planted, mail, read);
        if (mail.isReply()) {
            plan(read, () -> show(FIRST));
            return;
        }
        switch (played) {
            case REMOVES -> {
                answer(read, letter.received());
                removal(read.plus(READING), mail, NOT_FOUND);
            }
            case REMOVES_FOR_GOOD -> removal(read, mail, REMOVED);
            case ONLY_SAYS_SO -> answer(read, letter.removed());
            case UPLOADS_AGAIN -> {
                boolean again = received.size() == 1;
                plan(read, () -> {
                    remove(again ? FIRST : SECOND, NOT_FOUND);
                    if (again) {
                        show(SECOND);
                    }
                });
                answer(read, letter.removed());
            }
            case COUNTERS, COUNTERS_IN_PART -> {
                removal(read, mail, NOT_FOUND);
                Instant later = now.plus(OBJECTING);
                answer(later, new HostLetter(planted, mail, later).counter(first(), played == HostScript.COUNTERS));
            }
            case SHOWS_A_LICENCE -> {
                removal(read, mail, NOT_FOUND);
                Instant later = now.plus(OBJECTING);
                answer(later, new HostLetter(planted, mail, later).licence());
            }
            case RETURNS_MAIL -> answer(read, letter.returned());
            case DOES_NOTHING, IS_LICENSED, REFUSES_MAIL -> {}
        }
    }

    private void removal(Instant at, ReceivedMail mail, Served instead) {
        plan(at, () -> remove(FIRST, instead));
        answer(at, new HostLetter(planted, mail, at).removed());
    }

    private void answer(Instant at, String letter) {
        plan(at, () -> answers.add(letter));
    }

    private void plan(Instant at, Runnable act) {
        planned.add(new Planned(at, act));
    }

    /** Nobody has told it of an action before a court: it puts the copy back, and says so. */
    synchronized void putBack(Instant at) {
        plan(at, () -> show(FIRST));
        answer(at, new HostLetter(planted, received.getFirst(), at).restored());
    }

    /** Does what it planned to have done by then; the letters that it wrote since it was asked last. */
    synchronized List<String> until(Instant now) {
        List<Planned> due =
                planned.stream().filter(one -> !one.at().isAfter(now)).toList();
        planned.removeAll(due);
        due.forEach(one -> one.act().run());
        List<String> written = List.copyOf(answers);
        answers.clear();
        return written;
    }

    /** How many of these mails it has received. */
    synchronized int received(List<String> messageIds) {
        return (int) received.stream()
                .filter(mail -> messageIds.contains(mail.messageId()))
                .count();
    }

    /** How many mails it has received. */
    synchronized int received() {
        return received.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Served there = served.getOrDefault(exchange.getRequestURI().getPath(), NOT_FOUND);
            exchange.getResponseHeaders().set("Content-Type", there.type());
            exchange.sendResponseHeaders(there.status(), there.body().length);
            exchange.getResponseBody().write(there.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
