package dev.colophon.service.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.exception.Attribution;
import dev.colophon.sightings.exception.ExceptionFacts;
import dev.colophon.sightings.exception.ExceptionGround;
import dev.colophon.sightings.exception.PossibleException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules wrote down in English, as reports tell it. */
class ReasonWordsTest {

    private static final String ID = "0193f2aa-0000-7000-8000-000000000001";

    private static String told(String language, String reason) {
        return new ReasonWords(new ReportWords(Language.of(language).orElseThrow())).of(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it was confirmed, but another part of the work is in it | 此前为“已确认”，但其中有作品的另一部分",
                "what was here was not-a-match, but its grade rose from CANDIDATE to EXACT"
                        + "| 此处此前所见为“不相符”，但等级由 CANDIDATE 升为 EXACT",
                "it was resolved, but it is there again | 此前为“已了结”，但它又出现了",
                "Ada authorised the host radio.example | Ada 授权了网站 radio[.]example",
                "licence " + ID
                        + " of Ada for a.example, b.example, from 2026-01-01 to 2026-12-31, worldwide except CN, L-17"
                        + "| Ada 的许可 " + ID
                        + "：a[.]example，b[.]example，2026-01-01 至 2026-12-31，全球，以下除外：CN，L-17",
                "licence " + ID + " of Ada for anyone, at any time, DE, https://x.example/by, revoked on 2026-11-27"
                        + "| Ada 的许可 " + ID + "：任何人，不限时间，DE，hxxps://x[.]example/by，已于 2026-11-27 撤销",
                "licence " + ID + " of Ada for anyone, at any time, DE; licence " + ID
                        + " of Bo for anyone, at any time, FR" + "| Ada 的许可 " + ID + "：任何人，不限时间，DE；Bo 的许可 " + ID
                        + "：任何人，不限时间，FR",
                "no licence covers what was seen last; before: licence " + ID
                        + " of Ada for anyone, from 2026-01-01, FR" + "| 最近一次所见没有许可涵盖；此前：Ada 的许可 " + ID
                        + "：任何人，2026-01-01 起，FR",
                "may be licensed: the page http://s.example/p says CC BY 4.0 of its text (https://cc.example/by);"
                        + " ask whether that is so, then decide"
                        + "| 可能已获许可：页面 hxxp://s[.]example/p 称其文字的许可为 CC BY 4.0（hxxps://cc[.]example/by）；请先核实，再作裁定",
                "may be licensed: the file says in its own tags (XMP): CC0 of it; ask whether that is so, then decide"
                        + "| 可能已获许可：文件自身的标签（XMP）称其许可为 CC0；请先核实，再作裁定",
                "may be licensed: the Content Credentials of the file say (c2pa.ingredient): made from leaf.jpg (parentOf);"
                        + " ask whether that is so, then decide"
                        + "| 可能已获许可：文件的内容凭证（c2pa.ingredient）称由 leaf.jpg (parentOf) 制成；请先核实，再作裁定",
                "no exception is seen in what is of the work now; before: it is there again"
                        + "| 现有的作品内容中未见可能的例外；此前：它又出现了",
                "an exception is possible, a person decides: it is marked as quoted, the page says that it is news;"
                        + " 43 % of the copy is of the work, 1.2 % of the work is in it, 1,280 other characters,"
                        + " the title is named near it, the owner is not; China, Copyright Law 24(2),"
                        + " US 17 USC 107: criticism, comment, EU 2001/29 5(3)(d); may be licensed: the file says in its"
                        + " own tags (XMP): CC0 of it; ask whether that is so, then decide"
                        + "| 可能适用法定例外，由人裁定：已标明为引用 · 网页自称为新闻报道 · 附近写明了作品名称，未写明权利人"
                        + " · 各部分合计：副本的 43 % 来自该作品，作品的 1.2 % 在副本中 · 另有 1,280 个字符"
                        + " · China, Copyright Law 24(2) · US 17 USC 107: criticism, comment · EU 2001/29 5(3)(d)"
                        + "；可能已获许可：文件自身的标签（XMP）称其许可为 CC0；请先核实，再作裁定",
                "no exception is seen in what is of the work now; before: nobody says any more that it may be licensed;"
                        + " an exception is possible, a person decides: most of it is something else;"
                        + " 9.5 % of the copy is of the work, 0.3 % of the work is in it, 20 other seconds,"
                        + " whether it is attributed is not known; US 17 USC 107(3)"
                        + "| 现有的作品内容中未见可能的例外；此前：已无人声明它可能已获许可；可能适用法定例外，由人裁定："
                        + "副本的大部分为其他内容 · 是否注明出处未知 · 各部分合计：副本的 9.5 % 来自该作品，作品的 0.3 % 在副本中"
                        + " · 另有 20 秒 · US 17 USC 107(3)",
                "an exception is possible, a person decides: as nobody writes it now"
                        + "| 可能适用法定例外，由人裁定：（英文原文）as nobody writes it now",
                "what nobody foresaw at http://x.example/a| （英文原文）what nobody foresaw at hxxp://x[.]example/a",
                "nobody says any more that it may be licensed| 已无人声明它可能已获许可",
                "it was licensed, but another part of the work is in it; may be licensed: what http://s.example/p says of"
                        + " licences could not be read; look at it, then decide"
                        + "| 此前为“已许可”，但其中有作品的另一部分；可能已获许可：hxxp://s[.]example/p 有关许可的内容无法读取；请先查看，再作裁定",
            })
    void aRulesReasonIsToldInChinese(String reason, String chinese) {
        assertThat(told("zh", reason)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it was confirmed, but another part of the work is in it",
                "licence " + ID + " of Ada for anyone, from 2026-01-01 to 2026-12-31, DE, L-17, revoked on 2026-11-27",
                "works were merged of which this was confirmed and licensed",
                "what nobody foresaw"
            })
    void inEnglishItReadsAsItWasWritten(String reason) {
        assertThat(told("en", reason)).isEqualToIgnoringCase(reason);
    }

    /** Whatever a rule takes over of what a person wrote stays as it is. */
    @Test
    void whatAPersonWroteIsNotTranslated() {
        assertThat(told("zh", "as Mo decided on 2026-11-01 of what was here: it is there again"))
                .isEqualTo("沿用 Mo 于 2026-11-01 对此处所见的裁定：it is there again");
        assertThat(told("en", "seen on https://x.example/a")).isEqualTo("seen on hxxps://x[.]example/a");
    }

    /** Its facts are told beside it, so nothing is left to say. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void ofAnExceptionAloneNothingElseIsSaid(String language) {
        PossibleException possible = new PossibleException(
                new ExceptionFacts(
                        Medium.TEXT,
                        0.012,
                        0.43,
                        100,
                        1,
                        OptionalDouble.of(1280),
                        OptionalDouble.of(1100),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Attribution.NONE,
                        false,
                        Optional.empty(),
                        OptionalInt.empty()),
                List.of(ExceptionGround.QUOTED),
                List.of());
        ReportWords words = new ReportWords(Language.of(language).orElseThrow());
        Decision alone = decided(possible.sentence(), possible);
        assertThat(words.reason(alone)).isEmpty();
        assertThat(words.grounds(possible)).isNotBlank();
        assertThat(words.reason(decided("it is there again; " + possible.sentence(), possible)))
                .isNotBlank();
    }

    private static Decision decided(String reason, PossibleException possible) {
        return new Decision(
                ID,
                DecisionState.REVIEW,
                reason,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(possible));
    }
}
