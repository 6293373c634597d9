package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.removal.LookedCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has happened to each copy so far, by what the use cases answered. For one thread. */
public final class ActsStory {

    private final Map<String, String> notices = new HashMap<>();
    private final Map<String, List<AnswerKind>> answers = new HashMap<>();
    private final Map<String, List<RemovalVerdict>> seen = new HashMap<>();

    /** A notice names copies. */
    public void drafted(NoticeDetail notice) {
        notice.items()
                .forEach(
                        item -> notices.put(item.url(), notice.notice().number().toString()));
    }

    /** An answer to one came back. */
    public void answered(ImportedAnswer answer) {
        answers.computeIfAbsent(answer.notice().toString(), _ -> new ArrayList<>())
                .add(answer.kind());
    }

    /** Somebody looked for copies. */
    public void looked(List<LookedCopy> looks) {
        for (LookedCopy look : looks) {
            if (look instanceof LookedCopy.Looked copy) {
                List<RemovalVerdict> before =
                        seen.computeIfAbsent(copy.sighting().place(), _ -> new ArrayList<>());
                RemovalVerdict verdict = copy.finding().verdict();
                if (before.isEmpty() || before.getLast() != verdict) {
                    before.add(verdict);
                }
            }
        }
    }

    /** The notice about the copy at a URL. */
    public Optional<String> notice(String url) {
        return Optional.ofNullable(notices.get(url));
    }

    /**
     * What became of a copy.
     *
     * @param status of the notice about it
     * @param why there is no notice
     */
    public ActOutcome outcome(
            ActsWeb web, HostScript host, String url, Expectation expected, Optional<NoticeStatus> status, String why) {
        List<String> mails = status.stream()
                .flatMap(one -> one.mails().stream())
                .map(OutboxMail::messageId)
                .toList();
        return new ActOutcome(
                host,
                url,
                expected,
                notice(url),
                status.isPresent() ? web.received(host, mails) : web.received(host),
                notice(url)
                        .map(number -> answers.getOrDefault(number, List.of()))
                        .orElse(List.of()),
                seen.getOrDefault(url, List.of()),
                status.map(one -> one.state().phase()),
                why);
    }
}
