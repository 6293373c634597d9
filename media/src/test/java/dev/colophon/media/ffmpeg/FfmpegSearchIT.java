package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.media.MediaReader;
import dev.colophon.media.TrackSink;
import dev.colophon.media.ffmpeg.Ffmpeg.Origin;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ffmpeg is taken, with small scripts that behave like good, old and broken ones. */
@Tag("full")
class FfmpegSearchIT {

    private static final String GOOD = "echo 'ffmpeg version 7.1.5-0+deb13u1 Copyright (c) the FFmpeg developers'";
    private static final String BROKEN =
            "echo 'ffmpeg: error while loading shared libraries: libva.so.2: cannot open shared object file: "
                    + "No such file or directory' >&2; exit 127";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
    }

    @Test
    void theNamedProgramComesFirst() throws Exception {
        Path named = program("named", GOOD);
        Ffmpeg found = search(Optional.of(named), Optional.of(program("packaged", GOOD)))
                .find();

        assertThat(found.program()).isEqualTo(named);
        assertThat(found.origin()).isEqualTo(Origin.NAMED);
        assertThat(found.version()).isEqualTo("7.1.5-0+deb13u1");
    }

    @Test
    void aNamedProgramThatDoesNotWorkIsAnErrorAndNothingElseIsTaken() throws Exception {
        Path good = program("packaged", GOOD);

        assertThatThrownBy(() -> search(Optional.of(program("named", BROKEN)), Optional.of(good))
                        .find())
                .isInstanceOf(NoFfmpegException.class)
                .hasMessage("COLOPHON_FFMPEG names " + folder.resolve("named/ffmpeg")
                        + ", which does not run (libva.so.2 is missing): correct or unset it");
        assertThatThrownBy(() -> search(Optional.of(Path.of("/nowhere/ffmpeg")), Optional.of(good))
                        .find())
                .hasMessage("COLOPHON_FFMPEG names /nowhere/ffmpeg, which is not a program: correct or unset it");
    }

    @Test
    void thePackagedOneComesBeforeTheBundledOne() throws Exception {
        assertThat(search(Optional.empty(), Optional.of(program("packaged", GOOD)))
                        .find()
                        .origin())
                .isEqualTo(Origin.PACKAGED);
        assertThat(search(Optional.empty(), Optional.of(program("packaged", BROKEN)))
                        .find()
                        .origin())
                .isEqualTo(Origin.BUNDLED);
    }

    @Test
    void theSearchPathComesLastAndOldOrBrokenProgramsOnItArePassedOver() throws Exception {
        breakBundled();
        Path old = program("old", "echo 'ffmpeg version 4.4.1 Copyright'");
        Path broken = program("broken", BROKEN);
        Path good = program("good", GOOD);
        Path[] path = {folder.resolve("absent"), parent(old), parent(broken), parent(good)};

        Ffmpeg found = search(Optional.empty(), Optional.empty(), path).find();

        assertThat(found.program()).isEqualTo(good);
        assertThat(found.origin()).isEqualTo(Origin.PATH);
    }

    @Test
    void withoutAnyThatWorksOneLineSaysWhyAndWhatToInstall() throws Exception {
        breakBundled();
        Path old = program("old", "echo 'ffmpeg version n5.0.3 Copyright'");
        Path silent = program("silent", "exit 0");

        assertThatThrownBy(() -> search(Optional.empty(), Optional.empty(), parent(old), parent(silent))
                        .find())
                .isInstanceOf(NoFfmpegException.class)
                .hasMessageStartingWith(
                        "there is no working ffmpeg (the built-in one does not run (libva.so.2 is missing); " + old
                                + " is too old (n5.0.3, at least 5.1 is needed); " + silent
                                + " is not ffmpeg): install ffmpeg 5.1")
                .hasMessageEndingWith("or set COLOPHON_FFMPEG to its path")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.6", "n8.0", "v6.0", "N-118193-g5f38c82536", "2025-01-02-git-1234567890-full"})
    void newVersionsAndBuildsBetweenReleasesAreTaken(String version) throws Exception {
        Path named = program("named", "echo 'ffmpeg version " + version + " Copyright'");

        assertThat(search(Optional.of(named), Optional.empty()).find().version())
                .isEqualTo(version);
    }

    @Test
    void aProgramIsRunOnceUntilItChanges() throws Exception {
        FfmpegSearch search = search(Optional.of(program("named", GOOD)), Optional.empty());
        Ffmpeg first = search.find();
        Path known;
        try (var files = Files.list(cache())) {
            known = files.filter(file -> file.toString().endsWith(".checked"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(known, Files.readString(known).replace("7.1.5-0+deb13u1", "remembered"));

        assertThat(search.find().version()).isEqualTo("remembered");
        program("named", GOOD + " # changed");
        assertThat(search.find()).isEqualTo(first);
        program("named", BROKEN);
        assertThatThrownBy(search::find).isInstanceOf(NoFfmpegException.class);
    }

    @Test
    void theBundledOneRunsWithOnlyLibrariesOfItsOwn() throws Exception {
        FfmpegSearch search = search(Optional.empty(), Optional.empty());
        Ffmpeg found = search.find();
        long unpacked = Files.getLastModifiedTime(found.program()).toMillis();

        assertThat(found.origin()).isEqualTo(Origin.BUNDLED);
        assertThat(found.licence()).startsWith("LGPL");
        assertThat(search.find()).isEqualTo(found);
        assertThat(Files.getLastModifiedTime(found.program()).toMillis()).isEqualTo(unpacked);

        Path empty = new BundledFfmpeg(cache()).emptyLibraries().orElseThrow();
        Ffmpeg bare = new Ffmpeg(
                found.program(), List.of(found.program().getParent(), empty), Origin.BUNDLED, found.version());
        Path mp3 = folder.resolve("sine.mp3");
        bare.run(List.of("-v", "error", "-f", "lavfi", "-i", "sine=duration=2", mp3.toString()), Duration.ofMinutes(1));
        assertThat(mp3).isNotEmptyFile();
    }

    @Test
    void aMissingToolIsNotADamagedFile() throws Exception {
        Path wav = TestMedia.sine(folder.resolve("sine.wav"), 1);
        Path named = program("named", BROKEN);
        MediaReader reader = new MediaReader(MediaLimits.DEFAULT, search(Optional.of(named), Optional.empty()));

        assertThat(reader.read(wav, new TrackSink()))
                .contains(new Unreadable(
                        Unreadable.Reason.TOOL_MISSING,
                        "COLOPHON_FFMPEG names " + named
                                + ", which does not run (libva.so.2 is missing): correct or unset it"));
    }

    @Test
    void aToolThatStopsWorkingIsNotADamagedFile() throws Exception {
        Path wav = TestMedia.sine(folder.resolve("sine.wav"), 1);
        Path named = program("named", "case \"$*\" in *-version*) " + GOOD + ";; *) " + BROKEN + ";; esac");
        MediaReader reader = new MediaReader(MediaLimits.DEFAULT, search(Optional.of(named), Optional.empty()));

        assertThat(reader.read(wav, new TrackSink()))
                .contains(new Unreadable(
                        Unreadable.Reason.TOOL_MISSING,
                        "ffmpeg does not start any more (" + named + "): run `colophon doctor`"));
    }

    private FfmpegSearch search(Optional<Path> named, Optional<Path> packaged, Path... path) {
        return new FfmpegSearch(named.map(Path::toString), packaged, cache(), List.of(path));
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private static Path parent(Path program) {
        return Objects.requireNonNull(program.getParent());
    }

    /** Puts a program that misses a library where the bundled one is unpacked. */
    private void breakBundled() throws IOException {
        script(new BundledFfmpeg(cache()).unpacked(), BROKEN);
    }

    private Path program(String name, String commands) throws IOException {
        return script(Files.createDirectories(folder.resolve(name)).resolve("ffmpeg"), commands);
    }

    private static Path script(Path program, String commands) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + commands + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
