package dev.colophon.service.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.notice.ListRegimes;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Writes what was done in the form of others, an entry a line as JSON; it is sent nowhere. */
public final class PublishInForm {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GROUND = 500;

    private final Settings settings;

    public PublishInForm(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is to be written.
     *
     * @param file is made; it must not be there yet
     * @param organisation who sends the notices, or whose platform it is
     * @param sites that the platform runs, each with all hosts under it
     * @param legalGround the law that statements of reasons rely on
     * @param territories where restrictions apply, ISO 3166-1
     */
    public record Request(
            PublishForm form,
            Path file,
            Optional<String> organisation,
            List<String> sites,
            Optional<String> legalGround,
            List<String> territories) {

        public Request {
            sites = List.copyOf(sites);
            territories = List.copyOf(territories);
        }
    }

    /** What was written. */
    public record Published(Path file, PublishForm form, long entries) {}

    /**
     * Writes it.
     *
     * @throws ServiceException when a fact is missing that the form asks for, there is nothing to publish, or the file is there
     */
    public Published publish(Actor actor, Request request, ProgressListener listener) throws IOException {
        actor.require(Permission.CAMPAIGN);
        PublishedEntries entries = entries(request);
        Path file = request.file();
        if (Files.exists(file)) {
            throw new ServiceException(Category.REFUSED, file + " is there already: name a new file");
        }
        Path parent = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        if (!Files.isDirectory(parent)) {
            throw new ServiceException(Category.REFUSED, "there is no folder %s: make it first".formatted(parent));
        }
        try (Database database = HomeDatabase.stored(settings)) {
            listener.begins(0);
            Path fresh = Files.createTempFile(parent, ".published", ".jsonl");
            try {
                long count = write(entries, actor, database, fresh, listener);
                if (count == 0) {
                    throw new ServiceException(Category.REFUSED, entries.none());
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                return new Published(file, request.form(), count);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    private static long write(
            PublishedEntries entries, Actor actor, Database database, Path file, ProgressListener listener)
            throws IOException {
        AtomicLong count = new AtomicLong();
        try (BufferedWriter lines = Files.newBufferedWriter(file, UTF_8)) {
            boolean _ = database.read(dsl -> {
                entries.forEach(dsl, actor.organisation(), entry -> {
                    line(lines, entry);
                    count.incrementAndGet();
                    listener.advances("writing");
                });
                return true;
            });
        }
        return count.get();
    }

    private static void line(BufferedWriter lines, Object entry) {
        try {
            lines.write(JsonLines.line(entry));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PublishedEntries entries(Request request) {
        return switch (request.form()) {
            case LUMEN ->
                new LumenEntries(
                        ListRegimes.known(settings),
                        organisation(request, "who sends the notices, as an organisation"));
            case EC44 ->
                new TradeEntries(
                        ListRegimes.known(settings), organisation(request, "whose platform it is"), sites(request));
            case DSA ->
                new StatementEntries(
                        ListRegimes.known(settings), sites(request), ground(request), territories(request));
        };
    }

    private static String organisation(Request request, String who) {
        return WorkDetails.checked(
                "name of the organisation",
                request.organisation().orElseThrow(() -> missing("say %s: --organisation NAME".formatted(who))),
                LONGEST_NAME);
    }

    private static List<Host> sites(Request request) {
        if (request.sites().isEmpty()) {
            throw missing("only a platform publishes this: say which sites it runs by --platform-site SITE");
        }
        return request.sites().stream().map(PublishInForm::site).toList();
    }

    private static Host site(String word) {
        return Host.ofPlace("https://" + word + "/")
                .orElseThrow(() -> missing("`%s` is no site: write one such as shop.example".formatted(word)));
    }

    private static String ground(Request request) {
        return WorkDetails.checked(
                "legal ground",
                request.legalGround()
                        .orElseThrow(() -> missing(
                                "say which law is relied on by --legal-ground TEXT, such as \"Article L335-3 CPI\"")),
                LONGEST_GROUND);
    }

    private static List<String> territories(Request request) {
        if (request.territories().isEmpty()) {
            throw missing("say where it was taken down by --territory CODE, such as FR, or EEA for all of it");
        }
        return MemberStates.of(request.territories());
    }

    static ServiceException missing(String what) {
        return new ServiceException(Category.USAGE, what);
    }
}
