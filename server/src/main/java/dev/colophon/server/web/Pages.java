package dev.colophon.server.web;

import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.catalogue.SummariseHome;
import dev.colophon.service.sending.CountContested;
import dev.colophon.service.sending.ListDepartures;
import dev.colophon.service.sending.ListDepartures.Departure;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.upload.KeepUpload;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the pages have in common: who asks, of which home, and the frame around what is answered. */
public final class Pages {

    private final Settings settings;
    private final Actor actor;
    private final Assets assets;
    private final Predicate<String> awaits;

    /** @param awaits whether what waits of a notice leaves by itself */
    public Pages(Settings settings, Actor actor, Assets assets, Predicate<String> awaits) {
        this.settings = settings;
        this.actor = actor;
        this.assets = assets;
        this.awaits = awaits;
    }

    /** A page of a section, which has its name. */
    public Frame frame(HttpServletRequest request, String section) {
        return frame(request, section, "nav." + section);
    }

    /** A page of a section with a title of its own: a key of the messages, and what is filled in. */
    public Frame frame(HttpServletRequest request, String section, String titleKey, Object... arguments) {
        return frame(request, section, summary(), titleKey, arguments);
    }

    /** The same where the counts are known. */
    public Frame frame(
            HttpServletRequest request, String section, HomeSummary summary, String titleKey, Object... arguments) {
        String title = Tongue.of(request).say(titleKey, arguments);
        List<Departure> leaving = new ListDepartures(settings).list(actor);
        return Frame.of(
                        request,
                        assets,
                        section,
                        title,
                        summary.undecided(),
                        new KeepUpload(settings).copies().toString())
                .leaving(
                        leaving,
                        leaving.stream()
                                .map(mail -> mail.notice().toString())
                                .filter(awaits)
                                .collect(Collectors.toSet()))
                .contested(new CountContested(settings).count(actor));
    }

    /** The counts. */
    public HomeSummary summary() {
        return new SummariseHome(settings).summarise(actor);
    }

    public Settings settings() {
        return settings;
    }

    public Actor actor() {
        return actor;
    }

    Assets assets() {
        return assets;
    }
}
