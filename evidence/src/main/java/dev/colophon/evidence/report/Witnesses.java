package dev.colophon.evidence.report;

import dev.colophon.evidence.report.EvidenceReport.LogPlace;
import dev.colophon.evidence.report.EvidenceReport.Timestamp;

/** Who else can say that this existed then: timestamps and the log, and how independent they are. */
final class Witnesses {

    private static final int NAME_CHARACTERS = 300;

    private Witnesses() {}

    static void write(Html html, EvidenceReport report, Language language) {
        Opening.heading(html, 7, language, "时间与登记", "Time and log");
        html.facts(rows -> rows.fact(
                language.of("所证明的对象", "What they are about"),
                cell -> cell.text("datapackage.json · SHA-256").hash(report.dataPackage())));
        html.element("h3", language.of("时间戳", "Timestamps"));
        if (report.timestamps().isEmpty()) {
            html.element(
                    "p",
                    "none",
                    language.of(
                            "没有时间戳：时间仅依据取证设备自身的时钟。",
                            "There is no timestamp: time rests on the clock of the capturing machine alone."));
        }
        report.timestamps().forEach(timestamp -> timestamp(html, timestamp, language));
        html.element("h3", language.of("透明日志", "Transparency log"));
        report.log()
                .ifPresentOrElse(
                        log -> log(html, log, language),
                        () -> html.element("p", "none", language.of("未载入日志。", "It stands in no log.")));
    }

    private static void timestamp(Html html, Timestamp timestamp, Language language) {
        html.facts(rows -> {
            rows.fact(language.of("签发机构", "Authority"), cell -> cell.text(timestamp.authority(), NAME_CHARACTERS));
            rows.fact(language.of("时间", "Time"), Figures.time(timestamp.time(), language));
            rows.fact(
                    language.of("独立性", "Independence"),
                    timestamp.independent()
                            ? language.of("独立：由权利主张人以外的机构运行", "independent: not run by the claimant")
                            : language.of(
                                    "仅为本地时间：由权利主张人自行运行，不构成独立证明",
                                    "local time only: run by the claimant, no independent witness"));
            rows.fact(language.of("文件", "File"), cell -> cell.address(timestamp.part()));
        });
    }

    private static void log(Html html, LogPlace log, Language language) {
        html.facts(rows -> {
            rows.fact(
                    language.of("日志", "Log"),
                    cell -> cell.open("code", "address")
                            .text(log.origin(), NAME_CHARACTERS)
                            .close("code"));
            rows.fact(
                    language.of("位置", "Place"),
                    language.of("第 ", "entry ")
                            + Figures.count(log.index())
                            + language.of(" 号条目（自 0 起），日志共 ", " (counted from 0) of ")
                            + Figures.count(log.size())
                            + language.of(" 条", ""));
            rows.fact(language.of("条目哈希", "Hash of the entry"), cell -> cell.hash(log.leaf()));
            rows.fact(language.of("根哈希", "Root hash"), cell -> cell.hash(log.root()));
            rows.fact(language.of("见证方", "Witnesses"), cell -> {
                if (log.witnesses().isEmpty()) {
                    cell.text(language.of("无：日志只有其运行者自己的签名", "none: only the log's own operator has signed"));
                }
                log.witnesses()
                        .forEach(witness -> cell.open("div")
                                .text(witness.name(), NAME_CHARACTERS)
                                .text(language.of("，", ", ") + Figures.time(witness.time(), language))
                                .close("div"));
            });
        });
    }
}
