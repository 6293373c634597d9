package dev.colophon.cases.regime;

import java.util.Arrays;
import java.util.Optional;

/** What a law may ask of the answer of a user whose content was removed, by the key that profiles use. */
public enum CounterField {
    USER_NAME("user.name"),
    USER_IDENTITY_PROOF("user.identityProof"),
    USER_CONTACT("user.contact"),
    USER_ADDRESS("user.address"),
    USER_PHONE("user.phone"),
    ITEMS_TITLE("items.title"),
    ITEMS_URL("items.url"),
    PROOF_NO_INFRINGEMENT("proof.noInfringement"),
    REASONS("reasons"),
    STATEMENT_MISTAKE("statement.mistake"),
    STATEMENT_JURISDICTION("statement.jurisdiction"),
    STATEMENT_SERVICE("statement.service"),
    SIGNATURE("signature");

    private final String key;

    CounterField(String key) {
        this.key = key;
    }

    /** Such as {@code user.name}. */
    public String key() {
        return key;
    }

    /** The field of a key. */
    public static Optional<CounterField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
