package dev.colophon.cases.message.answer;

import dev.colophon.evidence.messages.Language;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a law can ask of the answer of the accused, by the keys that a regime's profile writes. */
public enum CounterField {
    NAME(
            "user.name",
            labelled(
                    "(?:my |full |legal )*name",
                    "姓名(?:（名称）)?|名称|" + Prefix.PERSON + "姓名(?:[（(]名称[)）]|或名称)?(?:、联系方式(?:和|及|、)地址)?")),
    ADDRESS(
            "user.address",
            labelled("(?:my |postal |street |mailing )*address", "(?:" + Prefix.PERSON + ")?(?:通讯|联系)?地址")),
    PHONE(
            "user.phone",
            Pattern.compile(
                    "(?imu)^[ \\t*]*(?:(?:my |tele)*phone(?: number)?|tel\\.?|(?:联系)?电话)[ \\t*]*[:：][ \\t]*[+(]?[0-9]")),
    EMAIL("user.email", Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}\\.[A-Za-z]")),
    CONTACT(
            "user.contact",
            Pattern.compile("(?imu)[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}\\.[A-Za-z]"
                    + "|^[ \\t*]*(?:(?:my |tele)*phone(?: number)?|(?:联系)?电话|联系方式)[ \\t*]*[:：][ \\t]*[+(]?[0-9]")),
    IDENTITY(
            "user.identityProof",
            labelled(
                    "(?:proof of )?identity",
                    "(?:" + Prefix.PERSON + ")?(?:身份证明(?:文件)?|身份证号码?)|营业执照(?:号码?)?|统一社会信用代码")),
    ITEMS_TITLE(
            "items.title",
            labelled(
                    "(?:title|work|material)(?: of the work)?",
                    "(?:" + Prefix.WORK + ")?(?:作品|内容)(?:的)?名称(?:(?:和|及|、)(?:网络地址|网址))?|" + Prefix.WORK
                            + "作品、表演、录音录像制品的?名称(?:(?:和|及|、)(?:网络地址|网址))?")),
    ITEMS_URL("items.url", nowhere()),
    PROOF(
            "proof.noInfringement",
            labelled(
                    "(?:preliminary )?(?:proof|evidence)",
                    "(?:不构成侵权|不存在侵权(?:行为)?)的?(?:初步)?(?:证明材料|证据材料|证据|证明)|初步(?:证据|证明材料)")),
    REASONS("reasons", labelled("(?:my )?reasons?", "理由|原因")),
    SIGNATURE(
            "signature",
            Pattern.compile(
                    "(?imu)^[ \\t]*/s/[ \\t]*\\S|^[ \\t*]*(?:(?:electronic )?signature|signed|签名|签字|盖章|签名或盖章|签章)[ \\t*]*[:：][ \\t]*"
                            + GivenValue.LOOKAHEAD + "\\S")),
    MISTAKE("statement.mistake", nowhere()),
    JURISDICTION("statement.jurisdiction", nowhere()),
    SERVICE("statement.service", nowhere()),
    TRUTH(
            "statement.truth",
            Pattern.compile("(?iu)对.{0,20}真实性负责|(?:true|accurate)\\s+and\\s+(?:correct|complete|accurate)"));

    private static final int LONGEST_WORDS = 200;

    private final String key;
    private final Pattern said;

    CounterField(String key, Pattern said) {
        this.key = key;
        this.said = said;
    }

    /** A value after its name and a colon, in either language, at the beginning of a line; a blank or a refusal is none. */
    private static Pattern labelled(String english, String chinese) {
        return Pattern.compile(
                "(?imu)^[ \\t*]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．][ \\t]*)?(?:%s|%s)[ \\t*]*[:：][ \\t]*%s\\S"
                        .formatted(english, chinese, GivenValue.LOOKAHEAD));
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

    /** What it is, for a person. */
    public String name(Language reader) {
        return reader.say("counter.field." + key);
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

    /** Whose or of what a line of a form is, in the words of the Chinese laws. */
    private static final class Prefix {

        static final String PERSON = "(?:服务对象|声明人|申请人|网络用户|平台内经营者|用户)的?(?:真实)?";

        static final String WORK = "(?:要求恢复的|被删除的|被断开链接的|涉案)";

        private Prefix() {}
    }

    private static final class GivenValue {

        /** None of the words by which somebody leaves a line of a form empty. */
        static final String LOOKAHEAD =
                "(?!(?:none|n/?a|withheld|to follow|follows|pending|not (?:given|yet|available)|unknown|on request|available on|private|later)\\b|[_.\\-—–…]+[ \\t]*$|无[ \\t]*$|暂|略[ \\t]*$|保密|不便|待补|后补|稍后|没有|尚|另行|以后|日后|恕|拒)";

        private GivenValue() {}
    }
}
