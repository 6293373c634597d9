package dev.colophon.server.web.evidence;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.service.proof.BundleVerification;
import dev.colophon.service.proof.BundleVerification.CheckedPart;
import java.util.List;

/** What the verifier found in words, as its own report for people has them. */
public record CheckWords(Language language) {

    /** What the grade means to whoever must decide. */
    public String sentence(BundleVerification verification) {
        return verification.grade() == EvidenceGrade.F
                ? language.say("verify.sentence.F", verification.count(Status.FAIL))
                : language.say("verify.sentence." + verification.grade().name());
    }

    /** Who vouches for it and is not its maker. */
    public String independence(BundleVerification verification) {
        BundleVerification.Independence independent = verification.independent();
        return independent.trustFolder()
                ? language.say(
                        "verify.independent",
                        names(independent.authorities()),
                        names(independent.witnesses()),
                        independent.quorum())
                : language.say("verify.independent.nobody");
    }

    private String names(List<String> names) {
        return names.isEmpty() ? language.say("verify.none") : String.join(language.say("list.separator"), names);
    }

    /** What a check asks; bundles of others may hold items that nobody here has named. */
    public String title(CheckedPart part) {
        String item = "environment.item." + part.id().replaceFirst("^" + Check.ENVIRONMENT, "");
        return Check.of(part.id())
                .map(check -> check.title().in(language))
                .orElseGet(() -> language.say(language.has(item) ? item : "environment.item"));
    }

    public String status(Status status) {
        return language.say("status." + status.name()).strip();
    }

    /** Whether the part at fault is named. */
    public boolean isPlaced(CheckedPart part) {
        return (part.status() == Status.FAIL || part.status() == Status.UNKNOWN)
                && !part.part().isEmpty();
    }

    /**
     * The class of the badge of a status.
     *
     * @param sound whether all of its group holds: beside what is broken or open nothing is green
     */
    public static String sign(Status status, boolean sound) {
        return switch (status) {
            case FAIL -> "fault";
            case UNKNOWN -> "hold";
            case NOT_PRESENT -> "gone";
            case PASS -> sound ? "cleared" : "passed";
        };
    }
}
