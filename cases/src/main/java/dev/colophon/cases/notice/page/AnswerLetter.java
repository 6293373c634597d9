package dev.colophon.cases.notice.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.evidence.report.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody filled in, as a letter in the language of the notice, with the labels and sentences that its law knows: it is read as a
 * mail is, and says no more than they said. Nothing in a value can pass for a field of its own. Pure.
 */
public final class AnswerLetter {

    private final String number;
    private final boolean chinese;
    private final AnswerForm form;

    private AnswerLetter(String number, String language, AnswerForm form) {
        this.number = number;
        this.chinese = Locale.forLanguageTag(language).getLanguage().equals("zh");
        this.form = form;
    }

    /**
     * The letter.
     *
     * @param number of the notice
     * @param language of the notice
     */
    public static String text(String number, String language, AnswerForm form) {
        return new AnswerLetter(number, language, form).text();
    }

    /** The same as a file of mail: that is how answers are kept. */
    public static byte[] mail(String number, String language, AnswerForm form, Instant at) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        String text = text(number, language, form).replace("\n", "\r\n");
        return """
                Subject: by the answer page: %s to %s\r
                Date: %s\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=UTF-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                %s""".formatted(form.kind().word(), number, date, text).getBytes(UTF_8);
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add(title());
        if (!form.copies().isEmpty()) {
            parts.add(copies());
        }
        for (CounterField field : CounterField.values()) {
            if (AnswerForm.isStatement(field)) {
                if (form.declares(field)) {
                    sentence(field, chinese ? "zh" : "en").ifPresent(parts::add);
                }
            } else {
                form.value(field).ifPresent(value -> parts.add(labelled(field, value)));
            }
        }
        form.words().ifPresent(words -> parts.add((chinese ? "说明：" : "In their words: ") + lines(words)));
        return String.join("\n\n", parts) + "\n";
    }

    private String title() {
        return switch (form.kind()) {
            case COUNTER_NOTICE ->
                chinese ? "反通知（要求恢复被删除或断开链接的网络内容的说明）：通知 " + number : "Counter-notice to notice " + number;
            case LICENCE -> chinese ? "关于许可的答复：通知 " + number : "About a licence, to notice " + number;
            case OWN -> chinese ? "主张权利归己的答复：通知 " + number : "The work is ours, to notice " + number;
            case EXCEPTION -> chinese ? "主张法律允许该使用的答复：通知 " + number : "The law allows this use, to notice " + number;
            case GONE -> chinese ? "内容已不在原处的答复：通知 " + number : "It is gone, to notice " + number;
            case QUESTION -> chinese ? "询问：通知 " + number : "A question about notice " + number;
        };
    }

    /** As the notice numbers them. */
    private String copies() {
        String numbers = form.copies().stream().map(String::valueOf).collect(Collectors.joining(chinese ? "、" : ", "));
        return chinese ? "针对通知中的第%s个链接".formatted(numbers) : "About copies no. %s of the notice".formatted(numbers);
    }

    private String labelled(CounterField field, String value) {
        String label = chinese ? chineseLabel(field) : label(field, value);
        String shown = field == CounterField.SIGNATURE && !chinese ? "/s/ " + value : value;
        return label + (chinese ? "：" : ": ") + lines(shown);
    }

    private static String label(CounterField field, String value) {
        return switch (field) {
            case NAME -> "Name";
            case ADDRESS -> "Address";
            case PHONE -> "Phone";
            case EMAIL -> "E-mail";
            case CONTACT -> value.matches("(?s)[+(]?[0-9].*") ? "Phone" : "Contact";
            case IDENTITY -> "Proof of identity";
            case ITEMS_TITLE -> "Title";
            case ITEMS_URL -> "Network addresses";
            case PROOF -> "Evidence";
            case REASONS -> "Reasons";
            case SIGNATURE -> "Signature";
            case MISTAKE, JURISDICTION, SERVICE, TRUTH -> throw new IllegalArgumentException(field + " is a sentence");
        };
    }

    private static String chineseLabel(CounterField field) {
        return switch (field) {
            case NAME -> "姓名（名称）";
            case ADDRESS -> "通讯地址";
            case PHONE -> "电话";
            case EMAIL -> "电子邮箱";
            case CONTACT -> "联系方式";
            case IDENTITY -> "身份证明文件";
            case ITEMS_TITLE -> "作品名称";
            case ITEMS_URL -> "网络地址";
            case PROOF -> "不构成侵权的初步证明材料";
            case REASONS -> "理由";
            case SIGNATURE -> "签名";
            case MISTAKE, JURISDICTION, SERVICE, TRUTH -> throw new IllegalArgumentException(field + " is a sentence");
        };
    }

    /**
     * The sentence by which somebody declares what the law asks for, in the language of the law; empty of a field that is no statement, or
     * that no law of that language asks for.
     */
    public static Optional<String> sentence(CounterField field, String language) {
        boolean chinese = Locale.forLanguageTag(language).getLanguage().equals("zh");
        return switch (field) {
            case MISTAKE ->
                Optional.of(
                        "I swear, under penalty of perjury, that I have a good faith belief that the material was removed or disabled as a result of mistake or misidentification of the material to be removed or disabled.");
            case JURISDICTION ->
                Optional.of(
                        "I consent to the jurisdiction of Federal District Court for the judicial district in which my address is located, or if my address is outside of the United States, for any judicial district in which the service provider may be found.");
            case SERVICE ->
                Optional.of(
                        "I will accept service of process from the person who provided notification of claimed infringement or an agent of such person.");
            case TRUTH ->
                Optional.of(chinese ? "本人对本说明内容的真实性负责，并承担由此产生的法律责任。" : "What this answer says is true and accurate.");
            case NAME, ADDRESS, PHONE, EMAIL, CONTACT, IDENTITY, ITEMS_TITLE, ITEMS_URL, PROOF, REASONS, SIGNATURE ->
                Optional.empty();
        };
    }

    /** Each line after the first is marked: it is neither a field, nor a quotation of somebody else's mail. */
    private static String lines(String value) {
        return Visible.lines(value).lines().collect(Collectors.joining("\n  | "));
    }
}
