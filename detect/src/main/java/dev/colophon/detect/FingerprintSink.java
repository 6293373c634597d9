package dev.colophon.detect;

import dev.colophon.fingerprint.AudioFingerprinter;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprinter;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.VideoFingerprinter;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.media.MediaSink;
import dev.colophon.media.Track;
import dev.colophon.media.file.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives what media decodes to the fingerprinter of its kind. One per file; not thread-safe. */
final class FingerprintSink implements MediaSink {

    private final Role role;
    private final int foldedCharacters;
    private final List<Pixels> renderings = new ArrayList<>();
    private Optional<AudioFingerprinter> audio = Optional.empty();
    private Optional<VideoFingerprinter> video = Optional.empty();
    private final List<Part> parts = new ArrayList<>();
    private String text = "";

    /** @param foldedCharacters of a text at most */
    FingerprintSink(Role role, int foldedCharacters) {
        this.role = role;
        this.foldedCharacters = foldedCharacters;
    }

    @Override
    public void samples(float[] mono, int offset, int length) {
        if (audio.isEmpty()) {
            audio = Optional.of(new AudioFingerprinter(role));
        }
        audio.get().accept(mono, offset, length);
    }

    @Override
    public void frame(byte[] grey, long micros) {
        if (video.isEmpty()) {
            video = Optional.of(new VideoFingerprinter(role));
        }
        video.get().accept(grey, micros);
    }

    @Override
    public boolean wantsDetail() {
        return video.orElseThrow().wantsDetail();
    }

    @Override
    public void detail(byte[] grey, double aspect) {
        video.orElseThrow().acceptDetail(grey, aspect);
    }

    @Override
    public void rendering(int width, int height, byte[] rgb) {
        renderings.add(new Pixels(width, height, rgb));
    }

    @Override
    public void text(String whole) {
        text = whole;
    }

    /** A reference is what its owner registered: its text, where that is stored as text. */
    @Override
    public boolean wantsTextInPictures() {
        return role == Role.COPY;
    }

    @Override
    public void track(Track track) {
        parts.add(finish(track));
    }

    /** One a track. */
    List<Part> parts() {
        return parts;
    }

    private Part finish(Track track) {
        return switch (track.kind()) {
            case SOUND -> part(audio.orElseThrow().finish(digest(track)), track);
            case FILM -> part(video.orElseThrow().finish(millis(track).orElseThrow(), digest(track)), track);
            case PICTURE -> part(ImageFingerprinter.fingerprint(renderings, digest(track), role), track);
            case TEXT -> text(track);
        };
    }

    private static Part part(Fingerprint fingerprint, Track track) {
        return new Part(fingerprint, millis(track), track.partial());
    }

    private Part text(Track track) {
        int fitting = Fold.fitting(text, foldedCharacters);
        Optional<String> partial = fitting == text.length()
                ? track.partial()
                : Optional.of("the first %,d characters were read, the rest was left out: each stands for many letters"
                        .formatted(fitting));
        return new Part(TextFingerprinter.fingerprint(text.substring(0, fitting), role), OptionalLong.empty(), partial);
    }

    private static OptionalLong millis(Track track) {
        return track.length().map(Duration::toMillis).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static ContentDigest digest(Track track) {
        Digest digest = track.digest().orElseThrow();
        ContentDigest.Basis basis = switch (digest.input()) {
            case FILE -> ContentDigest.Basis.FILE;
            case PIXELS -> ContentDigest.Basis.PIXELS;
        };
        return ContentDigest.of(basis, digest.sha256());
    }
}
