package dev.colophon.cases.message.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.SampleNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeFormTest {

    private static String text(NoticeForm form, NoticeContent notice) {
        return PlainDocument.of(form.write(notice));
    }

    @Test
    void theModelFormHasEveryFieldOfTheAdministration() {
        assertThat(text(NoticeForm.CHINA, SampleNotice.of("zh")))
                .startsWith("要求删除或断开链接侵权网络内容的通知\n\n一、网络服务提供者\n名称*：Music Host Ltd\n")
                .contains(
                        "姓名（名称）*：Ada Example\n身份证明文件*：居民身份证 11010519491231002X（复印件附后）\n法定代表人*：王小明\n",
                        "通讯地址*：北京市海淀区中关村大街1号\n邮政编码*：100080\n联系人*：李雷\n电话*：+86 10 5555 0100\n",
                        "电子邮箱*：rights@owner.example\n",
                        "三、代理人\n姓名（名称）*：Li & Partners\n",
                        "授权委托书*：授权委托书 2026-17\n",
                        "域名*：music.host.example\nICP备案号：京ICP备00000000号\nIP地址*：192.0.2.10\n电话：\n电子邮箱：\n传真：\n",
                        "1. 作品名称：灯笼圆舞曲 Lantern Waltz\n",
                        "侵权内容的网络地址：https://music.host.example/files/2/lantern.mp3?a=1&b=2\n",
                        "全曲未经许可提供下载。\n",
                        "文件：lantern.mp3，4,800,123 字节，SHA-256 abab",
                        "取证包：S-1f2e3d4c-1.wacz，SHA-256 cdcd",
                        "七、通知要求*\nPlease tell us what you did.\n",
                        "（北京时间，UTC+8）",
                        "附件清单（未注明随附的，可应要求提供）\n1. 权利人身份证明：居民身份证",
                        "2. 代理人身份证明：居民身份证",
                        "3. 授权委托书：授权委托书 2026-17",
                        "4. 权利证明材料：《灯笼圆舞曲 Lantern Waltz》的权利人文件 waltz.flac，SHA-256 efef",
                        "5. 取证包：S-1f2e3d4c-1.wacz，SHA-256 cdcd",
                        "对本通知内容的真实性负责",
                        "代理人签名或盖章*：Li Lei\n日期*：2026年11月28日\n");
    }

    /** It is never dated before its evidence: one zone has both. */
    @Test
    void theDayIsOfTheZoneOfTheTimes() {
        Instant evening = Instant.parse("2026-11-28T20:00:00Z");
        for (String language : List.of("zh", "zh-CN", "en")) {
            LocalDate day = LocalDate.ofInstant(evening, NoticeForm.zone(language));
            assertThat(ItemFields.in(language.startsWith("zh")).time(evening)).startsWith(day.toString());
        }
        assertThat(LocalDate.ofInstant(evening, NoticeForm.zone("zh"))).isEqualTo("2026-11-29");
    }

    /** Without an agent there is no gap, and nothing that is starred is left empty. */
    @Test
    void itsSectionsAreNumberedWithoutAGap() {
        assertThat(text(NoticeForm.CHINA, SampleNotice.bare("Ada")))
                .containsSubsequence("一、网", "二、权利人", "三、要求", "四、侵权内容", "五、侵权事实", "六、通知要求", "七、保证声明")
                .contains("IP地址*：取证记录中未载明\n", "\n签名或盖章*：\n")
                .doesNotContain("八、");
        assertThat(text(NoticeForm.CHINA, SampleNotice.of("zh"))).contains("二、权利人", "三、代理人", "八、保证声明");
    }

    @Test
    void aPersonWhoNamesNobodyElseIsWhomToTalkTo() {
        Party body = SampleNotice.party("Ada");
        Party person = new Party(
                "Ada",
                body.identityProof(),
                Optional.empty(),
                body.address(),
                body.postCode(),
                Optional.empty(),
                body.phone(),
                body.email(),
                Optional.empty(),
                Nature.PERSON);
        assertThat(person.contactPerson()).contains("Ada");
        assertThat(Party.named("Ada Ltd").contactPerson()).isEmpty();
    }

    /** What is asked for is asked for once, whoever words it. */
    @Test
    void whatNobodyWordsIsAskedForByTheForm() {
        assertThat(text(NoticeForm.CHINA, SampleNotice.bare("Ada")))
                .contains("六、通知要求*\n请立即删除上述侵权内容。\n", "法定代表人*：\n")
                .doesNotContain("附件清单");
    }

    @Test
    void theUsersAnswerKnowsTheCopiesAndNothingOfTheUser() {
        assertThat(PlainDocument.of(RestorationForm.of(SampleNotice.of("zh"))))
                .startsWith("要求恢复被删除或断开链接的网络内容的说明\n")
                .contains(
                        "名称*：Music Host Ltd\n", "https://music.host.example/files/1/lantern.mp3?a=1&b=2\n", "签名或盖章*：\n")
                .doesNotContain("Ada Example\n身份证明文件", "rights@owner.example", "Li Lei");
    }

    @Test
    void theNotificationHasTheSixElementsOfTheStatute() {
        assertThat(text(NoticeForm.DMCA, SampleNotice.of("en")))
                .containsSubsequence(
                        "(ii) Copyrighted works claimed to have been infringed\n1. Work: 灯笼圆舞曲 Lantern Waltz\n",
                        "(iii) Material that is claimed to be infringing, and where it is\nPlease tell us what you did.\n1. Work: ",
                        "Address of the copy: https://music.host.example/files/1/lantern.mp3?a=1&b=2\n",
                        "(iv) How to contact the complaining party\nName: Li & Partners\nOn behalf of: Ada Example\nAuthority: 授权委托书 2026-17\nContact: 李雷\n",
                        "(v) Good faith\nI have a good faith belief that use of the material in the manner complained of is not"
                                + " authorized by the copyright owner, its agent, or the law.\n",
                        "(vi) Accuracy and authority\nThe information in this notification is accurate.\nUnder penalty of perjury,"
                                + " I am authorized to act on behalf of the owner of an exclusive right that is allegedly infringed.\n",
                        "(i) Signature\nSigned: /s/ Li Lei\nFor, as its authorized agent: Ada Example\nDate: 2026-11-28\n");
    }

    @Test
    void oneWorkInTwoCopiesIsOneWork() {
        assertThat(text(NoticeForm.DMCA, SampleNotice.of("en")).split("\nIdentifiers|\\b1\\. Work:"))
                .hasSize(3);
    }

    @Test
    void theNoticeOfTheDigitalServicesActHasItsFourPoints() {
        assertThat(text(NoticeForm.DSA, SampleNotice.of("de")))
                .containsSubsequence(
                        "Article 16 of Regulation (EU) 2022/2065",
                        "URL: https://music.host.example/\n",
                        "(a) Why the information is illegal content\nThe whole recording",
                        "(b) Exact electronic location of the information\n1. Work:",
                        "(c) Who submits this notice\nName: Li & Partners\nE-mail address: rights@owner.example\nRightholder: Ada Example\nAuthority: 授权委托书 2026-17\n",
                        "(d) Bona fide belief\nI believe in good faith",
                        "Signature\nSigned: Li Lei\nDate: 2026-11-28\n\nYour answer\n");
        assertThat(text(NoticeForm.DSA, SampleNotice.of("zh-CN"))).startsWith("根据欧盟第2022/2065号条例");
    }

    @ParameterizedTest
    @EnumSource(NoticeForm.class)
    void whatIsNotDeclaredIsNotWritten(NoticeForm form) {
        assertThat(text(form, SampleNotice.bare("Ada")))
                .doesNotContain("good faith", "perjury", "accurate", "善意", "真实性负责", "/s/");
    }

    @ParameterizedTest
    @EnumSource(NoticeForm.class)
    void aNameCannotWriteLinesOfItsOwn(NoticeForm form) {
        for (String language : List.of("en", "zh")) {
            NoticeDocument document = form.write(SampleNotice.of(language, SampleNotice.HOSTILE, 1));
            assertThat(PlainDocument.of(document).lines())
                    .noneMatch(line -> line.startsWith("Bcc:"))
                    .anyMatch(line -> line.contains("[U+202E]gpj.<script>[U+0000][U+D800]"));
            assertThat(PrintedDocument.html(document))
                    .contains("[U+202E]gpj.&lt;script&gt;[U+0000][U+D800]")
                    .doesNotContain("<script>", "\u202E", "\u0000");
        }
    }

    @Test
    void aFormIsKnownByItsId() {
        assertThat(NoticeForm.of("cn-nca-2007")).contains(NoticeForm.CHINA);
        assertThat(NoticeForm.of("other")).isEmpty();
        assertThat(NoticeForm.values()).extracting(NoticeForm::id).doesNotHaveDuplicates();
    }
}
