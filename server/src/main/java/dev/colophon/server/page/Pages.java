package dev.colophon.server.page;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Job;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.view.Visitor;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.catalogue.ListOwners;
import dev.colophon.service.catalogue.SummariseHome;
import dev.colophon.service.followup.CountContested;
import dev.colophon.service.review.CountUndecided;
import dev.colophon.service.sending.ListDepartures;
import dev.colophon.service.sending.ListDepartures.Departure;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.upload.KeepUpload;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** What the pages have in common: who asks, of which home, and the frame around what is answered. */
public final class Pages {

    /** What is done so soon is shown at once. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    private final Settings settings;
    private final Caller caller;
    private final Assets assets;
    private final Function<Actor, Set<String>> planned;

    /** @param planned the numbers of the notices that this server hands over by itself */
    public Pages(Settings settings, Caller caller, Assets assets, Function<Actor, Set<String>> planned) {
        this.settings = settings;
        this.caller = caller;
        this.assets = assets;
        this.planned = planned;
    }

    /** A page of a section, which has its name. */
    public Frame frame(HttpServletRequest request, String section) {
        return frame(request, section, "nav." + section);
    }

    /** A page of a section with a title of its own: a key of the messages, and what is filled in. */
    public Frame frame(HttpServletRequest request, String section, String titleKey, Object... arguments) {
        boolean reads = !Visitor.isPublic(request) && actor().may(Permission.READ);
        return frame(
                request,
                section,
                reads ? new CountUndecided(settings).count(actor()) : 0,
                Tongue.of(request).say(titleKey, arguments));
    }

    /** The same where the counts are known. */
    public Frame frame(
            HttpServletRequest request, String section, HomeSummary summary, String titleKey, Object... arguments) {
        return frame(request, section, summary.undecided(), Tongue.of(request).say(titleKey, arguments));
    }

    private Frame frame(HttpServletRequest request, String section, int undecided, String title) {
        if (Visitor.isPublic(request)) {
            return Frame.of(request, assets, section, title, 0, "");
        }
        boolean reads = actor().may(Permission.READ);
        List<Departure> leaving = reads ? new ListDepartures(settings).list(actor()) : List.of();
        return Frame.of(
                        request,
                        assets,
                        section,
                        title,
                        undecided,
                        new KeepUpload(settings).copies().toString())
                .leaving(leaving, planned.apply(actor()))
                .contested(reads ? new CountContested(settings).count(actor()) : 0);
    }

    /** The counts. */
    public HomeSummary summary() {
        return new SummariseHome(settings).summarise(actor());
    }

    /** The owners of works, those of the newest first: a list to choose from. */
    public List<String> owners() {
        return new ListOwners(settings).list(actor());
    }

    public Settings settings() {
        return settings;
    }

    /** Who asks with this request. */
    public Actor actor() {
        return caller.actor();
    }

    Assets assets() {
        return assets;
    }

    /** To the page of a job, at its end where that comes soon. */
    public static ResponseEntity<byte[]> to(Job job) {
        try {
            boolean _ = job.await(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Html.to("/jobs/" + job.id());
    }
}
