package dev.colophon.evidence.report;

import java.util.Optional;

/** The first page of a language: what this is about, in plain words, and what it does not say. */
final class Opening {

    private static final int TITLE_CHARACTERS = 120;

    /** Here only: the next section has it whole. */
    private static final int ADDRESS_CHARACTERS = 500;

    private Opening() {}

    static String title(Language language) {
        return language.of("电子数据证据报告", "Report on Electronic Evidence");
    }

    static void write(Html html, EvidenceReport report, Optional<String> address, Language language) {
        html.open("header").open("div", "name");
        html.element("p", "kicker", "Colophon");
        html.element("h1", title(language)).element("p", "stem", report.stem()).close("div");
        address.ifPresent(target -> {
            html.open("figure").markup(QrCode.svg(target));
            html.element("figcaption", language.of("扫码核验", "Scan to verify")).close("figure");
        });
        html.close("header");
        html.facts(rows -> {
            rows.fact(language.of("案件", "Case"), report.caseId());
            rows.fact(
                    language.of("取证次序", "Capture"),
                    language.of("第 " + report.number() + " 次", "no. " + report.number()));
            rows.fact(language.of("权利主张人", "Claimant"), cell -> {
                cell.text(report.claimant().name(), Matches.TITLE_CHARACTERS);
                report.claimant()
                        .contact()
                        .ifPresent(contact -> cell.markup("<br>").text(contact, Matches.TITLE_CHARACTERS));
            });
            rows.fact(
                    language.of("取得时间", "Captured"), Figures.time(report.found().at(), language));
            rows.fact(language.of("报告制作时间", "Report made"), Figures.time(report.made(), language));
            rows.fact(language.of("制作软件", "Made with"), cell -> cell.text(report.software(), Matches.TITLE_CHARACTERS));
            rows.fact(language.of("封存数据的哈希", "Hash of what is sealed"), cell -> cell.hash(report.dataPackage()));
            rows.fact(language.of("独立佐证", "Independent witnesses"), independence(report, language));
        });
        summary(html, report, language);
        html.element(
                "p",
                "limits",
                language.of(
                        "本报告只陈述取得的数据、比对结果和保全过程，不作法律判断。时间戳和日志证明数据自该时刻起未被改动，不证明数据在此之前的内容真实；由权利主张人自行运行的时间源和日志，证明力较弱，报告中均已注明。",
                        "This report states what was received, how it compares, and how it was kept. It draws no legal conclusion. A"
                                + " timestamp and a log show that data has not changed since that moment, never that it was true"
                                + " before. Those that the claimant runs are weak evidence; the report says which they are."));
    }

    private static void summary(Html html, EvidenceReport report, Language language) {
        html.open("p", "summary");
        html.text(language.of(
                "本软件于上述时间访问下列网址，收到 " + Figures.bytes(report.found().bytes(), language) + "的文件：",
                "At the time above the software asked the following address and received a file of "
                        + Figures.bytes(report.found().bytes(), language) + ":"));
        html.markup("</p>")
                .open("p", "place")
                .open("code", "address")
                .text(report.found().url(), ADDRESS_CHARACTERS)
                .close("code")
                .close("p");
        html.open("p", "summary");
        if (report.matches().isEmpty()) {
            html.text(language.of(
                    "与登记作品比对，未发现相同内容。", "Compared with the registered works, it shares content with none."));
        } else {
            verdict(html, report.matches().getFirst(), report.matches().size() - 1, language);
        }
        html.text(language.of(
                "原始数据随本报告一并保存，任何人均可按第八节所述方法自行核验。",
                " The original data is kept with this report; anyone can verify it as section 8 describes."));
        html.close("p");
    }

    private static String independence(EvidenceReport report, Language language) {
        long timestamps = report.timestamps().stream()
                .filter(EvidenceReport.Timestamp::independent)
                .count();
        long witnesses = report.log().map(log -> (long) log.witnesses().size()).orElse(0L);
        if (timestamps + witnesses == 0) {
            return language.of("无：时间仅依据权利主张人一方", "none: time rests on the claimant's side alone");
        }
        return language.of("独立时间戳 ", "independent timestamps: ")
                + timestamps
                + language.of(" 个；日志见证方 ", "; witnesses of the log: ")
                + witnesses
                + language.of(" 个（见第七节）", " (section 7)");
    }

    private static void verdict(Html html, EvidenceReport.MatchedWork match, int others, Language language) {
        boolean sure = match.grade() != EvidenceReport.Certainty.CANDIDATE;
        html.text(
                sure
                        ? language.of(
                                "比对表明，该文件含有登记作品《",
                                "The comparison shows that it contains content of the registered work “")
                        : language.of(
                                "比对提示，该文件可能含有登记作品《",
                                "The comparison suggests that it may contain content of the registered work “"));
        html.text(match.title(), TITLE_CHARACTERS).text(language.of("》的内容（", "” ("));
        html.text(Matches.grade(match.grade(), language)).text(language.of("）", ")"));
        if (others > 0) {
            html.text(language.of("，另涉及 " + others + " 项作品", ", and of " + others + " more"));
        }
        html.text(language.of("。", "."));
    }

    /** A section's heading with its number. */
    static void heading(Html html, int number, Language language, String chinese, String english) {
        String numeral = language.of("一二三四五六七八九".substring(number - 1, number) + "、", number + ". ");
        html.element("h2", numeral + language.of(chinese, english));
    }
}
