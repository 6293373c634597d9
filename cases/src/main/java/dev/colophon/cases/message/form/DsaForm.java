package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notice of article 16(2) of Regulation (EU) 2022/2065, whose points its sections name. */
final class DsaForm {

    /** Its words in one language. */
    private record Wording(
            String language,
            String title,
            String to,
            String explanation,
            String locations,
            String notifier,
            String name,
            String email,
            String owner,
            String authority,
            String belief,
            String believed,
            String signature,
            String signed,
            String date,
            String answer,
            String rights) {}

    private static final Wording ENGLISH = new Wording(
            "en",
            "Notice under Article 16 of Regulation (EU) 2022/2065 (Digital Services Act)",
            "To",
            "(a) Why the information is illegal content",
            "(b) Exact electronic location of the information",
            "(c) Who submits this notice",
            "Name",
            "E-mail address",
            "Rightholder",
            "Authority",
            "(d) Bona fide belief",
            "I believe in good faith that the information and allegations contained in this notice are accurate and complete.",
            "Signature",
            "Signed",
            "Date",
            "Your answer",
            "Please confirm the receipt of this notice (Article 16(4)) and tell us your decision and the possibilities for redress"
                    + " (Article 16(5)).");

    private static final Wording CHINESE = new Wording(
            "zh",
            "根据欧盟第2022/2065号条例（数字服务法）第16条提交的通知",
            "收件人",
            "（a）主张相关信息为非法内容的理由",
            "（b）相关信息的确切电子位置",
            "（c）通知提交人",
            "姓名（名称）",
            "电子邮箱",
            "权利人",
            "授权",
            "（d）善意声明",
            "本人（本单位）善意相信本通知所载信息和主张准确、完整。",
            "签名",
            "签名",
            "日期",
            "请答复",
            "请确认收到本通知（第16条第4款），并告知贵方的决定以及救济途径（第16条第5款）。");

    private DsaForm() {}

    /** What it says of a statement; empty of those that it does not have. Good faith and accuracy are one sentence here. */
    static Optional<String> sentence(Statement statement, String language) {
        return statement == Statement.GOOD_FAITH || statement == Statement.ACCURACY
                ? Optional.of((NoticeForm.isChinese(language) ? CHINESE : ENGLISH).believed())
                : Optional.empty();
    }

    static NoticeDocument of(NoticeContent notice) {
        boolean chinese = NoticeForm.inChinese(notice);
        Wording words = chinese ? CHINESE : ENGLISH;
        Party sender = notice.sender();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                words.to(),
                new Field(words.name(), notice.provider().name()),
                new Field("URL", notice.items().getFirst().url().origin())));
        sections.add(new Section(words.explanation(), explanation(notice)));
        sections.add(new Section(words.locations(), ItemFields.in(chinese).all(notice)));
        List<Entry> notifier = new ArrayList<>();
        notifier.add(new Field(words.name(), sender.name()));
        notifier.add(Field.of(words.email(), sender.email()));
        notice.agent().ifPresent(agent -> {
            notifier.add(new Field(words.owner(), notice.owner().name()));
            agent.powerOfAttorney().ifPresent(power -> notifier.add(new Field(words.authority(), power)));
        });
        sections.add(new Section(words.notifier(), notifier));
        if (notice.declares(Statement.GOOD_FAITH) && notice.declares(Statement.ACCURACY)) {
            sections.add(Section.of(words.belief(), new Words(words.believed())));
        }
        sections.add(Section.of(
                words.signature(),
                Field.of(words.signed(), notice.signature()),
                new Field(words.date(), notice.date().toString())));
        sections.add(Section.of(words.answer(), new Words(words.rights())));
        return new NoticeDocument(words.language(), words.title(), sections);
    }

    private static List<Entry> explanation(NoticeContent notice) {
        List<Entry> entries = new ArrayList<>();
        for (String text : List.of(notice.facts(), notice.proof(), notice.requirement())) {
            if (!text.isBlank()) {
                entries.add(new Words(text));
            }
        }
        return entries;
    }
}
