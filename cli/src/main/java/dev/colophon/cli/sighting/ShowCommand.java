package dev.colophon.cli.sighting;

import dev.colophon.cli.drawing.AlignmentPicture;
import dev.colophon.cli.drawing.Drawing;
import dev.colophon.cli.drawing.FilmMatchPicture;
import dev.colophon.cli.drawing.PictureFile;
import dev.colophon.cli.drawing.PictureMatchPicture;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.ShellWord;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.ContestText;
import dev.colophon.cli.text.FindingText;
import dev.colophon.cli.text.LicenceSignalText;
import dev.colophon.cli.text.PlaceLookText;
import dev.colophon.cli.text.PolicyText;
import dev.colophon.cli.text.ReadingText;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.identifier.IdentifierCheck;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.DrawableMatch;
import dev.colophon.service.catalogue.FilmMatch;
import dev.colophon.service.catalogue.FindDrawableMatch;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.catalogue.ListPlaceLooks;
import dev.colophon.service.catalogue.ListedLooks;
import dev.colophon.service.catalogue.PictureMatch;
import dev.colophon.service.catalogue.SoundMatch;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.PlaceLookView;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.service.json.work.WorkFilesView;
import dev.colophon.service.removal.LookTargets;
import dev.colophon.service.wording.OutcomeWording;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.signal.StoredSignal;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one work or one sighting in full. */
@Command(
        name = "show",
        description = "Show a work or a sighting in full.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon show a1b2c3d4                      the last eight characters of an id are enough",
            "  colophon show a1b2c3d4 --picture why.svg    draw how a sound, a picture or a film matches; .png as well",
            "  colophon show a1b2c3d4 --looks              all looks at the place of a sighting, and what each meant",
        })
public final class ShowCommand implements Callable<Integer> {

    private static final String INDENT = " ".repeat(10);

