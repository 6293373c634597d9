package dev.colophon.service.record;

import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.nio.file.Path;
import java.util.Optional;

/** Recomputes every number of a public record, of anybody, without network, database or home. */
public final class VerifyPublicRecord {

    /**
     * Verifies it.
     *
     * @param folder of the record
     * @param key of the log, from whom it belongs to
     * @throws ServiceException when there is no record, or that is no key
     */
    public RecordReport verify(Actor actor, Path folder, Optional<String> key) {
        actor.require(Permission.VERIFY);
        if (!RecordVerifier.isRecord(folder)) {
            throw new ServiceException(
                    Category.REFUSED,
                    folder + ": is no public record: name the folder that `colophon public export` made");
        }
        return RecordVerifier.verify(folder, key.map(VerifyPublicRecord::parsed));
    }

    private static VerifierKey parsed(String key) {
        try {
            return VerifierKey.parse(key);
        } catch (LogException e) {
            throw new ServiceException(Category.USAGE, Message.of("record.key.wrong", e.why()));
        }
    }
}
