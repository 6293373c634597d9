package dev.colophon.service.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;

/** Gives one file of a notice. */
public final class ReadNoticeFile {

    private final Settings settings;

    public ReadNoticeFile(Settings settings) {
        this.settings = settings;
    }

    /**
     * A file of the notice, to be kept. Whoever sends notices has it as it leaves; all others without the token by which whoever is
     * accused answers.
     *
     * @throws ServiceException when there is none, the notice names what may not be acted on any more, or the token cannot be left out
     *     of it for who may not send
     */
    public NoticeFile file(Actor actor, String number, String name) {
        actor.require(Permission.READ);
        NoticeDetail detail = new ShowNotice(settings).show(actor, number);
        NoticeFile file = detail.files().stream()
                .filter(one -> one.name().equals(name) && !detail.isOutdated())
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "%s has no file `%s`".formatted(detail.notice().number(), name)));
        if (actor.may(Permission.SEND) || detail.files().stream().noneMatch(ReadNoticeFile::carriesToken)) {
            return file;
        }
        if (!file.mediaType().equals("text/plain")
                && (carriesToken(file) || file.mediaType().matches("application/pdf|message/rfc822"))) {
            actor.require(Permission.SEND);
        }
        return file.mediaType().equals("text/plain")
                ? new NoticeFile(
                        file.name(),
                        file.mediaType(),
                        AnswerToken.masked(new String(file.content(), UTF_8)).getBytes(UTF_8))
                : file;
    }

    private static boolean carriesToken(NoticeFile file) {
        String text = new String(file.content(), UTF_8);
        return !AnswerToken.masked(text).equals(text);
    }
}
