package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import java.util.List;

/** A report for people: the grade in a sentence, then one line a check, in groups. */
public final class VerifyText {

    private final VerifyReport report;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private VerifyText(VerifyReport report, Language language) {
        this.report = report;
        this.language = language;
    }

    /** The report in lines that each end in a newline. */
    public static String of(VerifyReport report, Language language) {
        return new VerifyText(report, language).write();
    }

    private String write() {
        line(language.say("verify.bundle", report.bundle()));
        line(language.say("verify.grade", report.grade().name(), sentence()));
        line(independence());
        if (!report.missing().isEmpty()) {
            line(language.say("verify.missing", list(report.missing())));
        }
        List<String> caps =
                report.caps().stream().map(CheckResult::id).distinct().toList();
        if (!caps.isEmpty() && report.grade() != EvidenceGrade.F) {
            line(language.say("verify.caps", list(caps)));
        }
        for (Check.Group group : Check.Group.values()) {
            line("");
            line(group.title().in(language));
            report.checks().stream().filter(check -> groupOf(check) == group).forEach(this::check);
        }
        return out.toString();
    }

    private static Check.Group groupOf(CheckResult result) {
        return Check.of(result.id()).map(check -> check.group).orElse(Check.Group.PROCESS);
    }

    private void check(CheckResult result) {
        String title = Check.of(result.id())
                .map(Check::title)
                .orElseGet(() -> item(result.id()))
                .in(language);
        boolean told = result.status() == Status.FAIL || result.status() == Status.UNKNOWN;
        String place = told && !result.part().isEmpty() ? "[" + result.part() + "] " : "";
        String why = place + result.reason().in(language);
        String line = "  %s  %-20s "
                .formatted(language.say("status." + result.status().name()), result.id());
        line(line + (why.isEmpty() ? title : language.say("at", title, why)));
    }

    /** Bundles of others may hold items that nobody here has named. */
    private Message item(String id) {
        String key = "environment.item." + id.substring(Check.ENVIRONMENT.length());
        return Message.of(language.has(key) ? key : "environment.item");
    }

    /** What the grade means to whoever must decide. */
    private String sentence() {
        return report.grade() == EvidenceGrade.F
                ? language.say("verify.sentence.F", report.failures().size())
                : language.say("verify.sentence." + report.grade().name());
    }

    private String independence() {
        VerifyReport.Independence independent = report.independent();
        return independent.trustFolder()
                ? language.say(
                        "verify.independent",
                        names(independent.authorities()),
                        names(independent.witnesses()),
                        independent.quorum())
                : language.say("verify.independent.nobody");
    }

    private String names(List<String> names) {
        return names.isEmpty() ? language.say("verify.none") : list(names);
    }

    private String list(List<String> names) {
        return String.join(language.say("list.separator"), names);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
