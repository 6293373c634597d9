package dev.colophon.service.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.draft.SharedPart;
import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.ClaimText;
import dev.colophon.cases.notice.page.PageAnswers;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.index.Grade;
import dev.colophon.service.answer.AnswerPage.Copy;
import dev.colophon.service.answer.AnswerPage.Proof;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows whoever a notice accuses what is claimed, with which proof, and what they can do. */
public final class OpenAnswerPage {

    private static final int MOST_COPIES = 50;

    private final Settings settings;
    private final InstantSource clock;

    public OpenAnswerPage(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The page of a token; empty where it leads to no notice that has left.
     *
     * @param reader in whose language is told what a copy shares
     */
    public Optional<AnswerPage> open(String token, Language reader) {
        return NoticeByToken.use(settings, clock, token, notice -> page(notice, reader));
    }

    private AnswerPage page(NoticeByToken answered, Language reader) {
        List<StoredNoticeItem> items = answered.read(
                step -> step.notices().items(answered.history(step).notice()));
        List<StoredNoticeItem> shown = items.subList(0, Math.min(MOST_COPIES, items.size()));
        List<String> ids = shown.stream().map(StoredNoticeItem::sighting).toList();
        Map<String, StoredSighting> sightings = new Sightings(
                        answered.database(), answered.session().actor().organisation())
                .of(ids).stream().collect(Collectors.toMap(StoredSighting::id, one -> one, (one, _) -> one));
        return answered.read(step -> {
            NoticeHistory history = answered.history(step);
            Map<String, List<SightingBundles.Kept>> bundles =
                    new SightingBundles(step.dsl(), answered.session().actor().organisation()).of(ids);
            List<Copy> copies = shown.stream()
                    .map(item -> copy(
                            item,
                            Optional.ofNullable(sightings.get(item.sighting())),
                            proof(history, bundles.getOrDefault(item.sighting(), List.of())),
                            reader))
                    .toList();
            return page(step, answered, history, copies, items.size() - shown.size());
        });
    }

    private AnswerPage page(
            NoticeSession.Step step, NoticeByToken answered, NoticeHistory history, List<Copy> copies, int more) {
        StoredNotice notice = history.notice();
        return new AnswerPage(
                notice,
                history.regime(),
                new CaseFiles(step.dsl(), answered.session().actor().organisation())
                        .get(notice.caseNumber())
                        .rightsholder()
                        .name(),
                history.agent(),
                NoticeByToken.standing(history),
                history.state().sentAt(),
                text(step, notice),
                notice.language(),
                copies,
                more,
                step(history.state().phase()),
                RunningClock.of(history.state(), history.regime(), history.calendar(), step.now()),
                new PageAnswers(step.dsl()).of(notice.id()),
                new AnswerAddresses(step.dsl()).draft(notice.id()).flatMap(SavedForm::of));
    }

    /** What the accused has from the recipient, and may show: nothing of it is of use to hide but where somebody lives. */
    private static String text(NoticeSession.Step step, StoredNotice notice) {
        return step.notices().files(notice).stream()
                .filter(file -> file.name().equals("notice.txt"))
                .findFirst()
                .map(file -> ClaimText.of(new String(file.content(), UTF_8)))
                .orElse("");
    }

    private static Copy copy(
            StoredNoticeItem item, Optional<StoredSighting> sighting, Optional<Proof> proof, Language reader) {
        Optional<StoredSighting> matched =
                sighting.filter(seen -> !seen.matches().isEmpty());
        return new Copy(
                item.number(),
                item.workTitle(),
                item.url(),
                matched.map(seen -> SharedPart.words(seen, reader)),
                matched.map(OpenAnswerPage::grade),
                proof);
    }

    private static Grade grade(StoredSighting seen) {
        return seen.matches().getFirst().match().grade();
    }

    /** The newest that was there when the notice left, else the newest. */
    private Optional<Proof> proof(NoticeHistory history, List<SightingBundles.Kept> bundles) {
        return bundles.stream()
                .filter(bundle -> history.state()
                        .sentAt()
                        .filter(sent -> !bundle.sealedAt().isAfter(sent))
                        .isPresent())
                .findFirst()
                .or(() -> bundles.stream().findFirst())
                .map(bundle -> new Proof(bundle.name(), bundle.sha256(), bundle.sealedAt(), hasReport(bundle.name())));
    }

    private boolean hasReport(String bundle) {
        return BundleName.ofFile(bundle + ".wacz")
                .filter(name -> Files.isRegularFile(settings.home().evidence().resolve(name.report())))
                .isPresent();
    }

    private static RegimeStep step(NoticePhase phase) {
        return switch (phase) {
            case SILENT -> RegimeStep.SILENT;
            case REMOVAL_CLAIMED, VERIFYING, REMOVED_VERIFIED, PARTIAL -> RegimeStep.REMOVAL_CLAIMED;
            case COUNTERED, STAYS_DOWN -> RegimeStep.COUNTERED;
            case RESTORED -> RegimeStep.RESTORED;
            default -> RegimeStep.SENT;
        };
    }
}
