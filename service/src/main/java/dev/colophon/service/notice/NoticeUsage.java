package dev.colophon.service.notice;

import dev.colophon.cases.capture.CapturedPeers;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.draft.DraftedCopy;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.RequiredField;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.SoundBundles;
import dev.colophon.service.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What use cases of notices have in common. */
public final class NoticeUsage {

    /** With which the keys begin of fields that a person declares. */
    static final String STATEMENT = "statement.";

    private NoticeUsage() {}

    /**
     * The procedure that a person names, with or without its year.
     *
     * @throws ServiceException when there is none
     */
    public static Regime regime(Regimes known, String name) {
        return known.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () -> new ServiceException(
                                Category.USAGE,
                                "there is no procedure '%s'; there are %s%s"
                                        .formatted(
                                                name,
                                                known.newest().stream()
                                                        .map(Regime::id)
                                                        .collect(Collectors.joining(", ")),
                                                known.faults().isEmpty()
                                                        ? ""
                                                        : "; `colophon notice regimes` says which profiles of yours are refused")));
    }

    /**
     * Tells each field that the law asks for and a notice lacks, with its article and how to say it.
     *
     * @throws ServiceException when there is one
     */
    public static void requireComplete(Regime regime, NoticeContent content, MessageListener listener) {
        NoticeForm form = NoticeForm.of(regime.notice().form())
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "the profile %s names the form `%s`, which is not written here"
                                .formatted(regime.name(), regime.notice().form())));
        if (!form.languages().contains(content.language())) {
            throw new ServiceException(
                    Category.USAGE,
                    "a notice under %s is written in: %s".formatted(regime.id(), String.join(", ", form.languages())));
        }
        List<RequiredField> missing = regime.notice().required().stream()
                .filter(required -> !required.field().isIn(content))
                .toList();
        missing.forEach(
                required -> listener.message(sentence(required, content.agent().isPresent())));
        if (!missing.isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "a notice under %s needs what is not there: %s"
                            .formatted(
                                    regime.id(),
                                    missing.stream()
                                            .map(required -> required.field().name(Language.ENGLISH))
                                            .collect(Collectors.joining(", "))));
        }
    }

    private static String sentence(RequiredField required, boolean byAgent) {
        NoticeField field = required.field();
        return "missing: %s (%s): %s"
                .formatted(field.name(Language.ENGLISH), required.article(), remedy(field, byAgent));
    }

    /** The word by which a person declares a field, such as {@code good-faith} for {@code statement.goodFaith}. */
    static String statementWord(String key) {
        return key.substring(STATEMENT.length()).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String remedy(NoticeField field, boolean byAgent) {
        String key = field.key();
        if (field == NoticeField.AGENT_POWER) {
            return "--power-of-attorney FILE";
        }
        if (key.startsWith("agent.") || (byAgent && key.startsWith("sender."))) {
            return "`colophon owner agent` says it";
        }
        if (key.startsWith("owner.") || key.startsWith("sender.")) {
            return "`colophon owner details` says it";
        }
        if (key.startsWith(STATEMENT)) {
            return "--declare " + statementWord(key);
        }
        return field == NoticeField.SIGNATURE ? "--sign NAME" : "it is missing";
    }

    /**
     * Those whose bundles hold, as the verifier finds them now: each proves {@link EvidenceGrade#C} at least. Of each it is known
     * which address answered, where its bundle says that.
     *
     * @throws ServiceException when none does
     */
    public static List<DraftedCopy> proved(Settings settings, List<DraftedCopy> copies, MessageListener listener) {
        Map<String, CapturedPeers> peers = new HashMap<>();
        List<DraftedCopy> proved = new ArrayList<>();
        try (SoundBundles sound = new SoundBundles(settings)) {
            for (DraftedCopy copy : copies) {
                String name = copy.bundle().name();
                if (sound.contains(name)) {
                    proved.add(copy.answeredBy(peers.computeIfAbsent(name, one -> CapturedPeers.of(sound.path(one)))
                            .answered(copy.url().text())));
                } else {
                    listener.message(
                            "left out: %s: its evidence does not hold, or is gone: `colophon verify %s` says why"
                                    .formatted(copy.url(), sound.path(name)));
                }
            }
        }
        if (proved.isEmpty()) {
            throw new ServiceException(Category.REFUSED, "nothing of it may be in a notice: no evidence holds");
        }
        return List.copyOf(proved);
    }

    /** When the oldest evidence of these was sealed. */
    public static Instant oldestEvidence(List<DraftedCopy> copies) {
        return copies.stream()
                .map(copy -> copy.bundle().sealedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What is so of copies that nothing stands in the way of; what only sending asks for is not said. */
    public static NoticeFacts factsOf(List<DraftedCopy> copies) {
        return new NoticeFacts(
                NoticeEvent.Verdict.SUSPECTED,
                false,
                false,
                true,
                true,
                Optional.of(oldestEvidence(copies)),
                Optional.empty(),
                false,
                Set.of(),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty());
    }
}
