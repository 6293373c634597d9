package dev.colophon.server.web.cases;

import dev.colophon.cases.file.CaseStep;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.server.page.SurvivalChart;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.CaseMember;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case as its page shows it.
 *
 * @param dossier of the operator; empty of an account of a platform, and where nothing is known of the site
 * @param survival how long copies stayed up at its hosts; empty where none was seen twice
 */
public record CasePage(
        CaseDetail detail, Optional<OperatorDossier> dossier, NoticeWords words, Optional<SurvivalChart> survival) {

    private static final int MOST_BUNDLES = 50;

    /** What a form says that it has seen: how much had happened. */
    public String seen() {
        return detail.events().size() + "-"
                + detail.notices().stream()
                        .mapToInt(notice -> notice.events().size())
                        .sum();
    }

    public String number() {
        return detail.file().number().toString();
    }

    public boolean isOpen() {
        return detail.file().state().isOpen();
    }

    /** Whether it can be opened again: what was merged into another is there. */
    public boolean canBeReopened() {
        return !isOpen() && detail.mergedInto().isEmpty();
    }

    /** Whether the page has a form of that name: what came of another is told at its top. */
    public boolean shows(String act) {
        return act.equals("note") || (act.equals("close") ? isOpen() : act.equals("reopen") && canBeReopened());
    }

    /** What happened, the last first. */
    public List<CaseTimeline.Happened> timeline() {
        return CaseTimeline.of(detail, words);
    }

    /** What can be done next, and what that means for both sides. */
    public List<CaseStep> steps() {
        return CaseStep.of(detail.file(), words.reader());
    }

    /** What is missing for a notice, a sentence each. */
    public List<String> missing() {
        return detail.gaps().messages(words.reader()).stream()
                .map(message -> words.onPage(message))
                .toList();
    }

    /** Its evidence, the newest first, with how many of its copies each shows. */
    public Map<SightingBundles.Kept, Integer> bundles() {
        Map<SightingBundles.Kept, Integer> counted = new LinkedHashMap<>();
        detail.members().stream()
                .flatMap(member -> member.bundles().stream())
                .forEach(bundle -> counted.merge(bundle, 1, Integer::sum));
        Map<SightingBundles.Kept, Integer> newest = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(SightingBundles.Kept::sealedAt)
                        .reversed()
                        .thenComparing(SightingBundles.Kept::name)))
                .limit(MOST_BUNDLES)
                .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
        return newest;
    }

    /** How many of those that are shown are in the case. */
    public long in() {
        return detail.members().stream()
                .filter(member -> member.membership().isIn())
                .count();
    }

    /** What is to be known of a copy in its case: that it left it, or why it may be in no notice; empty where nothing is. */
    public String note(CaseMember member) {
        return member.membership()
                .left()
                .map(left -> words.phrase(
                        "case.show.left",
                        left.at().toString().substring(0, 10),
                        words.reason(left.because()),
                        left.toBeRetracted() ? words.phrase("case.show.to-retract") : ""))
                .or(() -> member.obstacle()
                        .map(why -> words.phrase("case.show.not-in-notice", why.words(words.reader()))))
                .orElse("");
    }
}
