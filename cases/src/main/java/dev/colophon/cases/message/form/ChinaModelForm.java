package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.OwnFile;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Numbered;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import java.net.InetAddress;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The two forms that the National Copyright Administration of China recommended in 2007 (指导性格式范本): the owner's notice
 * to have something removed or unlinked, and the user's explanation to have it restored. A star marks what the form makes
 * compulsory. The order of the fields is that of an English translation and the Chinese instructions, which alone were at hand.
 */
final class ChinaModelForm {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);

    private static final String NUMBERS = "一二三四五六七八九十";

    /** A line to write on. */
    private static final String BLANK = "";

    private static final String TRUTH = "本人（本单位）对本通知内容的真实性负责，并承担由此产生的法律责任。";

    private ChinaModelForm() {}

    /** What it says of a statement; empty of those that it does not have. */
    static Optional<String> sentence(Statement statement, String language) {
        return statement == Statement.TRUTH ? Optional.of(TRUTH) : Optional.empty();
    }

    /** 要求删除或断开链接侵权网络内容的通知. */
    static NoticeDocument of(NoticeContent notice) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("网络服务提供者", provider(notice.provider())));
        sections.add(new Section("权利人", party(notice.owner())));
        notice.agent().ifPresent(agent -> sections.add(new Section("代理人", agent(agent))));
        sections.add(new Section("要求删除或断开链接的网站", site(notice)));
        sections.add(new Section("侵权内容及其网络地址*", ItemFields.CHINESE.all(notice)));
        sections.add(Section.of("侵权事实及证明材料*", new Words(notice.facts()), new Words(notice.proof())));
        sections.add(Section.of("通知要求*", new Words(requirement(notice))));
        sections.add(new Section("保证声明*", signed(notice)));
        List<Section> numbered = new ArrayList<>(IntStream.range(0, sections.size())
                .mapToObj(i -> new Section(
                        NUMBERS.charAt(i) + "、" + sections.get(i).heading(),
                        sections.get(i).entries()))
                .toList());
        List<Entry> attached = attached(notice);
        if (!attached.isEmpty()) {
            numbered.add(new Section("附件清单（未注明随附的，可应要求提供）", attached));
        }
        return new NoticeDocument("zh", "要求删除或断开链接侵权网络内容的通知", numbered);
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
        List<Entry> fields = new ArrayList<>();
        fields.add(new Field("姓名（名称）*", party.name()));
        fields.add(Field.of("身份证明文件*", party.identityProof()));
        if (party.nature() != Nature.PERSON) {
            fields.add(Field.of("法定代表人*", party.legalRepresentative()));
        }
        fields.addAll(List.of(
                Field.of("通讯地址*", party.address()),
                Field.of("邮政编码*", party.postCode()),
                Field.of("联系人*", party.contactPerson()),
                Field.of("电话*", party.phone()),
                Field.of("电子邮箱*", party.email()),
                Field.of("传真", party.fax())));
        return fields;
    }

    /** What proves who the owner is, that the works are theirs, and what was found. */
    private static List<Entry> attached(NoticeContent notice) {
        List<List<Field>> all = new ArrayList<>();
        notice.owner().identityProof().ifPresent(proof -> all.add(List.of(new Field("权利人身份证明", proof))));
        notice.agent()
                .flatMap(agent -> agent.party().identityProof())
                .ifPresent(proof -> all.add(List.of(new Field("代理人身份证明", proof))));
        notice.agent().flatMap(Agent::powerOfAttorney).ifPresent(power -> all.add(List.of(new Field("授权委托书", power))));
        notice.items().stream()
                .flatMap(item -> item.own().stream().map(own -> List.of(new Field("权利证明材料", own(item, own)))))
                .distinct()
                .forEach(all::add);
        notice.items().stream()
                .flatMap(item -> item.bundle().stream())
                .distinct()
                .forEach(bundle -> all.add(List.of(new Field("取证包", ItemFields.CHINESE.sealed(bundle)))));
        return IntStream.range(0, all.size())
                .<Entry>mapToObj(i -> new Numbered(i + 1, all.get(i)))
                .toList();
    }

    private static String own(Item item, OwnFile own) {
        return "《%s》的权利人文件 %s，SHA-256 %s，%s登记（登记时间仅证明该文件当时已存在）"
                .formatted(item.title(), own.name(), own.sha256(), ItemFields.CHINESE.time(own.registered()));
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
                new Field("IP地址*", addresses.isEmpty() ? "取证记录中未载明" : addresses),
                new Field("电话", BLANK),
                new Field("电子邮箱", BLANK),
                new Field("传真", BLANK));
    }

    private static String requirement(NoticeContent notice) {
        return Optional.of(notice.requirement())
                .filter(asked -> !asked.isBlank())
                .orElse(notice.measure() == Measure.REMOVE ? "请立即删除上述侵权内容。" : "请立即断开与上述侵权内容的链接。");
    }

    private static List<Entry> signed(NoticeContent notice) {
        List<Entry> entries = new ArrayList<>();
        if (notice.declares(Statement.TRUTH)) {
            entries.add(new Words(TRUTH));
        }
        entries.add(Field.of(notice.agent().isPresent() ? "代理人签名或盖章*" : "签名或盖章*", notice.signature()));
        entries.add(new Field("日期*", DATE.format(notice.date())));
        entries.add(new Field("通知编号", notice.noticeId()));
        return entries;
    }
}
