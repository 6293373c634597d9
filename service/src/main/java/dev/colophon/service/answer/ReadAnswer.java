package dev.colophon.service.answer;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenFile;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.nio.file.Path;

/** Reads an answer to a notice from a file, without network, database or home: nothing of it is kept, and no case changes. */
public final class ReadAnswer {

    /**
     * What it says.
     *
     * @param file a mail (.eml), ACNS (.xml) or XARF (.json)
     * @throws ServiceException when it is none of these, or cannot be read
     */
    public AnswerContent read(Actor actor, Path file) {
        actor.require(Permission.SEND);
        return of(file, GivenFile.read(file, AnswerFile.MOST_BYTES));
    }

    static AnswerContent of(Path file, byte[] bytes) {
        try {
            return AnswerFile.read(bytes);
        } catch (UnreadableMessage e) {
            throw new ServiceException(Category.REFUSED, Message.of("at", file, ServiceException.told(e)));
        }
    }
}
