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
                    || notice.owner()
                            .legalRepresentative()
                            .filter(NoticeField::said)
                            .isPresent()),
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
    AGENT_NAME(
            "agent.name",
            "the agent's name",
            "代理人姓名（名称）",
            inAgent(agent -> Optional.of(agent.party().name()))),
    AGENT_IDENTITY(
            "agent.identityProof",
            "the agent's proof of identity",
            "代理人身份证明",
            inAgent(agent -> agent.party().identityProof())),
    AGENT_ADDRESS(
            "agent.address",
            "the agent's address",
            "代理人通讯地址",
            inAgent(agent -> agent.party().address())),
    AGENT_CONTACT("agent.contact", "a way to reach the agent", "代理人联系方式", inAgentParty(NoticeField::reachable)),
    AGENT_PHONE(
            "agent.phone",
            "the agent's telephone number",
            "代理人电话",
            inAgent(agent -> agent.party().phone())),
    AGENT_EMAIL(
            "agent.email",
            "the agent's e-mail address",
            "代理人电子邮箱",
            inAgentParty(party -> party.email().isPresent())),
    AGENT_POWER("agent.powerOfAttorney", "the agent's power of attorney", "授权委托书", inAgent(Agent::powerOfAttorney)),
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
    SIGNATURE(
            "signature",
            "the signature or seal",
            "签名或盖章",
            notice -> notice.signature().filter(NoticeField::said).isPresent()),
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

    private static boolean reachable(Party party) {
        return party.email().isPresent()
                || party.phone().filter(NoticeField::said).isPresent();
    }

    private static Predicate<NoticeContent> inOwner(Function<Party, Optional<String>> value) {
        return notice -> value.apply(notice.owner()).filter(NoticeField::said).isPresent();
    }

    private static Predicate<NoticeContent> inAgent(Function<Agent, Optional<String>> value) {
        return notice -> notice.agent().flatMap(value).filter(NoticeField::said).isPresent();
    }

    private static Predicate<NoticeContent> inAgentParty(Predicate<Party> has) {
        return notice -> notice.agent().map(Agent::party).filter(has).isPresent();
    }

    private static Predicate<NoticeContent> inEachItem(Predicate<Item> has) {
        return notice -> notice.items().stream().allMatch(has);
    }

    private static Predicate<NoticeContent> declared(Statement statement) {
        return notice -> notice.declares(statement);
    }
}
