package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.SharedIsrc;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.terms.TermsChange;
import java.net.URLConnection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came, or would come, of registering a file, told to a person. */
public final class RegistrationText {

    private static final String INDENT = "            ";

    private RegistrationText() {}

    /** A line for the file, three for each work of somebody else that it shares content with, and one for each thing to be warned of. */
    public static List<String> lines(RegistrationResult result) {
        String file = Console.safe(result.file());
        return switch (result) {
            case RegistrationResult.Done(
                    Registration registration,
                    TermsChange terms,
                    List<SharedIsrc> shared,
                    Optional<Credentials> carried) ->
                Stream.of(
                                done(registration, file).stream(),
                                terms(terms),
                                shared.stream().map(RegistrationText::warning),
                                carried.map(CredentialsText::lines).orElse(List.of()).stream())
                        .flatMap(lines -> lines)
                        .toList();
            case RegistrationResult.Refused refused -> List.of(refused(file, refused.reason()));
            case RegistrationResult.WouldRegister _ -> List.of("would register  " + file);
            case RegistrationResult.WouldUpdate would ->
                List.of("would update    " + file + ": "
                        + would.update().changes().stream()
                                .map(RegistrationText::wouldBe)
                                .collect(Collectors.joining("; ")));
            case RegistrationResult.LeftOut left ->
                List.of("left out        " + file + ": " + left.reason().words());
            case RegistrationResult.Repeated repeated ->
                List.of("known       " + file + ": the same bytes as " + Console.safe(repeated.first()));
        };
    }

    /** How many files of a folder were left out for a reason: {@code 2 playlists}. */
    public static String leftOut(long count, FolderSelection.Reason reason) {
        return switch (reason) {
            case HIDDEN -> count + " hidden";
            case HOME -> Plural.of(count, "home of Colophon", "homes of Colophon");
            case LINK -> Plural.of(count, "link", "links");
            case SPECIAL -> Plural.of(count, "pipe or device", "pipes or devices");
            case PLAYLIST -> Plural.of(count, "playlist", "playlists");
            case ARCHIVE -> Plural.of(count, "archive", "archives");
            case SIDE_FILE -> Plural.of(count, "side file", "side files");
            case ENDING -> Plural.of(count, "text with another ending", "texts with other endings");
            case OTHER -> Plural.of(count, "other file", "other files");
            case NOT_PERMITTED -> count + " not permitted";
        };
    }

    private static String refused(String file, String reason) {
        return "@|red refused|@     " + file + ": " + Console.safe(reason);
    }

    private static List<String> done(Registration registration, String file) {
        return switch (registration) {
            case Registration.Refused refused -> List.of(refused(file, refused.reason()));
            case Registration.Known known ->
                List.of("known       " + file + "  as "
                        + named(known.registered().work())
                        + kept(known.kept()));
            case Registration.Updated updated ->
                List.of("updated     " + file + "  as "
                        + named(updated.registered().work()) + ": "
                        + updated.changes().stream().map(RegistrationText::said).collect(Collectors.joining("; "))
                        + kept(updated.kept()));
            case Registration.Added added -> added(added, file);
        };
    }

    /** What a message changed of who may show the work, and who holds it. */
    private static Stream<String> terms(TermsChange terms) {
        return Stream.of(
                        terms.granted().stream().map(licence -> "licence granted: " + licence(licence)),
                        terms.revoked().stream()
                                .map(licence -> "licence revoked: " + licence(licence)
                                        + "; it covers what is seen in the next %d days, too"
                                                .formatted(Licence.GRACE.toDays())),
                        terms.stated().stream().map(right -> "right: " + right.sentence()),
                        terms.withdrawn().stream().map(right -> "right taken back: " + right.sentence()))
                .flatMap(words -> words)
                .map(words -> INDENT + Console.safe(words));
    }

    /** Of several other works the oldest. */
    private static String warning(SharedIsrc shared) {
        SharedIsrc.Other first = shared.others().getFirst();
        int more = shared.others().size() - 1;
        return INDENT
                + "warning: %s by %s  %s%s has the ISRC %s, too, which names one recording: correct one, or make them one with `colophon works merge`"
                        .formatted(
                                Console.safe(first.title()),
                                Console.safe(first.owner()),
                                first.work(),
                                more == 0 ? "" : " (and %s)".formatted(Plural.of(more, "other work", "other works")),
                                Console.safe(shared.isrc()));
    }

