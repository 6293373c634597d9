package dev.colophon.service.draft;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.draft.DraftedCopy;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.SoundBundles;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.Restoration;
import dev.colophon.service.notice.SameProvider;
import dev.colophon.service.settings.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What earlier notices about the same copies came to, which stands against another. */
record EarlierNotices(NoticeSession.Step step, List<DraftedCopy> copies, List<NoticeHistory> notices) {

    private static final Pattern BUNDLE = Pattern.compile("[A-Za-z0-9-]{1,100}");

    static EarlierNotices of(NoticeSession.Step step, List<DraftedCopy> copies) {
        return new EarlierNotices(
                step,
                copies,
                step
                        .notices()
                        .naming(
                                copies.stream()
                                        .map(copy -> copy.sighting().id())
                                        .toList(),
                                copies.stream().map(copy -> copy.url().text()).toList())
                        .stream()
                        .map(step.reading()::history)
                        .toList());
    }

    /**
     * What is named as new proof is verified, which takes seconds, before anything is stored.
     *
     * @throws ServiceException when there is no such bundle, or it proves nothing
     */
    static void requireSound(Settings settings, Optional<String> newProof) {
        try (SoundBundles sound = new SoundBundles(settings)) {
            newProof.filter(name -> !BUNDLE.matcher(name).matches() || !sound.contains(name))
                    .ifPresent(name -> {
                        throw new ServiceException(
                                Category.REFUSED,
                                "--new-proof: `%s` is no bundle of this home that holds".formatted(name));
                    });
        }
    }

