package dev.colophon.service.notice;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.operators.linkage.SiteName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether two notices go to one provider, at whichever of its addresses. */
public final class SameProvider {

    /** {@code Name <address>}, as a draft names its recipient. */
    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]+)>\\s*");

    private SameProvider() {}

    /**
     * Whether a notice went to another address of the provider: by the name of the provider, or by the site of a mail address.
     *
     * @param recipient as a draft names it
     * @param other a notice, by its draft and its mails
     */
    public static boolean atAnotherAddress(String recipient, NoticeSession.Step step, NoticeHistory other) {
        String drafted = other.notice().recipient();
        Set<MailAddress> addresses = Stream.concat(
                        address(drafted).stream(),
                        step.outbox().of(other.notice()).stream()
                                .filter(mail -> mail.kind() == OutboxMail.Kind.NOTICE)
                                .map(OutboxMail::to))
                .collect(Collectors.toSet());
        Optional<MailAddress> to = address(recipient);
        if (recipient.equals(drafted) || to.filter(addresses::contains).isPresent()) {
            return false;
        }
        return name(recipient).equals(name(drafted))
                || to.filter(one -> addresses.stream()
                                .anyMatch(another -> site(another).equals(site(one))))
                        .isPresent();
    }

    private static String name(String recipient) {
        Matcher named = NAMED.matcher(recipient);
        return (named.matches() ? named.group(1) : recipient).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<MailAddress> address(String recipient) {
        Matcher named = NAMED.matcher(recipient);
        try {
            return named.matches() ? Optional.of(MailAddress.of(named.group(2))) : Optional.empty();
        } catch (MessageRefused _) {
            return Optional.empty();
        }
    }

    private static String site(MailAddress address) {
        return SiteName.of(address.domain()).toString();
    }
}
