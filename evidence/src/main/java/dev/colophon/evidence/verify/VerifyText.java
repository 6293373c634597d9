package dev.colophon.evidence.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report for people: the grade in a sentence, then one line a check, in groups. */
public final class VerifyText {

    /** The language of everything but the reasons of single checks, which are English. */
    public enum Language {
        EN,
        ZH;

        /** The language of whoever reads, English where it is not written here. */
        public static Language ofUser(Locale locale) {
            return locale.getLanguage().equals("zh") ? ZH : EN;
        }
    }

    private static final Map<Status, String> ENGLISH = Map.of(
            Status.PASS, "PASS   ", Status.FAIL, "FAIL   ", Status.UNKNOWN, "UNKNOWN", Status.NOT_PRESENT, "ABSENT ");
    private static final Map<Status, String> CHINESE =
            Map.of(Status.PASS, "通过", Status.FAIL, "失败", Status.UNKNOWN, "未知", Status.NOT_PRESENT, "没有");

    private final VerifyReport report;
    private final boolean chinese;
    private final StringBuilder out = new StringBuilder();

    private VerifyText(VerifyReport report, Language language) {
        this.report = report;
        this.chinese = language == Language.ZH;
    }

    /** The report in lines that each end in a newline. */
    public static String of(VerifyReport report, Language language) {
        return new VerifyText(report, language).write();
    }

    private String write() {
        line(say("Evidence bundle ", "证据包 ") + report.bundle());
        line(say("Grade ", "等级 ") + report.grade() + say(": ", "：") + sentence());
        line(independence());
        if (!report.missing().isEmpty()) {
            line(say("Missing: ", "缺少：") + String.join(", ", report.missing()));
        }
        List<String> caps =
                report.caps().stream().map(CheckResult::id).distinct().toList();
        if (!caps.isEmpty() && report.grade() != EvidenceGrade.F) {
            line(say("No better grade because of: ", "未能获得更高等级的原因：") + String.join(", ", caps));
        }
        for (Check.Group group : Check.Group.values()) {
            line("");
            line(chinese ? group.chinese : group.english);
            report.checks().stream().filter(check -> groupOf(check) == group).forEach(this::check);
        }
        return out.toString();
    }

    private static Check.Group groupOf(CheckResult result) {
        return Check.of(result.id()).map(check -> check.group).orElse(Check.Group.PROCESS);
    }

    private void check(CheckResult result) {
        Optional<Check> check = Check.of(result.id());
        String title =
                check.map(known -> chinese ? known.chinese : known.english).orElseGet(() -> say("Environment", "环境项"));
        boolean told = result.status() == Status.FAIL || result.status() == Status.UNKNOWN;
        String place = told && !result.part().isEmpty() ? "[" + result.part() + "] " : "";
        String why = place + result.why();
        line("  %s  %-20s %s%s"
                .formatted(
                        (chinese ? CHINESE : ENGLISH).get(result.status()),
                        result.id(),
                        title,
                        why.isEmpty() ? "" : say(": ", "：") + why));
    }

    /** What the grade means to whoever must decide. */
    private String sentence() {
        return switch (report.grade()) {
            case A ->
                say(
                        "These bytes have not changed since they were captured. A timestamp authority and witnesses that do not"
                                + " belong to the claimant confirm when they existed.",
                        "这些数据自取证以来未被改动；与权利主张方无关的时间戳机构和见证方均证实其存在的时间。");
            case B ->
                say(
                        "These bytes have not changed since they were captured. Somebody who does not belong to the claimant"
                                + " confirms when they existed; see below what is left open.",
                        "这些数据自取证以来未被改动；有与权利主张方无关的一方证实其存在的时间。尚未确定的事项见下文。");
            case C ->
                say(
                        "These bytes fit together and have not changed since they were sealed. When that was, and what answered,"
                                + " rests at least in part on the claimant's own word.",
                        "这些数据相互吻合，自封存以来未被改动；但封存时间或应答方至少部分仅有权利主张方自己的说明。");
            case F ->
                say(
                        "Do not rely on this bundle as it is: %s below what does not hold."
                                .formatted(
                                        report.failures().size() == 1
                                                ? "1 finding says"
                                                : report.failures().size() + " findings say"),
                        "不应依赖现状下的本证据包：下列 %d 项不成立。".formatted(report.failures().size()));
        };
    }

    private String independence() {
        VerifyReport.Independence independent = report.independent();
        if (!independent.trustFolder()) {
            return say(
                    "Independent: nobody counts, because no trust folder was given (--trust). Grade C is the best without one.",
                    "独立性：未指定信任目录 (--trust)，任何机构均不计为独立；此时最高为 C 级。");
        }
        return say("Independent: authorities %s; witnesses %s (%d asked for)", "独立性：时间戳机构 %s；见证方 %s（要求 %d 个）")
                .formatted(names(independent.authorities()), names(independent.witnesses()), independent.quorum());
    }

    private String names(List<String> names) {
        return names.isEmpty() ? say("none", "无") : String.join(", ", names);
    }

    private String say(String english, String chineseText) {
        return chinese ? chineseText : english;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
