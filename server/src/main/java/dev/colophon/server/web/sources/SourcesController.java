package dev.colophon.server.web.sources;

import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardRule;
import dev.colophon.http.guard.Refused;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.BlockHost;
import dev.colophon.service.source.DescribeSources;
import dev.colophon.service.source.DescribeSources.Described;
import dev.colophon.service.source.ListSources;
import dev.colophon.service.source.PauseSource;
import dev.colophon.service.source.RemoveSource;
import dev.colophon.service.source.RestoreSource;
import dev.colophon.service.source.ResumeSource;
import dev.colophon.service.source.SourceList;
import dev.colophon.service.source.UnblockHost;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.watch.ReportStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The places to watch, and whether they are watched. */
@RestController
public final class SourcesController {

    private static final int SECONDS_BETWEEN = 5;

    /** What the address may say was done. */
    private static final Set<String> DONE =
            Set.of("added", "paused", "resumed", "removed", "restored", "blocked", "unblocked", "watched", "unwatched");

    private final Pages pages;
    private final BackgroundWatch watch;
    private Optional<Source> removed = Optional.empty();

    public SourcesController(Pages pages, BackgroundWatch watch) {
        this.pages = pages;
        this.watch = watch;
    }

    @GetMapping("/sources")
    ResponseEntity<byte[]> sources(
            HttpServletRequest request, @RequestParam(name = "done", defaultValue = "") String done) {
        return page(
                request,
                HttpStatus.OK,
                new Told(SourceForm.EMPTY, Optional.empty(), DONE.contains(done) ? done : "", List.of()));
    }

    private static List<String> leftOut(AddSource.Added added) {
        List<String> lines = new ArrayList<>(added.problems());
        added.barred().forEach(address -> lines.add(address.url() + ": " + address.why()));
        int rest = added.leftOut() + added.barredCount() - lines.size();
        if (rest > 0) {
            lines.add("and %,d more lines".formatted(rest));
        }
        return lines;
    }

    /** What a page says beside what there is; see {@link SourcesView}. */
    private record Told(
            SourceForm form, Optional<Message> refused, Optional<String> allowable, String done, List<String> leftOut) {

        Told(SourceForm form, Optional<Message> refused, String done, List<String> leftOut) {
            this(form, refused, Optional.empty(), done, leftOut);
        }
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, Told told) {
        Settings settings = pages.settings();
        BackgroundWatch.State watching = watch.state(pages.actor());
        SourcesView view = new SourcesView(
                described(),
                new ListSources(settings)
                        .list(pages.actor(), _ -> {})
                        .map(SourceList::blocked)
                        .orElse(List.of()),
                new ReportStatus(settings).report(pages.actor(), _ -> {}),
                watching,
                told.form(),
                told.refused(),
                told.allowable(),
                contact(),
                status == HttpStatus.CONFLICT,
                told.done(),
                told.leftOut(),
                told.done().equals("removed") ? remembered() : Optional.empty());
        Frame plain = pages.frame(request, "sources");
        boolean moves = watching.phase() == BackgroundWatch.Phase.STARTING
                || watching.phase() == BackgroundWatch.Phase.STOPPING;
        Frame frame = moves ? plain.refreshing(SECONDS_BETWEEN) : plain;
        return Html.page(status, out -> JtesourcesGenerated.render(out, null, frame, view));
    }

    /** As watching would read it, if it began now. */
    private Optional<String> contact() {
        Settings settings = pages.settings();
        return (Settings.faultIn(settings.home()).isEmpty() ? settings.readAgain() : settings)
                .watching()
                .contact();
    }

    private List<Described> described() {
        return new DescribeSources(pages.settings()).describe(pages.actor(), _ -> {});
    }

    private ResponseEntity<byte[]> refused(HttpServletRequest request, SourceForm form, Message why) {
        return page(request, HttpStatus.UNPROCESSABLE_CONTENT, new Told(form, Optional.of(why), "", List.of()));
    }

    private ResponseEntity<byte[]> stale(HttpServletRequest request) {
        return page(request, HttpStatus.CONFLICT, new Told(SourceForm.EMPTY, Optional.empty(), "", List.of()));
    }

    private static ResponseEntity<byte[]> done(String word) {
        return Html.to("/sources?done=" + word);
    }

