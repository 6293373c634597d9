package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.AudioExplanation;
import dev.colophon.registry.Host;
import dev.colophon.registry.Reference;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Work;
import dev.colophon.registry.Works;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.StoredSightingJson;
import dev.colophon.sightings.Capture;
import dev.colophon.sightings.Captures;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
            "  colophon show 01932f6c                      an unambiguous start of an id is enough",
            "  colophon show 01932f6c --picture why.svg    draw how a sound matches; .png as well",
        })
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of a work or a sighting, or the start of one.")
    private String id = "";

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw the peaks of the best match of sound, of the work and of the copy laid over each other, and the "
                            + "fitted line: .svg or .png.")
    private @Nullable Path picture;

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
        PictureFile file = picture == null ? null : new PictureFile(picture, force);
        try (Database database = home.storedDatabase()) {
            Works works = new Works(database);
            Optional<Work> work = works.find(id);
            if (work.isPresent() && file != null) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "`%s` is a work; pictures are drawn of sightings, which `colophon sightings` lists"
                                .formatted(Console.safe(id)));
            } else if (work.isPresent()) {
                show(work.get(), works.references(work.get()));
                return ExitCode.OK;
            }
            StoredSighting sighting = new Sightings(database)
                    .find(id)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.REFUSED,
                            "no work or sighting has an id that begins with `%s`: `colophon works` and `colophon sightings` list them"
                                    .formatted(Console.safe(id))));
            if (file != null) {
                draw(database, sighting, file);
            } else {
                show(sighting);
            }
            return ExitCode.OK;
        }
    }

    private void draw(Database database, StoredSighting sighting, PictureFile file) {
        RegisteredMatch best = sighting.matches().stream()
                .filter(match ->
                        match.match().medium() == Medium.AUDIO && match.match().why() instanceof AudioExplanation)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.REFUSED,
                        "only matches of altered sound have peaks to draw; `colophon show %s` says what matches"
                                .formatted(id)));
        AudioFingerprint copy = new Captures(database, new Ids(InstantSource.system()))
                .sound(sighting.capture())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.REFUSED,
                        "the sound of %s is not kept: scan it again with --again"
                                .formatted(Console.safe(sighting.capture().place()))));
        AudioFingerprint work = new Works(database)
                .sound(best.match().reference())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.REFUSED, "the reference is no longer registered: scan the place again"));
        Drawing drawing = file.drawing(AlignmentPicture.WIDTH, AlignmentPicture.HEIGHT);
        new AlignmentPicture(drawing, copy, work, best.match())
                .draw(
                        Console.safe(best.registered().work().title()),
                        Console.safe(sighting.capture().place()));
        file.write(drawing, console);
    }

    private void show(Work work, List<Reference> references) {
        if (json.wanted()) {
            console.line(JsonLines.line(json(work, references)));
            return;
        }
        console.line("work      " + work.id());
        console.line("title     @|bold " + Console.safe(work.title()) + "|@");
        console.line("owner     " + Console.safe(work.owner().name()));
        console.line("kind      " + work.kind().name().toLowerCase(Locale.ROOT));
        console.line("policy    " + work.policy().standard());
        if (!work.authorisedHosts().isEmpty()) {
            console.line("hosts     "
                    + work.authorisedHosts().stream().map(Host::name).collect(Collectors.joining(", ")));
        }
        for (Reference reference : references) {
            console.line("file      %s  %s, %,d bytes%s%s"
                    .formatted(
                            reference.id(),
                            Console.safe(reference.fileName()),
                            reference.content().bytes(),
                            reference
                                    .unmatchable()
                                    .map(reason -> ", cannot be compared: " + reason)
                                    .orElse(""),
                            reference.competing() ? ", @|bold,red COMPETING|@" : ""));
            console.line("          sha256 " + reference.content().sha256());
        }
    }

    private static ObjectNode json(Work work, List<Reference> references) {
        ObjectNode line = JsonLines.object()
                .put("work", work.id())
                .put("title", work.title())
                .put("owner", work.owner().name())
                .put("kind", work.kind().name())
                .put("policy", work.policy().standard());
        ArrayNode hosts = line.putArray("authorisedHosts");
        work.authorisedHosts().stream().map(Host::name).forEach(hosts::add);
        ArrayNode files = line.putArray("references");
        for (Reference reference : references) {
            ObjectNode file = files.addObject()
                    .put("id", reference.id().value())
                    .put("file", reference.fileName())
                    .put("sha256", reference.content().sha256())
                    .put("bytes", reference.content().bytes())
                    .put("competing", reference.competing());
            reference.unmatchable().ifPresent(reason -> file.put("unmatchable", reason.name()));
        }
        return line;
    }

    private void show(StoredSighting sighting) {
        if (json.wanted()) {
            console.line(JsonLines.line(StoredSightingJson.of(sighting)));
            return;
        }
        Capture capture = sighting.capture();
        console.line("sighting  " + sighting.id());
        console.line("place     " + Console.safe(capture.place()));
        sighting.pages()
                .forEach(page -> console.line("on page   %s%s"
                        .formatted(
                                Console.safe(page.page()),
                                page.element().isEmpty() ? "" : " (" + Console.safe(page.element()) + ")")));
        console.line("seen      " + capture.firstSeen() + " to " + capture.lastSeen());
        console.line("content   sha256 %s, %,d bytes"
                .formatted(capture.content().sha256(), capture.content().bytes()));
        Medium kind = capture.kind().orElseThrow();
        sighting.matches()
                .forEach(
                        match -> FindingText.match(match, capture.place(), kind).forEach(console::line));
    }
}