    private static String licence(Licence licence) {
        return "%s, %s, %s, %s  %s"
                .formatted(
                        licence.licensee(),
                        LicensedUse.words(licence.uses()),
                        licence.territories(),
                        licence.dates(),
                        licence.id());
    }

    private static String kept(List<Registration.Change> kept) {
        return kept.isEmpty()
                ? ""
                : kept.stream()
                        .map(RegistrationText::wouldBe)
                        .collect(Collectors.joining(
                                "; ", "; not applied, since a person has edited or merged the work: ", ""));
    }

    private static List<String> added(Registration.Added added, String file) {
        List<String> lines = new ArrayList<>();
        String incomparable = added.registered()
                .reference()
                .unmatchable()
                .map(why -> " (cannot be compared: " + why + ")")
                .orElse("");
        lines.add("%s  %s  as %s%s"
                .formatted(
                        added.competing().isEmpty() ? "registered" : "@|bold,red COMPETING |@",
                        file,
                        named(added.registered().work()),
                        incomparable + partly(added) + misnamed(added)));
        added.competing()
                .forEach(match -> lines.addAll(FindingText.match(
                        match, added.competing(), "", added.registered().work().kind())));
        added.quarantined()
                .ifPresent(why -> lines.add(
                        "    QUARANTINED: %s. A person decides all that it finds: `colophon references quarantine`"
                                .formatted(Console.safe(why))));
        added.contestedUntil()
                .ifPresent(until -> lines.add(
                        "    CONTESTED: another owner registered this before. Until it is settled nothing is done about what is found of it; who says nothing until %s gives it up: `colophon works contest %s`"
                                .formatted(
                                        LocalDate.ofInstant(until, ZoneOffset.UTC),
                                        added.registered().work().id())));
        return lines;
    }

    private static String partly(Registration.Added added) {
        return added.registered()
                .reference()
                .partial()
                .map(reached -> " (only in part: " + Console.safe(reached) + ")")
                .orElse("");
    }

    /** Content decides what a file is; whoever named it may have meant something else. */
    private static String misnamed(Registration.Added added) {
        Medium taken = added.registered().work().kind();
        String promised = String.valueOf(URLConnection.guessContentTypeFromName(
                        String.valueOf(added.file().getFileName())))
                .replaceFirst("/.*", "");
        boolean other = switch (promised) {
            case "audio" -> taken != Medium.AUDIO;
            case "image" -> taken != Medium.IMAGE && taken != Medium.VIDEO;
            case "video" -> taken != Medium.VIDEO && taken != Medium.AUDIO;
            case "text" -> taken != Medium.TEXT;
            default -> false;
        };
        return other
                ? " (taken for %s, which it is, though its name says %s)"
                        .formatted(taken.name().toLowerCase(Locale.ROOT), promised)
                : "";
    }

    private static String wouldBe(Registration.Change change) {
        String after = Console.safe(change.after());
        return switch (change.detail()) {
            case TITLE -> "title " + after;
            case OWNER -> "owner " + after;
            case POLICY -> "policy " + after;
            case AUTHORISED_HOST -> "authorised host " + after;
            case IDENTIFIER, FIELD -> after;
        };
    }

    private static String said(Registration.Change change) {
        return switch (change.detail()) {
            case OWNER -> "owner, was " + Console.safe(change.before().orElse(""));
            case TITLE -> "title, was " + Console.safe(change.before().orElse(""));
            case POLICY ->
                "policy " + change.after() + ", was " + change.before().orElse("");
            case AUTHORISED_HOST -> "authorised host " + change.after();
            case IDENTIFIER -> Console.safe(change.after());
            case FIELD ->
                Console.safe(change.after())
                        + change.before()
                                .map(was -> ", was " + Console.safe(was))
                                .orElse("");
        };
    }

    private static String named(Work work) {
        return "@|bold " + Console.safe(work.title()) + "|@  " + work.id();
    }
}
