package dev.colophon.service.evidence;

import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.evidence.messages.Message;
import java.util.Optional;

/** What came of taking evidence of one thing. */
public sealed interface CapturedEvidence {

    /** A bundle was made. */
    record Taken(EvidenceTarget target, EvidenceCapture.Taken taken) implements CapturedEvidence {}

    /**
     * Nothing was kept.
     *
     * @param why in one line; it may hold text from outside
     * @param allowable what would have to be allowed for it to be visited, as {@code host:port}
     */
    record NotTaken(Message why, Optional<String> allowable) implements CapturedEvidence {}
}