    /**
     * What was taken back is claimed again only by who knows that.
     *
     * @param again whether the person says that it is right all the same
     * @throws ServiceException when they do not, and something was
     */
    void requireNotRetracted(boolean again) {
        List<String> retracted = notices.stream()
                .flatMap(notice -> notice.events().stream()
                        .flatMap(event ->
                                event.event() instanceof NoticeEvent.Retracted(String reason, NoticeEvent.By _)
                                        ? Stream.of("%s on %s, because: %s"
                                                .formatted(notice.notice().number(), day(event.at()), reason))
                                        : Stream.empty()))
                .toList();
        if (!again && !retracted.isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "a notice about the same copy was retracted (%s): if another is right all the same, say --again"
                            .formatted(String.join("; ", retracted)));
        }
    }

    /**
     * Whoever has a notice about a copy gets another at another address only when that is meant: by the person who says so, or because the
     * first stays unanswered and its status names the address.
     *
     * @param recipient as the draft names it
     * @param again whether the person says that it is meant
     * @return whether it is meant beside any other
     * @throws ServiceException when there is, and it is not meant
     */
    boolean requireOnce(String recipient, boolean again) {
        List<NoticeHistory> standing = notices.stream()
                .filter(notice ->
                        notice.state().phase().stands() && SameProvider.atAnotherAddress(recipient, step, notice))
                .toList();
        Optional<NoticeHistory> unmeant = standing.stream()
                .filter(notice -> !again && !isNext(notice, recipient))
                .findFirst();
        if (unmeant.isPresent()) {
            NoticeHistory notice = unmeant.get();
            throw new ServiceException(
                    Category.REFUSED,
                    "%s about the same copy went to %s already, which is the same provider, and is %s: if a second is meant, say --again; if they stay silent, `colophon notice status %1$s` says whom to write to next"
                            .formatted(notice.notice().number(), notice.notice().recipient(), phase(notice)));
        }
        return again || !standing.isEmpty();
    }

    /**
     * What names some of the same copies to the same provider, and is not over: only one of them is sent while it stands.
     *
     * @param recipient as the draft names it
     * @param besides whether it is meant beside another to the same provider
     */
    List<String> repeated(String recipient, boolean besides) {
        return notices.stream()
                .flatMap(notice -> repeated(recipient, besides, notice).stream())
                .toList();
    }

    private Optional<String> repeated(String recipient, boolean besides, NoticeHistory notice) {
        boolean same = SameProvider.atTheSameAddress(recipient, step, notice);
        boolean waits = notice.state().phase() == NoticePhase.DRAFTED;
        if (same && notice.state().phase().stands()) {
            return Optional.of(
                    "warning: it repeats %s, which names some of the same copies to the same recipient and is %s: `colophon notice send` refuses it while that stands"
                            .formatted(notice.notice().number(), phase(notice)));
        }
        if (waits && same) {
            return Optional.of(
                    "warning: %s, which is not sent either, names some of the same copies to the same recipient: when one of them was sent, `colophon notice send` refuses the other"
                            .formatted(notice.notice().number()));
        }
        return waits && !besides && !notice.isBesides() && SameProvider.atAnotherAddress(recipient, step, notice)
                ? Optional.of(
                        "warning: %s, which is not sent either, names some of the same copies to %s, the same provider: when one of them was sent, `colophon notice send` refuses the other; if both are meant, draft this one with --again"
                                .formatted(
                                        notice.notice().number(),
                                        notice.notice().recipient()))
                : Optional.empty();
    }

    private static String phase(NoticeHistory notice) {
        return notice.state().phase().words();
    }

    /** Whether the status of a notice names the address as the next to write to. */
    private boolean isNext(NoticeHistory notice, String recipient) {
        return step.status(notice).silence().stream()
                .flatMap(silence -> silence.next().stream())
                .anyMatch(next -> !next.address().isEmpty()
                        && recipient
                                .toLowerCase(Locale.ROOT)
                                .contains("<" + next.address().toLowerCase(Locale.ROOT) + ">"));
    }

    /**
     * The copies that may be named: what was restored is left out where its law allows no second notice, or asks for new proof and there is
     * none; what the law says of one copy it does not say of the others. All of them where none is left, so that it is said why.
     *
     * @param newProof the name of a bundle of one of the copies
     * @param listener hears what is left out, and why
     */
    List<DraftedCopy> withoutRestored(Optional<String> newProof, MessageListener listener) {
        Map<DraftedCopy, Restoration> restored = new LinkedHashMap<>();
        for (DraftedCopy copy : copies) {
            Restoration.weightiest(step, notices, List.of(claim(copy)))
                    .filter(last -> last.law().renotify() == Regime.Renotify.NEVER || newProof.isEmpty())
                    .ifPresent(last -> restored.put(copy, last));
        }
        if (restored.size() == copies.size()) {
            return copies;
        }
        restored.forEach((copy, last) -> listener.message("left out: %s: it %s, and %s"
                .formatted(
                        copy.url().text(),
                        last.told("", day(last.at())),
                        last.law().renotify() == Regime.Renotify.NEVER
                                ? "%s allows no second notice for it"
                                        .formatted(last.law().id())
                                : "a second notice needs new proof: --new-proof BUNDLE")));
        return copies.stream().filter(copy -> !restored.containsKey(copy)).toList();
    }

    private static Restoration.Claim claim(DraftedCopy copy) {
        return new Restoration.Claim(
                copy.sighting().id(), copy.sighting().work().title(), copy.url().text());
    }

    /**
     * What was restored is claimed again only where the law allows it, and with proof that the earlier notice did not have.
     *
     * @param newProof the name of a bundle of one of the copies
     * @return the bundle that counts; empty where nothing was restored, or the law asks for none
     * @throws ServiceException when it may not be
     */
    Optional<String> requireAllowed(Optional<String> newProof) {
        Optional<Restoration> restored = Restoration.weightiest(
                step, notices, copies.stream().map(EarlierNotices::claim).toList());
        if (restored.isEmpty()) {
            return Optional.empty();
        }
        Restoration last = restored.get();
        return switch (last.law().renotify()) {
            case ALLOWED -> Optional.empty();
            case NEVER ->
                throw new ServiceException(
                        Category.REFUSED,
                        "a work %s, and %s allows no second notice (%s), under whichever procedure: only a complaint or an action"
                                .formatted(
                                        last.told(" at its address", day(last.at())),
                                        last.law().id(),
                                        String.join(
                                                ", ",
                                                last.law()
                                                        .step(RegimeStep.RESTORED)
                                                        .articles())));
            case ALLOWED_WITH_NEW_PROOF -> Optional.of(proved(last, newProof));
        };
    }

    private String proved(Restoration restored, Optional<String> newProof) {
        String asked = "a work "
                + restored.told(
                        " at its address",
                        restored.at().truncatedTo(ChronoUnit.SECONDS).toString());
        String name = newProof.orElseThrow(() -> new ServiceException(
                Category.REFUSED,
                asked + ": a second notice needs proof that is newer: name its bundle with --new-proof BUNDLE"));
        SightingBundles.Kept kept = new SightingBundles(
                        step.dsl(), step.session().actor().organisation())
                .of(copies.stream().map(copy -> copy.sighting().id()).toList()).values().stream()
                        .flatMap(List::stream)
                        .filter(bundle -> bundle.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ServiceException(
                                Category.REFUSED,
                                "`%s` is no bundle of these copies: `colophon case show %s` lists them"
                                        .formatted(name, caseNumber())));
        if (!kept.sealedAt().isAfter(restored.at())) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s, and `%s` was sealed before, at %s: `colophon case evidence %s` takes newer proof"
                            .formatted(asked, name, kept.sealedAt().truncatedTo(ChronoUnit.SECONDS), caseNumber()));
        }
        return name;
    }

    private String caseNumber() {
        return notices.getFirst().notice().caseNumber().toString();
    }

    private static String day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }
}
