package dev.colophon.service.answer;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
        try (InputStream in = Files.newInputStream(file)) {
            return AnswerFile.read(in.readNBytes(AnswerFile.MOST_BYTES + 1));
        } catch (UnreadableMessage e) {
            throw new ServiceException(Category.REFUSED, "%s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(e)));
        }
    }
}
