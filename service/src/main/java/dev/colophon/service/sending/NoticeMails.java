package dev.colophon.service.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NamedAddress;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.cases.message.mail.MailText;
import dev.colophon.cases.message.mail.NoticeMail;
import dev.colophon.cases.message.mail.NoticeMail.Attached;
import dev.colophon.cases.message.mail.NoticeMail.FileKind;
import dev.colophon.cases.message.mail.SignedMail;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.settings.Settings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes the mails of notices and signs them.
 *
 * @param from from whom they come
 */
public record NoticeMails(MailAddress from, DkimKey key) {

    /** Where no mail goes: of what a person sends themselves. */
    public static final MailAddress NOBODY = new MailAddress("nobody", "invalid");

    private static final int TOKEN_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Those of a home.
     *
     * @throws ServiceException when it is not set from whom they come
     */
    public static NoticeMails of(Settings settings) {
        return new NoticeMails(settings.mail().sender(), settings.mail().dkimKey(settings.home()));
    }

    /**
     * Whom a notice goes to.
     *
     * @param asked the address that a person names; empty: that of the draft
     * @throws ServiceException when neither names one
     */
    public static MailAddress recipient(StoredNotice notice, Optional<String> asked) {
        String text = asked.or(() -> draftedFor(notice))
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "%s names no mail address of %s: say --to ADDRESS"
                                .formatted(notice.number(), notice.recipient())));
        return address(text);
    }

    /**
     * The mail address that a text is.
     *
     * @throws ServiceException when it is none to which a server of the internet could take anything
     */
    public static MailAddress address(String text) {
        try {
            MailAddress address = MailAddress.of(text);
            if (!address.isOfInternet()) {
                throw new ServiceException(
                        Category.USAGE,
                        "%s: `%s` is no domain of the internet: nothing would arrive there"
                                .formatted(address, address.domain()));
            }
            return address;
        } catch (MessageRefused e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The mail address that a draft names, as it is written there. */
    public static Optional<String> draftedFor(StoredNotice notice) {
        return NamedAddress.of(notice.recipient()).written();
    }

    /** The same as an address; empty where nothing would arrive there, so that whoever has the notice is told another way. */
    public static Optional<MailAddress> usable(StoredNotice notice) {
        return NamedAddress.of(notice.recipient()).address().filter(MailAddress::isOfInternet);
    }

    /** The recipient of a draft, at another address: {@code Name <address>}. */
    public static String named(StoredNotice notice, MailAddress to) {
        return to.equals(NOBODY) ? notice.recipient() : "%s <%s>".formatted(name(notice), to);
    }

    /** Whom it goes to, without an address. */
    public static String name(StoredNotice notice) {
        return NamedAddress.of(notice.recipient()).name();
    }

    /**
     * The mail of a notice: its text as it was drafted, with its other files.
     *
     * @param identity a copy of the document that proves who the owner is
     */
    SignedMail notice(Step step, NoticeHistory history, MailAddress to, Optional<PowerOfAttorney> identity) {
        StoredNotice notice = history.notice();
        List<NoticeFile> files = step.notices().files(notice);
        String text = text(files);
        String title = text.lines().findFirst().orElse("");
        List<Attached> attached = new ArrayList<>(attached(files));
        identity.ifPresent(copy -> FileKind.of(copy.kind().mediaType())
                .ifPresent(kind -> attached.add(new Attached(copy.fileName("identity"), kind, copy.content()))));
        return signed(step, history, to, Optional.empty(), title, MailText.of(text, documents(acns(files))), attached);
    }

    /** The text of a notice. */
    static String text(List<NoticeFile> files) {
        return files.stream()
                .filter(file -> file.name().equals("notice.txt"))
                .findFirst()
                .map(file -> new String(file.content(), UTF_8))
                .orElseThrow(() -> new IllegalStateException("a notice without its text"));
    }

    /** ACNS and XARF are for machines, what is on paper for the file; texts and mails that were sent are not sent along. */
    private static List<Attached> attached(List<NoticeFile> files) {
        return files.stream()
                .flatMap(file -> FileKind.of(file.mediaType()).stream()
                        .map(kind -> new Attached(file.name(), kind, file.content())))
                .toList();
    }

    /** The notice as ACNS, where it was drafted with that. */
    public static List<NoticeFile> acns(List<NoticeFile> files) {
        return files.stream().filter(NoticeFile::isAcns).toList();
    }

    private static List<String> documents(List<NoticeFile> acns) {
        return acns.stream().map(file -> new String(file.content(), UTF_8)).toList();
    }

    /** The mail by which a notice went out, or may have, which opens its thread. */
    public static Optional<OutboxMail> first(List<OutboxMail> mails) {
        return mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.NOTICE && mail.attempts() > 0)
                .reduce((_, last) -> last);
    }

    /** In which it is written. */
    public static Language language(NoticeHistory history) {
        return Language.of(history.notice().language()).orElse(Language.ENGLISH);
    }

    /**
     * The mail of that letter, an answer to the mail of the notice where there is one.
     *
     * @param files that go along: what shows what it says, and the same for machines
     */
    public SignedMail letter(
            Step step,
            NoticeHistory history,
            MailAddress to,
            Optional<OutboxMail> notice,
            NoticeDocument letter,
            List<NoticeFile> files) {
        return signed(
                step,
                history,
                to,
                notice.map(OutboxMail::messageId),
                letter.title(),
                MailText.of(PlainDocument.of(letter), documents(acns(files))),
                attached(files));
    }

    private SignedMail signed(
            Step step,
            NoticeHistory history,
            MailAddress to,
            Optional<String> inReplyTo,
            String title,
            String text,
            List<Attached> files) {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        StoredNotice notice = history.notice();
        String number = notice.number().toString();
        try {
            return SignedMail.of(
                    new NoticeMail(
                            NoticeMail.messageId(number, HexFormat.of().formatHex(token), from),
                            inReplyTo,
                            step.now(),
                            from,
                            history.agent().orElseGet(() -> owner(step, notice)),
                            to,
                            name(notice),
                            "%s [%s/%s]".formatted(title, notice.caseNumber(), number),
                            notice.language(),
                            text,
                            files),
                    key);
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** In whose name it is. */
    public static String owner(Step step, StoredNotice notice) {
        return new CaseFiles(step.dsl(), step.session().actor().organisation())
                .get(notice.caseNumber())
                .rightsholder()
                .name();
    }
}
