package dev.colophon.cases.notice.draft;

import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;

/** What a notice says of the document that proves who somebody is: that a copy goes with it, or is sent on request. */
public final class IdentitySentence {

    private static final String ATTACHED = "notice.draft.identity-attached";

    /** Stands for what is filled in. */
    private static final String FILLED = "\u0000";

    private IdentitySentence() {}

    /** That a copy goes with it. */
    public static Message attached(IdentityProof proof) {
        return of(ATTACHED, proof);
    }

    static Message onRequest(IdentityProof proof) {
        return of("notice.draft.identity", proof);
    }

    private static Message of(String key, IdentityProof proof) {
        return Message.of(key, Message.of("notice.draft.identity." + proof.kind()), proof.sha256());
    }

    /** Whether a text says that a copy of some document goes with it. */
    public static boolean isIn(String text, Language language) {
        String said = language.say(ATTACHED, FILLED, FILLED);
        return text.contains(said.substring(said.lastIndexOf(FILLED) + FILLED.length()));
    }
}
