package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What platforms' own forms ask for, to be pasted there field by field. It claims the rules of no law. */
final class PlatformForm {

    private PlatformForm() {}

    /** What it says of a statement; empty of those that it does not have. */
    static Optional<String> sentence(Statement statement, String language) {
        boolean chinese = NoticeForm.isChinese(language);
        return switch (statement) {
            case GOOD_FAITH ->
                Optional.of(
                        chinese
                                ? "本人善意地相信，上述使用未经权利人、其代理人或者法律许可。"
                                : "I believe in good faith that the use is not authorised by the owner, its agent, or the law.");
            case ACCURACY -> Optional.of(chinese ? "本通知所载信息准确。" : "The information in this notice is accurate.");
            case TRUTH, AUTHORITY -> Optional.empty();
        };
    }

    static NoticeDocument of(NoticeContent notice) {
        boolean chinese = NoticeForm.inChinese(notice);
        return new NoticeDocument(
                chinese ? "zh" : "en",
                chinese ? "版权投诉" : "Copyright claim",
                List.of(
                        new Section(chinese ? "投诉人" : "Claimant", claimant(notice, chinese)),
                        new Section(
                                chinese ? "被投诉内容" : "Content",
                                ItemFields.in(chinese).all(notice)),
                        new Section(chinese ? "说明" : "Explanation", explanation(notice)),
                        Section.of(
                                chinese ? "签名" : "Signature",
                                Field.of(chinese ? "签名" : "Signed", notice.signature()),
                                new Field(chinese ? "日期" : "Date", notice.date().toString()))));
    }

    private static List<Entry> claimant(NoticeContent notice, boolean chinese) {
        Party sender = notice.sender();
        List<Entry> fields = new ArrayList<>();
        fields.add(new Field(chinese ? "权利人" : "Rightholder", notice.owner().name()));
        fields.add(new Field(chinese ? "投诉人" : "Claimant", sender.name()));
        known(fields, chinese ? "授权" : "Authority", notice.agent().flatMap(Agent::powerOfAttorney));
        known(fields, chinese ? "电子邮箱" : "E-mail", sender.email());
        known(fields, chinese ? "电话" : "Telephone", sender.phone());
        known(fields, chinese ? "通讯地址" : "Address", sender.address());
        return fields;
    }

    private static void known(List<Entry> fields, String label, Optional<?> value) {
        value.ifPresent(text -> fields.add(new Field(label, text.toString())));
    }

    private static List<Entry> explanation(NoticeContent notice) {
        List<Entry> entries = new ArrayList<>();
        for (String text : List.of(notice.facts(), notice.proof(), notice.requirement())) {
            if (!text.isBlank()) {
                entries.add(new Words(text));
            }
        }
        for (Statement statement : List.of(Statement.GOOD_FAITH, Statement.ACCURACY)) {
            if (notice.declares(statement)) {
                sentence(statement, notice.language()).ifPresent(words -> entries.add(new Words(words)));
            }
        }
        return entries;
    }
}
