package dev.colophon.evidence.report;

import dev.colophon.evidence.report.EvidenceReport.MatchedWork;
import java.util.List;

/** The works that share content with what was found. */
final class Matches {

    /** Titles and names are whole up to here; a longer one is in {@code match.json}. */
    static final int TITLE_CHARACTERS = 300;

    private static final int MOST_MATCHES = 500;
    private static final int MOST_SEGMENTS = 200;

    private Matches() {}

    static void write(Html html, List<MatchedWork> matches, Language language) {
        Opening.heading(html, 2, language, "比对结果", "What it matches");
        if (matches.isEmpty()) {
            html.element("p", "none", language.of("与登记作品比对，未发现相同内容。", "It shares content with no registered work."));
            return;
        }
        html.element(
                "p",
                language.of(
                        "“误报期望”指在登记库这样的规模下，一次检索仅凭巧合得到同等结果的预期次数，由实测数据校准；越接近零，结果越可靠。",
                        "“Expected false alarms” is how many such results one search of a register of this size would give by chance,"
                                + " calibrated on data. The closer to zero, the surer the match."));
        matches.stream().limit(MOST_MATCHES).forEach(match -> write(html, match, matches.indexOf(match) + 1, language));
        rest(html, matches.size() - MOST_MATCHES, language);
    }

    private static void write(Html html, MatchedWork match, int number, Language language) {
        html.open("section", "match")
                .open("h3")
                .text(number + ".\u2002")
                .text(match.title(), TITLE_CHARACTERS)
                .close("h3");
        html.facts(rows -> {
            rows.fact(
                    language.of("作品", "Work"),
                    cell -> cell.text(kind(match.kind(), language) + " · ").address(match.work()));
            rows.fact(language.of("登记文件", "Registered file"), cell -> reference(cell, match.reference()));
            rows.fact(
                    language.of("确信程度", "Certainty"),
                    cell -> cell.open("strong")
                            .text(grade(match.grade(), language))
                            .close("strong"));
            rows.fact(language.of("误报期望", "Expected false alarms"), cell -> Figures.number(cell, match.falseAlarms()));
            rows.fact(language.of("改动方式", "How it was changed"), Figures.change(match.change(), language));
            rows.fact(language.of("比对程序", "Compared by"), cell -> cell.text(match.tool(), TITLE_CHARACTERS));
        });
        segments(html, match.segments(), language);
        html.close("section");
    }

    private static void reference(Html cell, String reference) {
        cell.open("code", "address").text(reference, TITLE_CHARACTERS).close("code");
    }

    private static void segments(Html html, List<EvidenceReport.Segment> segments, Language language) {
        if (segments.isEmpty()) {
            return;
        }
        html.element(
                "p",
                "label",
                language.of(
                        "对应部分（作品 → 所发现的文件），共 " + Figures.count(segments.size()) + " 处",
                        "Parts that correspond (work → file that was found): " + Figures.count(segments.size())));
        html.open("ol", segments.getFirst().inWork() instanceof Extent.Seconds ? "segments" : "segments wide");
        segments.stream()
                .limit(MOST_SEGMENTS)
                .forEach(segment -> html.element(
                        "li",
                        Figures.part(segment.inWork(), language) + " → " + Figures.part(segment.inCopy(), language)));
        html.close("ol");
        rest(html, segments.size() - MOST_SEGMENTS, language);
    }

    private static void rest(Html html, int more, Language language) {
        if (more > 0) {
            html.element(
                    "p",
                    "none",
                    language.of(
                            "另有 " + Figures.count(more) + " 项，见容器内 evidence/match.json。",
                            Figures.count(more) + " more stand in evidence/match.json within the container."));
        }
    }

    static String grade(EvidenceReport.Certainty grade, Language language) {
        return switch (grade) {
            case EXACT -> language.of("内容完全一致", "identical content");
            case STRONG -> language.of("确信匹配", "strong match");
            case CANDIDATE -> language.of("疑似，须人工判断", "candidate, for a person to decide");
        };
    }

    private static String kind(EvidenceReport.Kind kind, Language language) {
        return switch (kind) {
            case AUDIO -> language.of("音频", "sound");
            case VIDEO -> language.of("视频", "film");
            case IMAGE -> language.of("图片", "picture");
            case TEXT -> language.of("文字", "text");
        };
    }
}
