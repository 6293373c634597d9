package dev.colophon.cases.notice;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.answer.CounterField;

/** What a clause of a law is about, of the notice and of the answer to it alike, so that both can be read side by side. */
public enum DisputedMatter {
    /** Who speaks, and how to reach them. */
    PERSON,
    /** What the work is. */
    WORK,
    /** Where the copy stands, or stood. */
    PLACE,
    /** Why it infringes, or does not. */
    GROUNDS,
    /** What the speaker vouches for. */
    DECLARATION,
    SIGNATURE;

    /** That of a clause about the notice. */
    public static DisputedMatter of(NoticeField field) {
        return switch (field) {
            case OWNER_NAME,
                    OWNER_IDENTITY,
                    OWNER_REPRESENTATIVE,
                    OWNER_ADDRESS,
                    OWNER_POST_CODE,
                    OWNER_CONTACT,
                    OWNER_CONTACT_PERSON,
                    OWNER_PHONE,
                    OWNER_EMAIL,
                    OWNER_FAX,
                    AGENT_NAME,
                    AGENT_IDENTITY,
                    AGENT_REPRESENTATIVE,
                    AGENT_ADDRESS,
                    AGENT_POST_CODE,
                    AGENT_CONTACT,
                    AGENT_CONTACT_PERSON,
                    AGENT_PHONE,
                    AGENT_EMAIL,
                    AGENT_POWER,
                    SENDER_NAME,
                    SENDER_ADDRESS,
                    SENDER_PHONE,
                    SENDER_EMAIL,
                    PROVIDER_NAME -> PERSON;
            case ITEMS_TITLE, ITEMS_CREATORS, ITEMS_IDENTIFIERS -> WORK;
            case ITEMS_URL -> PLACE;
            case ITEMS_DESCRIPTION, ITEMS_EVIDENCE, PROOF, EXPLANATION, REQUIREMENT -> GROUNDS;
            case TRUTH, GOOD_FAITH, ACCURACY, AUTHORITY -> DECLARATION;
            case SIGNATURE -> SIGNATURE;
        };
    }

    /** That of a clause about the user's answer. */
    public static DisputedMatter of(CounterField field) {
        return switch (field) {
            case NAME, ADDRESS, PHONE, EMAIL, CONTACT, IDENTITY -> PERSON;
            case ITEMS_TITLE -> WORK;
            case ITEMS_URL -> PLACE;
            case PROOF, REASONS -> GROUNDS;
            case MISTAKE, JURISDICTION, SERVICE, TRUTH -> DECLARATION;
            case SIGNATURE -> SIGNATURE;
        };
    }
}
