package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.SharedIsrc;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.terms.TermsChange;
import java.net.URLConnection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came, or would come, of registering a file, told to a person. */
public final class RegistrationText {

    private static final String INDENT = "            ";

    /** A code of the JSON output, too. */
    private static final String COMPETING = "@|bold,red COMPETING |@  ";

    private static final int LABEL = 12;
    private static final int LABEL_OF_PREVIEW = 16;

    private RegistrationText() {}

    /** A line for the file, three for each work of somebody else that it shares content with, and one for each thing to be warned of. */
    public static List<String> lines(RegistrationResult result, Language reader) {
        String file = Console.safe(result.file());
        return switch (result) {
            case RegistrationResult.Done(
                    Registration registration,
                    TermsChange terms,
                    List<SharedIsrc> shared,
                    Optional<Credentials> carried) ->
                Stream.of(
                                done(registration, file, reader).stream(),
                                terms(terms, reader),
                                shared.stream().map(one -> warning(one, reader)),
                                carried
                                        .map(credentials -> CredentialsText.lines(credentials, reader))
                                        .orElse(List.of())
                                        .stream())
                        .flatMap(lines -> lines)
                        .toList();
            case RegistrationResult.Refused refused -> List.of(refused(file, refused.reason(), reader));
            case RegistrationResult.WouldRegister _ -> List.of(preview("register.would.register", reader) + file);
            case RegistrationResult.WouldUpdate would ->
                List.of(preview("register.would.update", reader)
                        + reader.say(
                                "at",
                                file,
                                would.update().changes().stream()
                                        .map(change -> wouldBe(change, reader))
                                        .collect(Collectors.joining(reader.say("change.separator")))));
            case RegistrationResult.LeftOut left ->
                List.of(preview("register.left-out", reader) + reader.say("at", file, why(left.reason(), reader)));
            case RegistrationResult.Repeated repeated ->
                List.of(label("register.known", reader)
                        + reader.say("register.repeated", file, Console.safe(repeated.first())));
        };
    }

    private static String label(String key, Language reader) {
        return Columns.label(reader.say(key), LABEL);
    }

    private static String preview(String key, Language reader) {
        return Columns.label(reader.say(key), LABEL_OF_PREVIEW);
    }

    /** A label that stands out. */
    private static String marked(String style, String key, Language reader) {
        String word = reader.say(key);
        return "@|" + style + " " + word + "|@" + Columns.label(word, LABEL).substring(word.length());
    }

    /** What it is, and what to do where something can be done. */
    private static String why(FolderSelection.Reason reason, Language reader) {
        return reader.say(
                switch (reason) {
                    case HIDDEN -> "register.why.hidden";
                    case HOME -> "register.why.home";
                    case LINK -> "register.why.link";
                    case SPECIAL -> "register.why.special";
                    case PLAYLIST -> "register.why.playlist";
                    case ARCHIVE -> "register.why.archive";
                    case SIDE_FILE -> "register.why.side-file";
                    case ENDING -> "register.why.ending";
                    case OTHER -> "register.why.other";
                    case NOT_PERMITTED -> "register.why.not-permitted";
                });
    }

    /** How many files of a folder were left out for a reason: {@code 2 playlists}. */
    public static String leftOut(long count, FolderSelection.Reason reason, Language reader) {
        return reader.say(
                switch (reason) {
                    case HIDDEN -> "register.count.hidden";
                    case HOME -> "register.count.home";
                    case LINK -> "register.count.link";
                    case SPECIAL -> "register.count.special";
                    case PLAYLIST -> "register.count.playlist";
                    case ARCHIVE -> "register.count.archive";
                    case SIDE_FILE -> "register.count.side-file";
                    case ENDING -> "register.count.ending";
                    case OTHER -> "register.count.other";
                    case NOT_PERMITTED -> "register.count.not-permitted";
                },
                count);
    }

    private static String refused(String file, String reason, Language reader) {
        return marked("red", "register.refused", reader)
                + reader.say("at", file, Console.safe(refusal(reason, reader)));
    }

    /** That of a file that could not be read has a code. */
    private static String refusal(String reason, Language reader) {
        String read = ReadingText.reason(reason, reader);
        return read.equals(reason) && !reader.equals(Language.ENGLISH)
                ? ServiceException.told(reason).in(reader)
                : read;
    }

    private static List<String> done(Registration registration, String file, Language reader) {
        return switch (registration) {
            case Registration.Refused refused -> List.of(refused(file, refused.reason(), reader));
            case Registration.Known known ->
                List.of(label("register.known", reader)
                        + as(file, known.registered().work(), kept(known.kept(), reader), reader));
            case Registration.Updated updated ->
                List.of(label("register.updated", reader)
                        + reader.say(
                                "at",
                                as(file, updated.registered().work(), "", reader),
                                updated.changes().stream()
                                                .map(change -> said(change, reader))
                                                .collect(Collectors.joining(reader.say("change.separator")))
                                        + kept(updated.kept(), reader)));
            case Registration.Added added -> added(added, file, reader);
        };
    }

    private static String as(String file, Work work, String more, Language reader) {
        return reader.say("register.as", file, WorkText.named(work), more);
    }

