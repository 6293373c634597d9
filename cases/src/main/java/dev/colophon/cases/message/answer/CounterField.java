package dev.colophon.cases.message.answer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a law can ask of the answer of the accused, by the keys that a regime's profile writes. */
public enum CounterField {
    NAME("user.name", "the user's name", "服务对象姓名（名称）", labelled("(?:my |full |legal )*name", "姓名(?:（名称）)?|名称")),
    ADDRESS(
            "user.address",
            "the user's address",
            "服务对象地址",
            labelled("(?:my |postal |street |mailing )*address", "(?:通讯|联系)?地址")),
    PHONE(
            "user.phone",
            "the user's telephone number",
            "服务对象电话",
            Pattern.compile(
                    "(?imu)^[ \\t*]*(?:(?:my |tele)*phone(?: number)?|tel\\.?|(?:联系)?电话)[ \\t*]*[:：][ \\t]*[+(]?[0-9]")),
    EMAIL(
            "user.email",
            "the user's e-mail address",
            "服务对象电子邮箱",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}\\.[A-Za-z]")),
    CONTACT(
            "user.contact",
            "a way to reach the user",
            "服务对象联系方式",
            Pattern.compile("(?imu)[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}\\.[A-Za-z]"
                    + "|^[ \\t*]*(?:(?:my |tele)*phone(?: number)?|(?:联系)?电话|联系方式)[ \\t*]*[:：][ \\t]*[+(]?[0-9]")),
    IDENTITY(
            "user.identityProof",
            "the user's proof of identity",
            "服务对象身份证明",
            labelled("(?:proof of )?identity", "身份证明(?:文件)?|身份证号码?|营业执照(?:号码?)?|统一社会信用代码")),
    ITEMS_TITLE(
            "items.title",
            "the title of what is to be restored",
            "要求恢复的作品名称",
            labelled("(?:title|work|material)(?: of the work)?", "作品名称|内容名称")),
    ITEMS_URL("items.url", "the address where it was", "要求恢复的内容的网络地址", nowhere()),
    PROOF(
            "proof.noInfringement",
            "the preliminary proof that nothing was infringed",
            "不构成侵权的初步证据",
            labelled("(?:preliminary )?(?:proof|evidence)", "不构成侵权的(?:初步)?(?:证明材料|证据|证明)|初步(?:证据|证明材料)")),
    REASONS("reasons", "the reasons", "理由", labelled("(?:my )?reasons?", "理由|原因")),
    SIGNATURE(
            "signature",
            "the signature",
            "签名或盖章",
            Pattern.compile(
                    "(?imu)^[ \\t]*/s/[ \\t]*\\S|^[ \\t*]*(?:(?:electronic )?signature|signed|签名|签字|盖章|签名或盖章|签章)[ \\t*]*[:：][ \\t]*"
                            + GivenValue.LOOKAHEAD + "\\S")),
    MISTAKE(
            "statement.mistake",
            "the statement under penalty of perjury that it was removed by mistake or misidentification",
            "因错误或误认而被删除的声明（伪证责任）",
            nowhere()),
    JURISDICTION("statement.jurisdiction", "the consent to the jurisdiction of the court", "同意法院管辖的声明", nowhere()),
    SERVICE("statement.service", "the statement that service of process will be accepted", "同意接受送达的声明", nowhere()),
    TRUTH(
            "statement.truth",
            "the guarantee of truth",
            "真实性保证",
            Pattern.compile("(?iu)对.{0,20}真实性负责|(?:true|accurate)\\s+and\\s+(?:correct|complete|accurate)"));

    private static final int LONGEST_WORDS = 200;

    private final String key;
    private final String english;
    private final String chinese;
    private final Pattern said;

    CounterField(String key, String english, String chinese, Pattern said) {
        this.key = key;
        this.english = english;
        this.chinese = chinese;
        this.said = said;
    }

    /** A value after its name and a colon, in either language, at the beginning of a line; a blank or a refusal is none. */
    private static Pattern labelled(String english, String chinese) {
        return Pattern.compile(
                "(?imu)^[ \\t*]*(?:%s|%s)[ \\t*]*[:：][ \\t]*%s\\S".formatted(english, chinese, GivenValue.LOOKAHEAD));
    }

    /** Of what stands in sentences only. */
    private static Pattern nowhere() {
        return Pattern.compile("(?!)");
    }

    /** The field of a key; empty when there is none. */
    public static Optional<CounterField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** The field that a person names: by its key, or by the last word of it, where only one field has that. */
    public static Optional<CounterField> named(String words) {
        String name = words.strip();
        List<CounterField> named = Arrays.stream(values())
                .filter(field ->
                        field.key.equalsIgnoreCase(name) || field.lastWord().equalsIgnoreCase(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private String lastWord() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    public String key() {
        return key;
    }

    /** What it is, for a person: in Chinese for {@code zh}, else in English. */
    public String name(String language) {
        return language.startsWith("zh") ? chinese : english;
    }

    /** Those that a text seems to hold, by its form or its sentences. Whether that is true and enough, only a person can say. */
    public static Set<CounterField> in(String text) {
        Set<CounterField> holds = EnumSet.noneOf(CounterField.class);
        CounterProse prose = new CounterProse(text);
        for (CounterField field : values()) {
            if (field.said.matcher(text).find() || prose.sentence(field).isPresent()) {
                holds.add(field);
            }
        }
        return holds;
    }

    /** The line or sentence of a text in which it seems to stand, at most 200 characters; empty when none seems to hold it. */
    public Optional<String> words(String text) {
        Matcher found = said.matcher(text);
        if (!found.find()) {
            return new CounterProse(text).sentence(this).map(CounterField::fit);
        }
        int begin = text.lastIndexOf('\n', Math.max(0, found.start() - 1)) + 1;
        int line = text.indexOf('\n', found.end());
        String words = text.substring(Math.min(begin, found.start()), line < 0 ? text.length() : line)
                .replaceAll("\\s+", " ")
                .strip();
        return Optional.of(fit(words));
    }

    private static String fit(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }

    private static final class GivenValue {

        /** None of the words by which somebody leaves a line of a form empty. */
        static final String LOOKAHEAD =
                "(?!(?:none|n/?a|withheld|to follow|follows|pending|not (?:given|yet|available)|unknown|on request|available on|private|later)\\b|[_.\\-—–…]+[ \\t]*$|无[ \\t]*$|暂|略[ \\t]*$|保密|不便|待补|后补|稍后)";

        private GivenValue() {}
    }
}
