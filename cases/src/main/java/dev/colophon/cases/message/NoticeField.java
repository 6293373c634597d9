package dev.colophon.cases.message;

import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.evidence.messages.Language;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields that a regime can ask of a notice, by the keys that its profile writes. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum NoticeField {
    OWNER_NAME("owner.name", inOwner(owner -> Optional.of(owner.name()))),
    OWNER_IDENTITY("owner.identityProof", inOwner(Party::identityProof)),
    OWNER_REPRESENTATIVE(
            "owner.legalRepresentative",
            notice -> notice.owner().nature() != Nature.BODY
                    || said(notice.owner().legalRepresentative())),
    OWNER_ADDRESS("owner.address", inOwner(Party::address)),
    OWNER_POST_CODE("owner.postCode", inOwner(Party::postCode)),
    OWNER_CONTACT("owner.contact", notice -> reachable(notice.owner())),
    OWNER_PHONE("owner.phone", inOwner(Party::phone)),
    OWNER_EMAIL("owner.email", notice -> notice.owner().email().isPresent()),
    OWNER_FAX("owner.fax", inOwner(Party::fax)),
    OWNER_CONTACT_PERSON("owner.contactPerson", inOwner(Party::contactPerson)),
    AGENT_NAME("agent.name", ofAgent(party -> said(party.name()))),
    AGENT_IDENTITY("agent.identityProof", ofAgent(party -> said(party.identityProof()))),
    AGENT_REPRESENTATIVE(
            "agent.legalRepresentative",
            ofAgent(party -> party.nature() != Nature.BODY || said(party.legalRepresentative()))),
    AGENT_ADDRESS("agent.address", ofAgent(party -> said(party.address()))),
    AGENT_POST_CODE("agent.postCode", ofAgent(party -> said(party.postCode()))),
    AGENT_CONTACT("agent.contact", ofAgent(NoticeField::reachable)),
    AGENT_CONTACT_PERSON("agent.contactPerson", ofAgent(party -> said(party.contactPerson()))),
    AGENT_PHONE("agent.phone", ofAgent(party -> said(party.phone()))),
    AGENT_EMAIL("agent.email", ofAgent(party -> party.email().isPresent())),
    AGENT_POWER(
            "agent.powerOfAttorney",
            notice -> notice.agent().isEmpty() || said(notice.agent().flatMap(Agent::powerOfAttorney))),
    SENDER_NAME("sender.name", notice -> said(notice.sender().name())),
    SENDER_ADDRESS("sender.address", notice -> said(notice.sender().address())),
    SENDER_PHONE("sender.phone", notice -> said(notice.sender().phone())),
    SENDER_EMAIL("sender.email", notice -> notice.sender().email().isPresent()),
    PROVIDER_NAME("provider.name", notice -> said(notice.provider().name())),
    ITEMS_TITLE("items.title", inEachItem(item -> said(item.title()))),
    ITEMS_URL("items.url", inEachItem(item -> true)),
    ITEMS_DESCRIPTION("items.description", inEachItem(item -> said(item.shared()))),
    ITEMS_CREATORS("items.creators", inEachItem(item -> item.creators().stream().anyMatch(NoticeField::said))),
    ITEMS_IDENTIFIERS(
            "items.identifiers", inEachItem(item -> !item.identifiers().isEmpty())),
    ITEMS_EVIDENCE("items.evidence", inEachItem(item -> item.bundle().isPresent())),
    PROOF("proof.preliminary", notice -> said(notice.proof())),
    EXPLANATION("explanation", notice -> said(notice.facts())),
    REQUIREMENT("requirement", notice -> said(notice.requirement())),
    SIGNATURE("signature", notice -> said(notice.signature())),
    TRUTH("statement.truth", declared(Statement.TRUTH)),
    GOOD_FAITH("statement.goodFaith", declared(Statement.GOOD_FAITH)),
    ACCURACY("statement.accuracy", declared(Statement.ACCURACY)),
    AUTHORITY("statement.authority", declared(Statement.AUTHORITY));

    private final String key;
    private final Predicate<NoticeContent> given;

    NoticeField(String key, Predicate<NoticeContent> given) {
        this.key = key;
        this.given = given;
    }

    /** The field of a key; empty when there is none. */
    public static Optional<NoticeField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** What it is, for a person. */
    public String name(Language reader) {
        return reader.say("notice.field." + key);
    }

    /** Whether a notice has it. */
    public boolean isIn(NoticeContent notice) {
        return given.test(notice);
    }

    /** Whether only who notifies for another has it. */
    public boolean isOfAgent() {
        return key.startsWith("agent.");
    }

    /** The statement that it is; empty of what is none. */
    public Optional<Statement> statement() {
        return switch (this) {
            case TRUTH -> Optional.of(Statement.TRUTH);
            case GOOD_FAITH -> Optional.of(Statement.GOOD_FAITH);
            case ACCURACY -> Optional.of(Statement.ACCURACY);
            case AUTHORITY -> Optional.of(Statement.AUTHORITY);
            default -> Optional.empty();
        };
    }

    private static boolean said(String text) {
        return !text.isBlank();
    }

    private static boolean said(Optional<String> text) {
        return text.filter(NoticeField::said).isPresent();
    }

    private static boolean reachable(Party party) {
        return party.email().isPresent() || said(party.phone());
    }

    private static Predicate<NoticeContent> inOwner(Function<Party, Optional<String>> value) {
        return notice -> said(value.apply(notice.owner()));
    }

    /** What an agent must say is asked of no owner who notifies without one. */
    private static Predicate<NoticeContent> ofAgent(Predicate<Party> has) {
        return notice -> notice.agent().map(Agent::party).filter(has.negate()).isEmpty();
    }

    private static Predicate<NoticeContent> inEachItem(Predicate<Item> has) {
        return notice -> notice.items().stream().allMatch(has);
    }

    private static Predicate<NoticeContent> declared(Statement statement) {
        return notice -> notice.declares(statement);
    }
}
