package dev.colophon.cases.message;

import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields that a regime can ask of a notice, by the keys that its profile writes. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum NoticeField {
    OWNER_NAME("owner.name", "the owner's name", "权利人姓名（名称）", inOwner(owner -> Optional.of(owner.name()))),
    OWNER_IDENTITY("owner.identityProof", "the owner's proof of identity", "权利人身份证明", inOwner(Party::identityProof)),
    OWNER_REPRESENTATIVE(
            "owner.legalRepresentative",
            "the owner's legal representative",
            "法定代表人",
            notice -> notice.owner().nature() != Nature.BODY
                    || said(notice.owner().legalRepresentative())),
    OWNER_ADDRESS("owner.address", "the owner's address", "权利人通讯地址", inOwner(Party::address)),
    OWNER_POST_CODE("owner.postCode", "the owner's post code", "权利人邮政编码", inOwner(Party::postCode)),
    OWNER_CONTACT("owner.contact", "a way to reach the owner", "权利人联系方式", notice -> reachable(notice.owner())),
    OWNER_PHONE("owner.phone", "the owner's telephone number", "权利人电话", inOwner(Party::phone)),
    OWNER_EMAIL(
            "owner.email",
            "the owner's e-mail address",
            "权利人电子邮箱",
            notice -> notice.owner().email().isPresent()),
    OWNER_FAX("owner.fax", "the owner's fax number", "权利人传真", inOwner(Party::fax)),
    OWNER_CONTACT_PERSON(
            "owner.contactPerson", "whom to talk to at the owner's", "权利人联系人", inOwner(Party::contactPerson)),
    AGENT_NAME("agent.name", "the agent's name", "代理人姓名（名称）", ofAgent(party -> said(party.name()))),
    AGENT_IDENTITY(
            "agent.identityProof",
            "the agent's proof of identity",
            "代理人身份证明",
            ofAgent(party -> said(party.identityProof()))),
    AGENT_REPRESENTATIVE(
            "agent.legalRepresentative",
            "the agent's legal representative",
            "代理人法定代表人",
            ofAgent(party -> party.nature() != Nature.BODY || said(party.legalRepresentative()))),
    AGENT_ADDRESS("agent.address", "the agent's address", "代理人通讯地址", ofAgent(party -> said(party.address()))),
    AGENT_POST_CODE("agent.postCode", "the agent's post code", "代理人邮政编码", ofAgent(party -> said(party.postCode()))),
    AGENT_CONTACT("agent.contact", "a way to reach the agent", "代理人联系方式", ofAgent(NoticeField::reachable)),
    AGENT_CONTACT_PERSON(
            "agent.contactPerson",
            "whom to talk to at the agent's",
            "代理人联系人",
            ofAgent(party -> said(party.contactPerson()))),
    AGENT_PHONE("agent.phone", "the agent's telephone number", "代理人电话", ofAgent(party -> said(party.phone()))),
    AGENT_EMAIL(
            "agent.email",
            "the agent's e-mail address",
            "代理人电子邮箱",
            ofAgent(party -> party.email().isPresent())),
    AGENT_POWER(
            "agent.powerOfAttorney",
            "the agent's power of attorney",
            "授权委托书",
            notice -> notice.agent().isEmpty() || said(notice.agent().flatMap(Agent::powerOfAttorney))),
    SENDER_NAME(
            "sender.name",
            "the sender's name",
            "通知人姓名（名称）",
            notice -> said(notice.sender().name())),
    SENDER_ADDRESS(
            "sender.address",
            "the sender's address",
            "通知人通讯地址",
            notice -> said(notice.sender().address())),
    SENDER_PHONE(
            "sender.phone",
            "the sender's telephone number",
            "通知人电话",
            notice -> said(notice.sender().phone())),
    SENDER_EMAIL(
            "sender.email",
            "the sender's e-mail address",
            "通知人电子邮箱",
            notice -> notice.sender().email().isPresent()),
    PROVIDER_NAME(
            "provider.name",
            "the provider's name",
            "网络服务提供者名称",
            notice -> said(notice.provider().name())),
    ITEMS_TITLE("items.title", "the title of each work", "作品名称", inEachItem(item -> said(item.title()))),
    ITEMS_URL("items.url", "the address of each copy", "侵权内容的网络地址", inEachItem(item -> true)),
    ITEMS_DESCRIPTION(
            "items.description",
            "what each copy shares with the work",
            "侵权内容说明",
            inEachItem(item -> said(item.shared()))),
    ITEMS_CREATORS(
            "items.creators",
            "who made each work",
            "作者",
            inEachItem(item -> item.creators().stream().anyMatch(NoticeField::said))),
    ITEMS_IDENTIFIERS(
            "items.identifiers",
            "an identifier of each work",
            "作品标识",
            inEachItem(item -> !item.identifiers().isEmpty())),
    ITEMS_EVIDENCE(
            "items.evidence",
            "a bundle of evidence of each copy",
            "取证包",
            inEachItem(item -> item.bundle().isPresent())),
    PROOF("proof.preliminary", "the preliminary proof", "构成侵权的初步证明材料", notice -> said(notice.proof())),
    EXPLANATION("explanation", "the explanation of why it is illegal", "侵权事实", notice -> said(notice.facts())),
    REQUIREMENT("requirement", "what is asked for", "通知要求", notice -> said(notice.requirement())),
    SIGNATURE("signature", "the signature or seal", "签名或盖章", notice -> said(notice.signature())),
    TRUTH("statement.truth", "the guarantee of truth", "真实性保证", declared(Statement.TRUTH)),
    GOOD_FAITH("statement.goodFaith", "the statement of good-faith belief", "善意声明", declared(Statement.GOOD_FAITH)),
    ACCURACY(
            "statement.accuracy",
            "the statement that the information is accurate",
            "准确性声明",
            declared(Statement.ACCURACY)),
    AUTHORITY(
            "statement.authority",
            "the statement of authority under penalty of perjury",
            "授权声明",
            declared(Statement.AUTHORITY));

    private final String key;
    private final String english;
    private final String chinese;
    private final Predicate<NoticeContent> given;

    NoticeField(String key, String english, String chinese, Predicate<NoticeContent> given) {
        this.key = key;
        this.english = english;
        this.chinese = chinese;
        this.given = given;
    }

    /** The field of a key; empty when there is none. */
    public static Optional<NoticeField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** What it is, for a person: in Chinese for {@code zh}, else in English. */
    public String name(String language) {
        return language.startsWith("zh") ? chinese : english;
    }

    /** Whether a notice has it. */
    public boolean isIn(NoticeContent notice) {
        return given.test(notice);
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
