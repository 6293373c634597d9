package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import java.net.InetAddress;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The two forms that the National Copyright Administration of China recommended in 2007 (指导性格式范本): the owner's notice
 * to have something removed or unlinked, and the user's explanation to have it restored. A star marks what the form makes
 * compulsory. The order of the fields is that of an English translation and the Chinese instructions, which alone were at hand.
 */
final class ChinaModelForm {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);

    /** A line to write on. */
    private static final String BLANK = "";

    private ChinaModelForm() {}

    /** 要求删除或断开链接侵权网络内容的通知. */
    static NoticeDocument of(NoticeContent notice) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("一、网络服务提供者", provider(notice.provider())));
        sections.add(new Section("二、权利人", party(notice.owner())));
        notice.agent().ifPresent(agent -> sections.add(new Section("三、代理人", agent(agent))));
        sections.add(new Section("四、要求删除或断开链接的网站", site(notice)));
        sections.add(new Section("五、侵权内容及其网络地址*", ItemFields.CHINESE.all(notice)));
        sections.add(Section.of("六、侵权事实及证明材料*", new Words(notice.facts()), new Words(notice.proof())));
        sections.add(Section.of("七、通知要求*", new Words(requirement(notice))));
        sections.add(new Section("八、保证声明*", signed(notice)));
        return new NoticeDocument("zh", "要求删除或断开链接侵权网络内容的通知", sections);
    }

    /** 要求恢复被删除或断开链接的网络内容的说明: for the user who was told of the notice, filled in as far as it is known. */
    static NoticeDocument answer(NoticeContent notice) {
        return new NoticeDocument(
                "zh",
                "要求恢复被删除或断开链接的网络内容的说明",
                List.of(
                        new Section("一、网络服务提供者", provider(notice.provider())),
                        Section.of(
                                "二、服务对象",
                                new Field("姓名（名称）*", BLANK),
                                new Field("身份证明文件*", BLANK),
                                new Field("通讯地址*", BLANK),
                                new Field("邮政编码*", BLANK),
                                new Field("联系人*", BLANK),
                                new Field("电话*", BLANK),
                                new Field("电子邮箱*", BLANK),
                                new Field("传真", BLANK)),
                        new Section("三、要求恢复的内容及其网络地址*", ItemFields.CHINESE.all(notice)),
                        Section.of("四、不构成侵权的初步证明材料*", new Field("说明", BLANK)),
                        Section.of("五、说明要求*", new Field("要求", "恢复上述被删除或者被断开链接的内容。")),
                        Section.of(
                                "六、保证声明*",
                                new Words("本人（本单位）对本说明内容的真实性负责，并承担由此产生的法律责任。"),
                                new Field("签名或盖章*", BLANK),
                                new Field("日期*", BLANK))));
    }

    private static List<Entry> provider(NoticeContent.Provider provider) {
        return List.of(
                new Field("名称*", provider.name()),
                Field.of("通讯地址", provider.address()),
                Field.of("邮政编码", provider.postCode()),
                new Field("域名", provider.domain()),
                Field.of("电子邮箱", provider.email()),
                Field.of("电话", provider.phone()),
                Field.of("传真", provider.fax()));
    }

    private static List<Entry> party(Party party) {
        return List.of(
                new Field("姓名（名称）*", party.name()),
                Field.of("身份证明文件*", party.identityProof()),
                Field.of("法定代表人*", party.legalRepresentative()),
                Field.of("通讯地址*", party.address()),
                Field.of("邮政编码*", party.postCode()),
                Field.of("联系人*", party.contact()),
                Field.of("电话*", party.phone()),
                Field.of("电子邮箱*", party.email()),
                Field.of("传真", party.fax()));
    }

    private static List<Entry> agent(Agent agent) {
        List<Entry> fields = new ArrayList<>(party(agent.party()));
        fields.add(Field.of("授权委托书*", agent.powerOfAttorney()));
        return fields;
    }

    /** All of the items stand on this site; several addresses answered for it where it is spread. */
    private static List<Entry> site(NoticeContent notice) {
        String addresses = notice.items().stream()
                .flatMap(item -> item.ip().stream())
                .map(InetAddress::getHostAddress)
                .distinct()
                .sorted()
                .collect(Collectors.joining("、"));
        return List.of(
                new Field("域名*", notice.provider().domain()),
                Field.of("ICP备案号", notice.provider().icpNumber()),
                new Field("IP地址", addresses));
    }

    private static String requirement(NoticeContent notice) {
        String asked = notice.measure() == Measure.REMOVE ? "请立即删除上述侵权内容。" : "请立即断开与上述侵权内容的链接。";
        return Optional.of(notice.requirement())
                .filter(more -> !more.isBlank())
                .map(more -> asked + "\n" + more)
                .orElse(asked);
    }

    private static List<Entry> signed(NoticeContent notice) {
        List<Entry> entries = new ArrayList<>();
        if (notice.declares(Statement.TRUTH)) {
            entries.add(new Words("本人（本单位）对本通知内容的真实性负责，并承担由此产生的法律责任。"));
        }
        entries.add(Field.of("签名或盖章*", notice.signature()));
        entries.add(new Field("日期*", DATE.format(notice.date())));
        entries.add(new Field("通知编号", notice.noticeId()));
        return entries;
    }
}
