package dev.colophon.server.upload;

import dev.colophon.evidence.messages.Message;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.job.JobAnswer;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.evidence.CapturedEvidenceView;
import dev.colophon.service.json.removal.LookedCopyView;
import dev.colophon.service.json.work.RegistrationView;
import dev.colophon.service.precheck.UsePermission;
import dev.colophon.service.precheck.UsedWork;
import dev.colophon.service.removal.LookedCopy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of a job, as it is kept and told to programs. */
public final class JobAnswers {

    private static final String BROKEN = "internal error: the log of the server says more";

    private JobAnswers() {}

    /**
     * Something of which nothing came.
     *
     * @param sighting that was to be looked for; null of evidence
     */
    record NotDoneView(@Nullable String sighting, String reason) {}

    /** The answer of one that has ended. */
    public static JobAnswer of(Job.State state) {
        Map<String, Map<String, String>> uses = new HashMap<>();
        state.uses().forEach((place, works) -> {
            Map<String, String> words = new TreeMap<>();
            works.forEach((work, used) -> words.put(work, use(used)));
            uses.put(place, words);
        });
        Map<String, String> notCompared = new HashMap<>();
        state.found()
                .forEach(finding ->
                        finding.sighting().notCompared().ifPresent(code -> notCompared.put(finding.place(), code)));
        return JobAnswer.of(
                state.done(),
                state.all(),
                items(state),
                uses,
                notCompared,
                state.messages(),
                state.failure().map(line -> line.isEmpty() ? BROKEN : line.toString()));
    }

    private static List<?> items(Job.State state) {
        return switch (state.kind()) {
            case REGISTER ->
                state.registered().stream().map(RegistrationView::of).toList();
            case CHECK, KEEP -> state.found().stream().map(FindingView::of).toList();
            case EVIDENCE -> state.captured().stream().map(JobAnswers::captured).toList();
            case RENEW -> state.renewed();
            case LOOK -> state.looked().stream().map(JobAnswers::looked).toList();
        };
    }

    private static Object captured(CapturedEvidence came) {
        return switch (came) {
            case CapturedEvidence.Taken taken -> CapturedEvidenceView.of(taken);
            case CapturedEvidence.NotTaken not ->
                new NotDoneView(
                        null,
                        not.allowable()
                                .map(door -> Message.of("capture.allow", not.why(), door))
                                .orElse(not.why())
                                .toString());
        };
    }

    private static Object looked(LookedCopy came) {
        return switch (came) {
            case LookedCopy.Looked looked -> LookedCopyView.of(looked);
            case LookedCopy.NotLooked not -> new NotDoneView(not.what(), not.why());
        };
    }

    /** What the use of a work asks for, as a word of the messages. */
    public static String use(UsedWork used) {
        return used.permission() == UsePermission.ASK && !used.certain()
                ? "compare"
                : used.permission().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
