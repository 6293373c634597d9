package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.precheck.PrecheckAnswer;
import dev.colophon.service.precheck.PrecheckedFile;
import dev.colophon.service.precheck.UsePermission;
import dev.colophon.service.precheck.UsedPart;
import dev.colophon.service.precheck.UsedWork;
import dev.colophon.service.precheck.VerifyReceipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a pre-check says, told to a person. */
public final class PrecheckText {

    private static final int MOST_PARTS = 3;

    private PrecheckText() {}

    /** What is said of a file. */
    public static List<String> lines(PrecheckedFile checked, Optional<Path> receipt) {
        PrecheckAnswer answer = checked.answer();
        List<String> lines = new ArrayList<>();
        lines.add("%-10s @|bold %s|@"
                .formatted(
                        words(answer.permission()), Console.safe(checked.file().toString())));
        if (answer.works().isEmpty() && answer.permission() == UsePermission.FREE) {
            lines.add("             nothing of %s was found%s"
                    .formatted(
                            Plural.of(answer.searched(), "registered work", "registered works"),
                            answer.notLookedAt().isPresent() ? " in what was looked at" : ""));
        }
        answer.notLookedAt().ifPresent(why -> lines.add("             not looked at: " + Console.safe(why)));
        Map<Optional<String>, List<UsedWork>> unclaimed = answer.works().stream()
                .filter(used -> used.permission() == UsePermission.FREE)
                .collect(Collectors.groupingBy(UsedWork::why, LinkedHashMap::new, Collectors.toList()));
        answer.works().stream()
                .filter(used -> used.permission() != UsePermission.FREE)
                .forEach(used -> lines.addAll(lines(used, "")));
        unclaimed.values().forEach(alike -> lines.addAll(lines(alike.getFirst(), more(alike.size() - 1))));
        receipt.ifPresent(file -> lines.add("             receipt: " + Console.safe(file.toString())));
        return lines;
    }

    /** Of what is nobody's, one work stands for all. */
    private static String more(int works) {
        return works == 0 ? "" : " and " + Plural.of(works, "other work", "other works");
    }

    private static List<String> lines(UsedWork used, String more) {
        List<String> lines = new ArrayList<>();
        lines.add("             @|bold %s|@ by @|bold %s|@%s: %s"
                .formatted(
                        Console.safe(used.work().title()),
                        Console.safe(used.work().owner().name()),
                        more,
                        what(used)));
        lines.add("               " + parts(used.parts()));
        used.why().ifPresent(why -> lines.add("               " + Console.safe(why)));
        used.licences().forEach(licence -> lines.add("               " + terms(licence)));
        used.offer().ifPresent(address -> lines.add("               licences: " + Console.safe(address)));
        used.contact().ifPresent(contact -> lines.add("               contact: " + Console.safe(contact)));
        return lines;
    }

    private static String what(UsedWork used) {
        return switch (used.permission()) {
            case LICENSED -> "licensed, within the limits of the licence";
            case EXCEPTION_POSSIBLE -> "the law may allow this without a licence, which nobody has judged";
            case LICENCE_AVAILABLE -> "its owner offers licences";
            case ASK ->
                used.certain()
                        ? "ask its owner"
                        : "it looks like this work and may be another: compare, and ask its owner if it is";
            case BLOCKED -> "it is registered as to be blocked: ask before you publish, or leave it out";
            case FREE -> "no claim to what is in the file";
            case UNKNOWN -> "";
        };
    }

    private static String words(UsePermission permission) {
        return permission.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String terms(Licence licence) {
        return "licence %s of %s for %s: %s, %s, %s%s%s"
                .formatted(
                        licence.id(),
                        Console.safe(licence.licensor().name()),
                        Console.safe(licence.licensee().toString()),
                        LicensedUse.words(licence.uses()),
                        licence.territories(),
                        licence.dates(),
                        licence.conditions().isEmpty() ? "" : "; mind: " + LicenceCondition.words(licence.conditions()),
                        licence.publicLicence()
                                .map(uri -> ", " + Console.safe(uri))
                                .orElse(""));
    }

    private static String parts(List<UsedPart> parts) {
        String first = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> "%s of the work at %s".formatted(extent(part.work()), extent(part.file())))
                .collect(Collectors.joining(", "));
        return parts.size() > MOST_PARTS ? first + " and " + (parts.size() - MOST_PARTS) + " more" : first;
    }

    private static String extent(UsedPart.Extent extent) {
        return switch (extent) {
            case UsedPart.Seconds(long start, long end) -> clock(start) + "-" + clock(end);
            case UsedPart.Characters(long start, long end) -> "characters %d-%d".formatted(start, end);
            case UsedPart.Percent(long left, long top, long right, long bottom) ->
                left + top == 0 && right + bottom == 200
                        ? "the whole"
                        : "%d-%d %% across, %d-%d %% down".formatted(left, right, top, bottom);
        };
    }

    private static String clock(long seconds) {
        return MatchText.clock(Duration.ofSeconds(seconds));
    }

    /** What a receipt proves. */
    public static List<String> verified(Path file, Optional<Path> asked, VerifyReceipt.Verified verified) {
        var receipt = verified.receipt();
        List<String> lines = new ArrayList<>();
        lines.add((verified.fault().isEmpty() ? "holds      " : "@|bold,red fails|@      ")
                + "@|bold %s|@".formatted(Console.safe(file.toString())));
        verified.fault().ifPresent(why -> lines.add("             " + Console.safe(why)));
        lines.add("             asked at %s about the file with the SHA-256 %s"
                .formatted(
                        receipt.statement().time(), receipt.statement().query().hex()));
        if (verified.fault().isEmpty()) {
            asked.ifPresent(path -> lines.add("             which is that of " + Console.safe(path.toString())));
        }
        lines.add("             answered: "
                + Console.safe(String.valueOf(receipt.answer().get("state"))
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')));
        lines.add("             leaf %d of the log %s"
                .formatted(receipt.proof().index(), Console.safe(receipt.key().name())));
        return lines;
    }
}
