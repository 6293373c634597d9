package dev.colophon.service.record;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.record.SentNotice;
import dev.colophon.cases.record.SentNotices;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.Publication;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.record.TradePublication.PublishedDeclaration;
import dev.colophon.service.record.TradePublication.PublishedNotice;
import dev.colophon.service.record.TradePublication.PublishedResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** What a platform publishes under article 44 of the E-commerce Law: notices about its sites, declarations, results; nobody's name. */
final class TradeEntries implements PublishedEntries {

    private static final String NOTICES = "第四十二条";
    private static final String DECLARATIONS = "第四十三条";
    private static final String PUBLICATION = "《%s》第四十四条";
    private static final Language CHINESE = Language.of("zh").orElseThrow();

    private final Regimes regimes;
    private final String platform;
    private final List<Host> sites;

    TradeEntries(Regimes regimes, String platform, List<Host> sites) {
        this.regimes = regimes;
        this.platform = platform;
        this.sites = sites;
    }

    @Override
    public void forEach(DSLContext dsl, Organisation organisation, Consumer<Object> taker) {
        new SentNotices(dsl, organisation)
                .forEach(sent -> regimes.version(
                                sent.notice().regime(), sent.notice().regimeVersion())
                        .filter(TradeEntries::isPublished)
                        .filter(_ -> isAboutThePlatform(sent))
                        .ifPresent(regime -> taker.accept(entry(sent, regime))));
    }

    @Override
    public String none() {
        return "no notice about %s has left under a law that has notices, declarations and results published (cn-ec-2018)"
                .formatted(sites.getFirst());
    }

    private static boolean isPublished(Regime regime) {
        return regime.publish().containsAll(Arrays.asList(Publication.values()));
    }

    private boolean isAboutThePlatform(SentNotice sent) {
        return !sent.hosts().isEmpty()
                && sent.hosts().keySet().stream()
                        .allMatch(host -> sites.stream()
                                .anyMatch(site -> host.equals(site.name()) || host.endsWith("." + site.name())));
    }

    private TradePublication entry(SentNotice sent, Regime regime) {
        return new TradePublication(
                PUBLICATION.formatted(regime.law().name()),
                platform,
                sent.notice().number().toString(),
                new PublishedNotice(NOTICES, sent.sentAt(), sent.works(), sent.hosts()),
                sent.events().stream()
                        .flatMap(event -> declaration(event).stream())
                        .toList(),
                sent.events().stream().flatMap(event -> result(event).stream()).toList());
    }

    private static Optional<PublishedDeclaration> declaration(StoredNoticeEvent stored) {
        return stored.event() instanceof NoticeEvent.CounterReceived counter
                ? Optional.of(new PublishedDeclaration(DECLARATIONS, counter.receivedByHost(), counter.complete()))
                : Optional.empty();
    }

    private static Optional<PublishedResult> result(StoredNoticeEvent stored) {
        Optional<String> what = stored.event() instanceof NoticeEvent.Closed closed
                ? Optional.of("publication.closed." + closed.outcome())
                : Optional.of("publication.result." + stored.kind());
        return what.filter(CHINESE::has).map(key -> new PublishedResult(stored.at(), CHINESE.say(key)));
    }
}
