package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.Licence;
import dev.colophon.service.precheck.PrecheckAnswer;
import dev.colophon.service.precheck.PrecheckedFile;
import dev.colophon.service.precheck.UsePermission;
import dev.colophon.service.precheck.UsedPart;
import dev.colophon.service.precheck.UsedWork;
import dev.colophon.service.precheck.VerifyReceipt;
import dev.colophon.service.wording.OutcomeWording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a pre-check says, told to a person. */
public final class PrecheckText {

    private static final int MOST_PARTS = 3;

    private static final String INDENT = "             ";

    private static final String MORE_INDENT = INDENT + "  ";

    private static final int LABEL = 11;

    private final Language reader;
    private final TermsText terms;

    /** @param reader in whose language */
    public PrecheckText(Language reader) {
        this.reader = reader;
        this.terms = new TermsText(reader);
    }

    /** What is said of a file. */
    public List<String> lines(PrecheckedFile checked, Optional<Path> receipt) {
        PrecheckAnswer answer = checked.answer();
        List<String> lines = new ArrayList<>();
        lines.add(Columns.label(words(answer.permission()), LABEL)
                + bold(checked.file().toString()));
        if (answer.works().isEmpty() && answer.permission() == UsePermission.FREE) {
            boolean isWhole = answer.notLookedAt().isEmpty();
            lines.add(
                    INDENT + reader.say(isWhole ? "precheck.nothing" : "precheck.nothing.in-part", answer.searched()));
        }
        answer.notLookedAt()
                .ifPresent(why -> lines.add(said("precheck.not-looked-at", INDENT, ReadingText.reason(why, reader))));
        answer.fingerprinted().ifPresent(_ -> lines.add(INDENT + reader.say("finding.fingerprinted")));
        Map<Optional<String>, List<UsedWork>> unclaimed = answer.works().stream()
                .filter(used -> used.permission() == UsePermission.FREE)
                .collect(Collectors.groupingBy(UsedWork::why, LinkedHashMap::new, Collectors.toList()));
        answer.works().stream()
                .filter(used -> used.permission() != UsePermission.FREE)
                .forEach(used -> lines.addAll(lines(used, 0)));
        unclaimed.values().forEach(alike -> lines.addAll(lines(alike.getFirst(), alike.size() - 1)));
        receipt.ifPresent(file -> lines.add(said("precheck.receipt", INDENT, file.toString())));
        return lines;
    }

    private String said(String what, String indent, String words) {
        return indent + reader.say("at", reader.say(what), Console.safe(words));
    }

    private static String bold(String text) {
        return "@|bold %s|@".formatted(Console.safe(text));
    }

    /** @param more of what is nobody's, one work stands for all: how many others */
    private List<String> lines(UsedWork used, int more) {
        List<String> lines = new ArrayList<>();
        String whose = reader.say(
                "finding.by",
                bold(used.work().title()),
                bold(used.work().owner().name()));
        lines.add(
                INDENT + reader.say("at", more == 0 ? whose : reader.say("precheck.others", whose, more), what(used)));
        lines.add(MORE_INDENT + parts(used.parts()));
        used.why().ifPresent(why -> lines.add(MORE_INDENT + Console.safe(new OutcomeWording(reader).reason(why))));
        used.licences().forEach(licence -> lines.add(MORE_INDENT + Console.safe(terms(licence))));
        used.offer().ifPresent(address -> lines.add(said("precheck.licences", MORE_INDENT, address)));
        used.contact().ifPresent(contact -> lines.add(said("precheck.contact", MORE_INDENT, contact)));
        return lines;
    }

    private String what(UsedWork used) {
        return switch (used.permission()) {
            case LICENSED -> reader.say("precheck.means.licensed");
            case EXCEPTION_POSSIBLE -> reader.say("precheck.means.exception-possible");
            case LICENCE_AVAILABLE -> reader.say("precheck.means.licence-available");
            case ASK -> reader.say(used.certain() ? "precheck.means.ask" : "precheck.means.ask-whether");
            case BLOCKED -> reader.say("precheck.means.blocked");
            case FREE -> reader.say("precheck.means.free");
            case UNKNOWN -> "";
        };
    }

    private String words(UsePermission permission) {
        return reader.say(
                switch (permission) {
                    case FREE -> "precheck.free";
                    case LICENSED -> "precheck.licensed";
                    case EXCEPTION_POSSIBLE -> "precheck.exception-possible";
                    case LICENCE_AVAILABLE -> "precheck.licence-available";
                    case ASK -> "precheck.ask";
                    case BLOCKED -> "precheck.blocked";
                    case UNKNOWN -> "precheck.unknown";
                });
    }

    private String terms(Licence licence) {
        String limits = terms.all(List.of(
                terms.uses(licence.uses()), terms.territories(licence.territories()), terms.dates(licence.dates())));
        String minded = licence.conditions().isEmpty()
                ? limits
                : reader.say("precheck.minding", limits, terms.conditions(licence.conditions()));
        return reader.say(
                "precheck.licence",
                licence.id(),
                licence.licensor().name(),
                terms.licensee(licence.licensee()),
                licence.publicLicence()
                        .map(uri -> terms.all(List.of(minded, uri)))
                        .orElse(minded));
    }

    private String parts(List<UsedPart> parts) {
        String first = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> reader.say("precheck.part", extent(part.work()), extent(part.file())))
                .collect(Collectors.joining(reader.say("match.comma")));
        return parts.size() > MOST_PARTS ? reader.say("match.places.more", first, parts.size() - MOST_PARTS) : first;
    }

    private String extent(UsedPart.Extent extent) {
        return switch (extent) {
            case UsedPart.Seconds(long start, long end) -> clock(start) + "-" + clock(end);
            case UsedPart.Characters(long start, long end) -> reader.say("match.characters", start, end);
            case UsedPart.Percent(long left, long top, long right, long bottom) ->
                left + top == 0 && right + bottom == 200
                        ? reader.say("match.whole")
                        : reader.say("precheck.percent", left, right, top, bottom);
        };
    }

    private static String clock(long seconds) {
        return MatchText.clock(Duration.ofSeconds(seconds));
    }

    /** What a receipt proves. */
    public List<String> verified(Path file, Optional<Path> asked, VerifyReceipt.Verified verified) {
        var receipt = verified.receipt();
        List<String> lines = new ArrayList<>();
        boolean isRight = verified.fault().isEmpty();
        String word = reader.say(isRight ? "precheck.holds" : "precheck.fails");
        String label = Columns.label(word, LABEL);
        lines.add((isRight ? label : "@|bold,red " + word + "|@" + label.substring(word.length()))
                + bold(file.toString()));
        verified.fault().ifPresent(why -> lines.add(INDENT + Console.safe(why.in(reader))));
        lines.add(INDENT
                + reader.say(
                        "precheck.asked",
                        receipt.statement().time().toString(),
                        receipt.statement().query().hex()));
        if (isRight) {
            asked.ifPresent(path -> lines.add(INDENT + reader.say("precheck.same", Console.safe(path.toString()))));
        }
        lines.add(said(
                "precheck.answered",
                INDENT,
                answered(String.valueOf(receipt.answer().get("state")))));
        lines.add(INDENT
                + reader.say(
                        "precheck.leaf",
                        receipt.proof().index(),
                        Console.safe(receipt.key().name())));
        return lines;
    }

    /** The word of a receipt that may be anybody's. */
    private String answered(String state) {
        return Arrays.stream(UsePermission.values())
                .filter(permission -> permission.name().equals(state))
                .findFirst()
                .map(this::words)
                .orElseGet(() -> state.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