    @Parameters(
            paramLabel = "ID",
            description =
                    "Id of a work or a sighting, or its last eight characters, or a start of it that no other has.")
    private String id = "";

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw why the best match is believed, .svg or .png. Of sound: the peaks of the work and of the copy laid over "
                            + "each other, and the fitted line. Of a picture: both sides small, the shown part on each, and "
                            + "lines between details that agree. Of a film: frames of both sides at the same moments.")
    private @Nullable Path picture;

    @Option(
            names = "--references",
            paramLabel = "DIR",
            description =
                    "With --picture of a film: a folder with registered files, whose frames are drawn. They are not kept.")
    private @Nullable Path originals;

    @Option(
            names = "--looks",
            description =
                    "List the looks at the place of a sighting, the newest first; ID may be the place itself, too.")
    private boolean looks;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "With --looks: at most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "LOOK", description = "With --looks: only those before this one.")
    private @Nullable String after;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (looks) {
            return listLooks();
        }
        if (picture != null) {
            PictureFile file = new PictureFile(picture, force);
            draw(
                    new FindDrawableMatch(home.existing())
                            .find(Actor.local(), id, Optional.ofNullable(originals), console),
                    file);
            return ExitCode.OK;
        }
        switch (new FindItem(home.existing()).find(Actor.local(), id, console)) {
            case CatalogueItem.OfWork work -> show(work);
            case CatalogueItem.OfSighting sighting -> show(sighting);
        }
        return ExitCode.OK;
    }

    private int listLooks() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 1 on");
        }
        ListedLooks listed =
                new ListPlaceLooks(home.existing()).list(Actor.local(), id, Optional.ofNullable(after), limit, console);
        listed.looks()
                .forEach(look -> console.line(
                        json.wanted()
                                ? JsonLines.line(PlaceLookView.of(listed.place(), look))
                                : PlaceLookText.line(look, console.reader())));
        if (listed.more()) {
            console.note(console.reader()
                    .say("list.more", listed.looks().getLast().look().id()));
        } else if (listed.looks().isEmpty() && after == null) {
            console.note(console.reader().say("place.look.none", Console.safe(listed.place())));
            return ExitCode.REFUSED;
        }
        return ExitCode.OK;
    }

    private void draw(DrawableMatch match, PictureFile file) {
        switch (match) {
            case SoundMatch sound -> draw(sound, file);
            case PictureMatch shown -> draw(shown, file);
            case FilmMatch film -> draw(film, file);
        }
    }

    /** Why it is decided so stands at its decisions. */
    private String toDo(CatalogueItem.OfSighting item) {
        Language reader = console.reader();
        OutcomeWording wording = new OutcomeWording(reader);
        PolicyOutcome outcome = item.sighting().outcome();
        DecisionState state = item.sighting().decisionState();
        boolean said = state != DecisionState.OPEN
                && state != DecisionState.CONFIRMED
                && !item.decisions().isEmpty();
        return said
                ? reader.say("show.as-said", "@|bold " + wording.action(outcome) + "|@", wording.phrase(state))
                : PolicyText.outcome(outcome, reader) + StoredSightingText.lookFirst(item.sighting(), reader);
    }

    private void draw(FilmMatch film, PictureFile file) {
        Drawing drawing = file.drawing(FilmMatchPicture.WIDTH, FilmMatchPicture.HEIGHT);
        new FilmMatchPicture(drawing, film, file.language(console.reader()))
                .draw(Console.safe(film.match().registered().work().title()), Console.safe(film.place()));
        file.write(drawing, console);
    }

    private void draw(PictureMatch shown, PictureFile file) {
        Drawing drawing = file.drawing(PictureMatchPicture.WIDTH, PictureMatchPicture.HEIGHT);
        new PictureMatchPicture(
                        drawing,
                        shown.copy(),
                        shown.reference(),
                        shown.match().match(),
                        file.language(console.reader()))
                .draw(Console.safe(shown.match().registered().work().title()), Console.safe(shown.place()));
        file.write(drawing, console);
    }

    private void draw(SoundMatch sound, PictureFile file) {
        Drawing drawing = file.drawing(AlignmentPicture.WIDTH, AlignmentPicture.HEIGHT);
        new AlignmentPicture(
                        drawing,
                        sound.copy(),
                        sound.reference(),
                        sound.match().match(),
                        file.language(console.reader()))
                .draw(Console.safe(sound.match().registered().work().title()), Console.safe(sound.place()));
        file.write(drawing, console);
    }

    private void show(CatalogueItem.OfWork item) {
        if (json.wanted()) {
            console.line(JsonLines.line(WorkFilesView.of(item)));
            return;
        }
        Language reader = console.reader();
        Work work = item.work();
        field("show.work", work.id());
        field("show.title", "@|bold " + Console.safe(work.title()) + "|@");
        work.removedAt().ifPresent(at -> field("show.removed", at.toString()));
        item.merged().forEach(id -> field("show.merged", reader.say("show.merged.means", id)));
        field("show.owner", Console.safe(work.owner().name()));
        field("show.kind", FindingText.kind(work.kind(), reader));
        PolicyText.inForce(work, item.policies(), reader).forEach(policy -> field("show.policy", policy));
        if (!work.authorisedHosts().isEmpty()) {
            field("show.hosts", work.authorisedHosts().stream().map(Host::name).collect(Collectors.joining(", ")));
        }
        item.metadata()
                .identifiers()
                .forEach(stated -> console.line("%-9s %s%s"
                        .formatted(
                                stated.identifier().scheme(),
                                Console.safe(stated.identifier().printed()),
                                saidBy(stated.by())
                                        + (stated.identifier().check() == IdentifierCheck.WARNING
                                                ? reader.say("show.identifier.unusual")
                                                : ""))));
        item.metadata()
                .fields()
                .forEach(field -> console.line(Columns.label(
                                Console.safe(Language.recorded("show.field.", field.name())
                                        .in(reader)),
                                INDENT.length())
                        + Console.safe(field.content())
                        + saidBy(field.by())));
        for (Reference reference : item.references()) {
            show(reference, item.signals().getOrDefault(reference.content().sha256(), List.of()));
        }
        ContestText.lines(item.contests(), reader).forEach(console::line);
    }

    private void show(Reference reference, List<StoredSignal> signals) {
        Language reader = console.reader();
        field(
                "show.file",
                reader.say(
                                "show.file.bytes",
                                reference.id().toString(),
                                Console.safe(reference.fileName()),
                                "%,d".formatted(reference.content().bytes()))
                        + reference
                                .unmatchable()
                                .map(reason -> reader.say(
                                        "show.file.incomparable", ReadingText.incomparable(reason.name(), reader)))
                                .orElse("")
                        + (reference.competing() ? reader.say("match.comma") + "@|bold,red COMPETING|@" : ""));
        console.line(INDENT + "sha256 " + reference.content().sha256());
        reference.iscc().ifPresent(iscc -> console.line(INDENT + "iscc   " + iscc));
        signals.forEach(signal -> console.line(
                INDENT + Columns.label(reader.say("show.file.said"), 7) + LicenceSignalText.line(signal, reader)));
    }

    /** A value behind its label, all of them in one column. */
    private void field(String label, String value) {
        console.line(Columns.label(console.reader().say(label), INDENT.length()) + value);
    }

    private String saidBy(StatedBy by) {
        return by == StatedBy.FILE ? console.reader().say("show.said-by-file") : "";
    }

    private void show(CatalogueItem.OfSighting item) {
        StoredSighting sighting = item.sighting();
        if (json.wanted()) {
            console.line(JsonLines.line(StoredSightingView.of(item)));
            return;
        }
        Language reader = console.reader();
        field("show.sighting", sighting.id());
        field("show.place", Console.safe(sighting.place()));
        sighting.pages()
                .forEach(page -> field(
                        "show.page",
                        "%s%s%s"
                                .formatted(
                                        Console.safe(page.page()),
                                        page.element().isEmpty() ? "" : " (" + Console.safe(page.element()) + ")",
                                        page.until()
                                                .map(at -> reader.say("place.until", at.toString()))
                                                .orElse(""))));
        field(
                "show.seen",
                reader.say(
                                "sighting.days",
                                sighting.firstSeen().toString(),
                                sighting.lastSeen().toString())
                        + (sighting.isGone() ? reader.say("show.seen.gone") : "")
                        + sighting.replacement()
                                .map(by -> reader.say("match.comma") + StoredSightingText.replaced(by, reader))
                                .orElse("")
                        + sighting.shown()
                                .map(by -> reader.say("match.comma") + reader.say("sighting.shown", by))
                                .orElse(""));
        PlaceLookText.lines(item.absences(), sighting.unknown(), reader).forEach(console::line);
        item.decisions()
                .forEach(decision -> field(
                        "show.decided",
                        StoredSightingText.decision(decision, reader)
                                + decision.batch()
                                        .map(batch -> reader.say("show.decided.batch", batch))
                                        .orElse("")));
        field("show.to-do", toDo(item));
        item.signals().forEach(signal -> field("show.said", LicenceSignalText.line(signal, reader)));
        KnownContent content = sighting.content();
        field(
                "show.content",
                reader.say(
                        "show.content.bytes",
                        content.content().sha256(),
                        "%,d".formatted(content.content().bytes())));
        Medium kind = content.kind().orElseThrow();
        sighting.matches()
                .forEach(match -> FindingText.match(match, sighting.matches(), sighting.place(), kind, reader)
                        .forEach(console::line));
        if (Host.ofPlace(sighting.place()).isPresent()) {
            console.note(LookTargets.within(sighting.place())
                    .map(address -> reader.say("place.look.within", Console.safe(ShellWord.of(address))))
                    .orElseGet(() -> reader.say(
                            "place.look.again",
                            sighting.id().substring(sighting.id().length() - Ids.TAIL))));
        }
    }
}