    /** What a message changed of who may show the work, and who holds it. */
    private static Stream<String> terms(TermsChange terms, Language reader) {
        RightsText rights = new RightsText(reader);
        return Stream.of(
                        terms.granted().stream()
                                .map(licence -> reader.say("register.licence.granted", licence(licence, reader))),
                        terms.revoked().stream()
                                .map(licence -> reader.say(
                                        "register.licence.revoked", licence(licence, reader), Licence.GRACE.toDays())),
                        terms.stated().stream().map(right -> reader.say("register.right.stated", rights.claim(right))),
                        terms.withdrawn().stream()
                                .map(right -> reader.say("register.right.withdrawn", rights.claim(right))))
                .flatMap(words -> words)
                .map(words -> INDENT + Console.safe(words));
    }

    /** Of several other works the oldest. */
    private static String warning(SharedIsrc shared, Language reader) {
        SharedIsrc.Other first = shared.others().getFirst();
        int more = shared.others().size() - 1;
        return INDENT
                + reader.say(
                        "register.shared-isrc",
                        reader.say("finding.by", Console.safe(first.title()), Console.safe(first.owner())),
                        first.work(),
                        more == 0 ? "" : reader.say("register.shared-isrc.more", more),
                        Console.safe(shared.isrc()));
    }

    private static String licence(Licence licence, Language reader) {
        TermsText terms = new TermsText(reader);
        String words = terms.all(List.of(
                terms.licensee(licence.licensee()),
                terms.uses(licence.uses()),
                terms.territories(licence.territories()),
                terms.dates(licence.dates())));
        return "%s  %s".formatted(words, licence.id());
    }

    private static String kept(List<Registration.Change> kept, Language reader) {
        return kept.isEmpty()
                ? ""
                : reader.say(
                        "register.kept",
                        kept.stream()
                                .map(change -> wouldBe(change, reader))
                                .collect(Collectors.joining(reader.say("change.separator"))));
    }

    private static List<String> added(Registration.Added added, String file, Language reader) {
        List<String> lines = new ArrayList<>();
        String incomparable = added.registered()
                .reference()
                .unmatchable()
                .map(why -> reader.say("register.incomparable", ReadingText.incomparable(why.name(), reader)))
                .orElse("");
        String label = added.competing().isEmpty() ? label("register.registered", reader) : COMPETING;
        lines.add(label
                + as(
                        file,
                        added.registered().work(),
                        incomparable + partly(added, reader) + misnamed(added, reader),
                        reader));
        added.competing()
                .forEach(match -> lines.addAll(FindingText.match(
                        match, added.competing(), "", added.registered().work().kind(), reader)));
        added.quarantined()
                .ifPresent(why -> lines.add(
                        "    " + reader.say("register.quarantined", Console.safe(QuarantineText.reason(why, reader)))));
        added.contestedUntil()
                .ifPresent(until -> lines.add("    "
                        + reader.say(
                                "register.contested",
                                LocalDate.ofInstant(until, ZoneOffset.UTC).toString(),
                                added.registered().work().id())));
        return lines;
    }

    private static String partly(Registration.Added added, Language reader) {
        return added.registered()
                .reference()
                .partial()
                .map(reached -> reader.say("register.partly", Console.safe(ReadingText.reached(reached, reader))))
                .orElse("");
    }

    /** Content decides what a file is; whoever named it may have meant something else. */
    private static String misnamed(Registration.Added added, Language reader) {
        Medium taken = added.registered().work().kind();
        String promised = String.valueOf(URLConnection.guessContentTypeFromName(
                        String.valueOf(added.file().getFileName())))
                .replaceFirst("/.*", "");
        Optional<Medium> other = switch (promised) {
            case "audio" -> Optional.of(Medium.AUDIO).filter(_ -> taken != Medium.AUDIO);
            case "image" -> Optional.of(Medium.IMAGE).filter(_ -> taken != Medium.IMAGE && taken != Medium.VIDEO);
            case "video" -> Optional.of(Medium.VIDEO).filter(_ -> taken != Medium.VIDEO && taken != Medium.AUDIO);
            case "text" -> Optional.of(Medium.TEXT).filter(_ -> taken != Medium.TEXT);
            default -> Optional.empty();
        };
        return other.map(named -> reader.say(
                        "register.misnamed", FindingText.kind(taken, reader), FindingText.kind(named, reader)))
                .orElse("");
    }

    private static String wouldBe(Registration.Change change, Language reader) {
        String after = Console.safe(change.after());
        return switch (change.detail()) {
            case TITLE -> reader.say("register.change.title", after);
            case OWNER -> reader.say("register.change.owner", after);
            case POLICY -> reader.say("register.change.policy", after);
            case AUTHORISED_HOST -> reader.say("register.change.host", after);
            case IDENTIFIER, FIELD -> after;
        };
    }

    private static String said(Registration.Change change, Language reader) {
        String after = Console.safe(change.after());
        String before = Console.safe(change.before().orElse(""));
        return switch (change.detail()) {
            case OWNER -> reader.say("register.changed.owner", before);
            case TITLE -> reader.say("register.changed.title", before);
            case POLICY -> reader.say("register.changed.policy", after, before);
            case AUTHORISED_HOST -> reader.say("register.change.host", after);
            case IDENTIFIER -> after;
            case FIELD -> change.before().isPresent() ? reader.say("register.changed.field", after, before) : after;
        };
    }
}
