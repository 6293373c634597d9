package dev.colophon.cases.regime;

import java.util.Arrays;
import java.util.Optional;

/** What a law may ask of a notice, by the key that profiles and messages use. */
public enum NoticeField {
    OWNER_NAME("owner.name"),
    OWNER_IDENTITY_PROOF("owner.identityProof"),
    OWNER_LEGAL_REPRESENTATIVE("owner.legalRepresentative"),
    OWNER_CONTACT("owner.contact"),
    OWNER_ADDRESS("owner.address"),
    OWNER_POST_CODE("owner.postCode"),
    OWNER_PHONE("owner.phone"),
    OWNER_EMAIL("owner.email"),
    OWNER_FAX("owner.fax"),
    AGENT_NAME("agent.name"),
    AGENT_IDENTITY_PROOF("agent.identityProof"),
    AGENT_CONTACT("agent.contact"),
    AGENT_ADDRESS("agent.address"),
    AGENT_PHONE("agent.phone"),
    AGENT_EMAIL("agent.email"),
    AGENT_POWER_OF_ATTORNEY("agent.powerOfAttorney"),
    ITEMS_TITLE("items.title"),
    ITEMS_URL("items.url"),
    ITEMS_DESCRIPTION("items.description"),
    EXPLANATION("explanation"),
    PROOF_PRELIMINARY("proof.preliminary"),
    REQUIREMENT("requirement"),
    STATEMENT_GOOD_FAITH("statement.goodFaith"),
    STATEMENT_ACCURACY("statement.accuracy"),
    STATEMENT_AUTHORITY("statement.authority"),
    SIGNATURE("signature");

    private final String key;

    NoticeField(String key) {
        this.key = key;
    }

    /** Such as {@code owner.name}. */
    public String key() {
        return key;
    }

    /** The field of a key. */
    public static Optional<NoticeField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
