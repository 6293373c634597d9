package dev.colophon.service.caller;

import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.decision.Decisions;

/** Why somebody decides, as they wrote it. */
public final class GivenReason {

    private GivenReason() {}

    /**
     * Whether it can be kept as it is given.
     *
     * @throws ServiceException when not all of it would be kept, or something of it cannot be seen
     */
    public static void check(String reason) {
        if (reason.length() > Decisions.LONGEST_REASON) {
            throw new ServiceException(
                    Category.USAGE,
                    "the reason has %,d characters: at most %,d are kept, shorten it"
                            .formatted(reason.length(), Decisions.LONGEST_REASON));
        }
        if (!reason.isBlank()) {
            Object _ = WrittenText.lines("reason", reason, Decisions.LONGEST_REASON);
        }
    }

    /** The same of one that must be there. */
    public static void require(String reason) {
        if (reason.isBlank()) {
            throw new ServiceException(Category.USAGE, "a decision needs a reason: whoever reads it later asks why");
        }
        check(reason);
    }
}
