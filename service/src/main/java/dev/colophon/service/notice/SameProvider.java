package dev.colophon.service.notice;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.NamedAddress;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.operators.linkage.SiteName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether two notices go to one provider, at whichever of its addresses. */
public final class SameProvider {

    private SameProvider() {}

    /**
     * Whether a notice went to another address of the provider: by the name of the provider, or by the site of a mail address.
     *
     * @param recipient as a draft names it
     * @param other a notice, by its draft and its mails
     */
    public static boolean atAnotherAddress(String recipient, NoticeSession.Step step, NoticeHistory other) {
        if (atTheSameAddress(recipient, step, other)) {
            return false;
        }
        String drafted = other.notice().recipient();
        Set<MailAddress> addresses = addresses(step, other);
        Optional<MailAddress> to = address(recipient);
        return name(recipient).equals(name(drafted))
                || to.filter(one -> addresses.stream()
                                .anyMatch(another -> site(another).equals(site(one))))
                        .isPresent();
    }

    /**
     * Whether a notice is for the same recipient, by what its draft names or where its mail went.
     *
     * @param recipient as a draft names it
     */
    public static boolean atTheSameAddress(String recipient, NoticeSession.Step step, NoticeHistory other) {
        return recipient.equals(other.notice().recipient())
                || address(recipient)
                        .filter(to -> address(other.notice().recipient())
                                        .filter(drafted -> drafted.toString().equalsIgnoreCase(to.toString()))
                                        .isPresent()
                                || step.outbox()
                                        .noticesTo(to)
                                        .contains(other.notice().id()))
                        .isPresent();
    }

    private static Set<MailAddress> addresses(NoticeSession.Step step, NoticeHistory notice) {
        return Stream.concat(
                        address(notice.notice().recipient()).stream(),
                        step.outbox().of(notice.notice()).stream()
                                .filter(mail -> mail.kind() == OutboxMail.Kind.NOTICE)
                                .map(OutboxMail::to))
                .collect(Collectors.toSet());
    }

    private static String name(String recipient) {
        return NamedAddress.of(recipient).name().strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<MailAddress> address(String recipient) {
        return NamedAddress.of(recipient).address();
    }

    private static String site(MailAddress address) {
        return SiteName.of(address.domain()).toString();
    }
}
