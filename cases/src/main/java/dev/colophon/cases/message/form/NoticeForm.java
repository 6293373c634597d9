package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Statement;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The forms that a regime can name, and the languages that each is written in here. */
@SuppressWarnings("ImmutableEnumChecker") // a list that nothing changes, and a function without state
public enum NoticeForm {
    /** The model form of the National Copyright Administration of China, 2007. */
    CHINA("cn-nca-2007", List.of("zh"), ChinaModelForm::of, ChinaModelForm::sentence),
    /** 17 USC 512(c)(3)(A), and 512(d)(3) for links. */
    DMCA("us-dmca", List.of("en"), DmcaForm::of, DmcaForm::sentence),
    /** Regulation (EU) 2022/2065, article 16(2). */
    DSA("eu-dsa", List.of("en", "zh"), DsaForm::of, DsaForm::sentence),
    /** For the form of a platform that asks for its own fields. */
    PLATFORM("platform", List.of("en", "zh"), PlatformForm::of, PlatformForm::sentence);

    private final String id;
    private final List<String> languages;
    private final Function<NoticeContent, NoticeDocument> writer;
    private final BiFunction<Statement, String, Optional<String>> sentences;

    NoticeForm(
            String id,
            List<String> languages,
            Function<NoticeContent, NoticeDocument> writer,
            BiFunction<Statement, String, Optional<String>> sentences) {
        this.id = id;
        this.languages = languages;
        this.writer = writer;
        this.sentences = sentences;
    }

    /** The form of an id such as {@code cn-nca-2007}; empty when there is none. */
    public static Optional<NoticeForm> of(String id) {
        return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /** In which it is written (BCP 47), the first where another is asked for. */
    public List<String> languages() {
        return languages;
    }

    /** The notice in this form. What the sender has not declared is not in it. */
    public NoticeDocument write(NoticeContent notice) {
        return writer.apply(notice);
    }

    /** The sentence by which a statement stands in it, in a language of it; empty of a statement that it does not have. */
    public Optional<String> sentence(Statement statement, String language) {
        return sentences.apply(statement, language);
    }

    /**
     * In which zone a notice in that language writes its day and its times: in Chinese that of the Chinese calendar, Beijing time, else UTC.
     */
    public static ZoneId zone(String language) {
        return isChinese(language) ? ItemFields.CHINESE.zone() : ItemFields.ENGLISH.zone();
    }

    /** Whether a notice is to be read in Chinese. */
    static boolean inChinese(NoticeContent notice) {
        return isChinese(notice.language());
    }

    /** Whether that is Chinese. */
    static boolean isChinese(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("zh");
    }
}
