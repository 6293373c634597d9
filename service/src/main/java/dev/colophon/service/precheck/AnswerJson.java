package dev.colophon.service.precheck;

import dev.colophon.detect.FingerprintedFile;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as JSON: what a receipt hashes, and what {@code precheck --json} prints as {@code answer}; the schema is a part of {@code
 * precheck.schema.json}.
 */
public final class AnswerJson {

    private AnswerJson() {}

    /** Its members; what is not known is left out. */
    public static Map<String, Object> of(PrecheckAnswer answer) {
        Map<String, Object> members = new TreeMap<>();
        members.put("state", answer.permission().name());
        answer.kind().ifPresent(kind -> members.put("kind", kind.name()));
        answer.durationMillis().ifPresent(millis -> members.put("seconds", Math.round(millis / 1000.0)));
        answer.notLookedAt().ifPresent(why -> members.put("notLookedAt", why));
        answer.fingerprinted().ifPresent(file -> members.put("fingerprinted", of(file)));
        members.put("searched", answer.searched());
        members.put("works", answer.works().stream().map(AnswerJson::of).toList());
        return members;
    }

    /** A file of which there was the fingerprint alone, as whoever took it says, and what could not be looked at so. */
    public static Map<String, Object> of(FingerprintedFile file) {
        Map<String, Object> members = new TreeMap<>();
        members.put("sha256", file.sha256());
        members.put("bytes", file.bytes());
        members.put("type", file.type().name());
        members.put("notChecked", NotChecked.of(file).stream().map(Enum::name).toList());
        return members;
    }

    private static Map<String, Object> of(UsedWork used) {
        Map<String, Object> members = new TreeMap<>();
        members.put("work", used.work().id());
        members.put("title", used.work().title());
        members.put("owner", used.work().owner().name());
        members.put("state", used.permission().name());
        members.put("certain", used.certain());
        members.put("licences", used.licences().stream().map(AnswerJson::of).toList());
        used.why().ifPresent(why -> members.put("why", why));
        used.offer().ifPresent(address -> members.put("offer", address));
        used.contact().ifPresent(contact -> members.put("contact", contact));
        members.put("parts", used.parts().stream().map(AnswerJson::of).toList());
        return members;
    }

    private static Map<String, Object> of(Licence licence) {
        Map<String, Object> members = new TreeMap<>();
        members.put("licence", licence.id());
        members.put("licensor", licence.licensor().name());
        members.put("licensee", licence.licensee().toString());
        members.put("territories", licence.territories().toString());
        some(licence.uses().stream().sorted().map(LicensedUse::standard).toList())
                .ifPresent(uses -> members.put("uses", uses));
        some(licence.conditions().stream().sorted().map(LicenceCondition::word).toList())
                .ifPresent(conditions -> members.put("conditions", conditions));
        licence.dates().first().map(LocalDate::toString).ifPresent(day -> members.put("from", day));
        licence.dates().last().map(LocalDate::toString).ifPresent(day -> members.put("to", day));
        licence.publicLicence().ifPresent(uri -> members.put("publicLicence", uri));
        return members;
    }

    private static Optional<List<String>> some(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Map<String, Object> of(UsedPart part) {
        return Map.of("medium", part.medium().name(), "work", of(part.work()), "file", of(part.file()));
    }

    private static Map<String, Object> of(UsedPart.Extent extent) {
        return switch (extent) {
            case UsedPart.Seconds(long start, long end) -> Map.of("start", start, "end", end);
            case UsedPart.Characters(long start, long end) -> Map.of("start", start, "end", end);
            case UsedPart.Percent(long left, long top, long right, long bottom) ->
                Map.of("left", left, "top", top, "right", right, "bottom", bottom);
        };
    }
}
