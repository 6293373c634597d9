package dev.colophon.server.web;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.job.KeptJob;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.wording.RecordedWording;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of files that were handed in, for the page that tells it. */
public final class JobWords {

    private static final String CAUSE = "refused.file.";
    private static final String DETAILS = "reading.told.";
    private static final String UNFETCHED = "watch.why.";
    private static final Pattern CODE = Pattern.compile("([A-Z]+(?:_[A-Z]+)*): ");

    private JobWords() {}

    /** The name of a file; where it lay for a while means nothing to anybody. */
    public static String fileName(String place) {
        String name = place.substring(1 + Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')));
        return name.isEmpty() ? place : name;
    }

    /** What a file is registered as. */
    public static Registered registered(RegistrationResult.Done done) {
        return switch (done.registration()) {
            case Registration.Added added -> added.registered();
            case Registration.Updated updated -> updated.registered();
            case Registration.Known known -> known.registered();
            case Registration.Refused _ -> throw new IllegalArgumentException("it is not registered");
        };
    }

    /** The code of why nothing of a file could be compared, such as {@code TOO_PLAIN}. */
    public static String code(Finding finding) {
        return finding.sighting().notCompared().orElse("");
    }

    /** Why nothing was stored of a file. */
    public static String reason(RegistrationResult result) {
        return switch (result) {
            case RegistrationResult.Refused refused -> refused.reason();
            case RegistrationResult.Done(Registration.Refused refused, var _, var _, var _) -> refused.reason();
            case RegistrationResult.LeftOut left -> left.reason().words();
            case RegistrationResult.Repeated repeated -> "the same bytes as " + fileName(repeated.first());
            case RegistrationResult.Done _, RegistrationResult.WouldRegister _, RegistrationResult.WouldUpdate _ -> "";
        };
    }

    /** The same in the language of the page, as far as its code says it; empty where it has none. */
    public static String cause(RegistrationResult result, Tongue words) {
        return result instanceof RegistrationResult.Repeated
                ? words.say(CAUSE + "SAME_BYTES")
                : cause(reason(result), words);
    }

    /** What the code of a reason such as {@code ENCRYPTED: …} says. */
    public static String cause(String reason, Tongue words) {
        Matcher code = CODE.matcher(reason);
        return code.lookingAt() && words.has(CAUSE + code.group(1)) ? words.say(CAUSE + code.group(1)) : "";
    }

    /** Why a file could not be read, or not all of it, in the language of the page; in English where no message reads as it does. */
    public static Told told(String reason, Tongue words) {
        Matcher code = CODE.matcher(reason);
        String before = code.lookingAt() ? code.group() : "";
        String rest = reason.substring(before.length());
        return new RecordedWording(DETAILS, words.report().language())
                .known(rest)
                .or(() -> new RecordedWording(UNFETCHED, words.report().language()).known(rest))
                .map(detail -> Told.of(words, before + detail))
                .orElseGet(() -> new Told(reason, Tongue.ENGLISH.tag()));
    }

    /** Why a job ended before all was done, to be told in the language of the page. */
    public static Message failure(KeptJob job) {
        String line = job.answer()
                .flatMap(answer -> Optional.ofNullable(answer.failure()))
                .orElse("");
        return ServiceException.told(new IllegalStateException(line));
    }
}
