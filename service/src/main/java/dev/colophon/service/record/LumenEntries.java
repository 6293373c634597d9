package dev.colophon.service.record;

import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.record.SentNotice;
import dev.colophon.cases.record.SentNotices;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.record.LumenNotice.DomainCount;
import dev.colophon.service.record.LumenNotice.LumenWork;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Notices that left, as the Lumen database has them: hosts and numbers, and of the accused nothing more. */
final class LumenEntries implements PublishedEntries {

    private static final String DMCA_FORM = "us-dmca";

    private final Regimes regimes;
    private final String sender;

    LumenEntries(Regimes regimes, String sender) {
        this.regimes = regimes;
        this.sender = sender;
    }

    @Override
    public void forEach(DSLContext dsl, Organisation organisation, Consumer<Object> taker) {
        new SentNotices(dsl, organisation).forEach(sent -> taker.accept(entry(sent)));
    }

    @Override
    public String none() {
        return "no notice has left yet: there is nothing to publish";
    }

    private LumenNotice entry(SentNotice sent) {
        StoredNotice notice = sent.notice();
        Optional<Regime> regime = regimes.version(notice.regime(), notice.regimeVersion());
        boolean dmca =
                regime.filter(known -> known.notice().form().equals(DMCA_FORM)).isPresent();
        return new LumenNotice(
                notice.number().toString(),
                dmca ? "DMCA" : "Other",
                "Notice %s about copies at %s".formatted(notice.number(), sent.operator()),
                sender,
                sent.operator(),
                sent.sentAt(),
                taken(sent),
                notice.language(),
                notice.country().stream().toList(),
                List.of(notice.regime()),
                sent.works().stream().map(work -> work(sent, work)).toList());
    }

    private static LumenWork work(SentNotice sent, String title) {
        return new LumenWork(
                title,
                sent.hostsOf(title).entrySet().stream()
                        .map(host -> new DomainCount(host.getKey(), host.getValue()))
                        .toList());
    }

    /** As the last looks saw it, and as nobody said. */
    private static String taken(SentNotice sent) {
        if (sent.gone() > 0) {
            return sent.gone() == sent.items().size() ? "Yes" : "Partial";
        }
        return sent.up() == sent.items().size() ? "No" : "Unspecified";
    }
}