    /** Names a place to watch, or changes what is said of one. */
    @PostMapping("/sources")
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "every", defaultValue = "") String every,
            @RequestParam(name = "depth", defaultValue = "") String depth,
            @RequestParam(name = "pages", defaultValue = "") String requests,
            @RequestParam(name = "allow", defaultValue = "") String allow)
            throws IOException {
        SourceForm form = new SourceForm(place, kind, every, depth, requests, allow);
        try {
            var added =
                    new AddSource(pages.settings()).add(pages.actor(), form.request(), AllowList.of(form.allowed()));
            watch.look();
            return added.isWhole()
                    ? done("added")
                    : page(
                            request,
                            HttpStatus.OK,
                            new Told(SourceForm.EMPTY, Optional.empty(), "added", leftOut(added)));
        } catch (ServiceException e) {
            if (e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return refused(request, form, ServiceException.told(e));
        } catch (Refused e) {
            return page(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Told(
                            form,
                            Optional.of(ServiceException.told(e)),
                            e.rule() == GuardRule.ADDRESS ? e.allowable() : Optional.empty(),
                            "",
                            List.of()));
        } catch (IllegalArgumentException e) {
            return refused(request, form, ServiceException.told(e));
        }
    }

    /** Something that is done to a source. */
    private interface Act {
        Source on(String id);
    }

    /** Does it, unless the source was changed or removed since the page was shown. */
    private ResponseEntity<byte[]> act(HttpServletRequest request, String id, String seen, String word, Act act) {
        boolean same = described().stream()
                .filter(one -> one.source().id().equals(id))
                .anyMatch(one -> one.version().equals(seen));
        if (!same) {
            return stale(request);
        }
        Source before = act.on(id);
        if (word.equals("removed")) {
            remember(Optional.of(before));
        }
        watch.look();
        return done(word);
    }

    /** Stops visits on its behalf for now. */
    @PostMapping("/sources/{id}/pause")
    ResponseEntity<byte[]> pause(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        return act(request, id, seen, "paused", one -> new PauseSource(pages.settings()).pause(pages.actor(), one));
    }

    /** Lets visits go on. */
    @PostMapping("/sources/{id}/resume")
    ResponseEntity<byte[]> resume(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        return act(request, id, seen, "resumed", one -> new ResumeSource(pages.settings()).resume(pages.actor(), one));
    }

    /** Forgets it; what was seen there stays. */
    @PostMapping("/sources/{id}/remove")
    ResponseEntity<byte[]> remove(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        return act(request, id, seen, "removed", one -> new RemoveSource(pages.settings()).remove(pages.actor(), one));
    }

    /** That which was removed last; guarded by this object. */
    private synchronized Optional<Source> remembered() {
        return removed.filter(this::isOwn);
    }

    private synchronized void remember(Optional<Source> source) {
        removed = source;
    }

    private boolean isOwn(Source source) {
        return source.organisation().equals(pages.actor().organisation().id());
    }

    /** That which was removed last, if it is the one that is meant; nobody else gets it. */
    private synchronized Optional<Source> forgotten(String id) {
        Optional<Source> last =
                removed.filter(this::isOwn).filter(source -> source.id().equals(id));
        if (last.isPresent()) {
            removed = Optional.empty();
        }
        return last;
    }

    /** Adds that which was removed last again, as it was; its queue begins anew. */
    @PostMapping("/sources/restore")
    ResponseEntity<byte[]> restore(
            HttpServletRequest request, @RequestParam(name = "source", defaultValue = "") String id)
            throws IOException {
        Optional<Source> last = forgotten(id);
        if (last.isEmpty()) {
            return stale(request);
        }
        try {
            var _ = new RestoreSource(pages.settings()).restore(pages.actor(), last.get());
        } catch (Refused e) {
            return refused(request, SourceForm.EMPTY, ServiceException.told(e));
        }
        watch.look();
        return done("restored");
    }

    /** Asks nothing of a host any more. */
    @PostMapping("/sources/block")
    ResponseEntity<byte[]> block(
            HttpServletRequest request, @RequestParam(name = "host", defaultValue = "") String host) {
        return ofHost(request, "blocked", () -> new BlockHost(pages.settings()).block(pages.actor(), host));
    }

    /** Takes that back. */
    @PostMapping("/sources/unblock")
    ResponseEntity<byte[]> unblock(
            HttpServletRequest request, @RequestParam(name = "host", defaultValue = "") String host) {
        return ofHost(request, "unblocked", () -> new UnblockHost(pages.settings()).unblock(pages.actor(), host));
    }

    private ResponseEntity<byte[]> ofHost(HttpServletRequest request, String word, Runnable act) {
        try {
            act.run();
        } catch (ServiceException e) {
            if (e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return refused(request, SourceForm.EMPTY, e.line());
        }
        return done(word);
    }

    /** Begins to watch here, or ends it. */
    @PostMapping("/sources/watch")
    ResponseEntity<byte[]> watch(@RequestParam(name = "on", defaultValue = "false") boolean on) {
        pages.actor().require(Permission.MACHINE); // it visits the sources of all organisations
        if (on) {
            watch.start();
        } else {
            watch.stop();
        }
        return done(on ? "watched" : "unwatched");
    }
}
