package dev.colophon.server.web.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.comparison.Comparison;
import dev.colophon.service.comparison.MatchSide;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.report.side.SoundBars;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Previews of both sides: pictures and sounds that were decoded and encoded anew, or drawn from fingerprints; never what was found
 * itself. Whoever opens one by itself opens it in a sandbox.
 */
@RestController
public final class PreviewController {

    private static final String SANDBOX = "sandbox; default-src 'none'";
    private static final MediaType SVG = new MediaType("image", "svg+xml");
    private static final MediaType WAVE = new MediaType("audio", "wav");

    private final Comparisons comparisons;

    public PreviewController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** The first picture of a side, or a drawing that stands for it. */
    @GetMapping("/sightings/{id}/{side:work|copy}")
    ResponseEntity<byte[]> thumbnail(@PathVariable("id") String id, @PathVariable("side") String side)
            throws IOException {
        return thumbnail(side(comparisons.of(id), which(side)), ink(side));
    }

    /** The same of a file of a work. */
    @GetMapping("/works/{id}/files/{file}/picture")
    ResponseEntity<byte[]> file(@PathVariable("id") String id, @PathVariable("file") String file) throws IOException {
        return thumbnail(comparisons.reference(id, file), ink("work"));
    }

    private ResponseEntity<byte[]> thumbnail(Side shown, String ink) throws IOException {
        return switch (shown) {
            case Side.Pictures pictures ->
                safe(MediaType.IMAGE_JPEG, comparisons.bytes(pictures.pictures().getFirst()));
            case Side.Sound(SoundBars bars, var _, var _) -> drawn("""
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -48 208 144"><path stroke="#8a949d" d="%s"/>\
                        <path stroke="%s" stroke-width="1.6" d="%s"/></svg>""".formatted(bars.rest(), ink, bars.matched()));
            case Side.Text _ -> drawn("""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72"><path stroke="#8a949d" stroke-width="3" \
                    d="M14 16h68M14 56h44"/><path stroke="%s" stroke-width="3" d="M14 26h60M14 36h66M14 46h52"/></svg>""".formatted(ink));
            case Side.Missing _ -> drawn("""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72" fill="none"><path stroke="#8a949d" \
                    stroke-width="2" stroke-dasharray="4 4" d="M14 14h68v44H14zM14 58l68-44"/></svg>""");
        };
    }

    /** A picture or a frame of a side. */
    @GetMapping("/sightings/{id}/{side:work|copy}/{number:[0-9]}")
    ResponseEntity<byte[]> picture(
            @PathVariable("id") String id,
            @PathVariable("side") String side,
            @PathVariable("number") int number,
            @RequestParam(name = "medium", defaultValue = "") String medium)
            throws IOException {
        if (side(comparisons.of(id, Comparisons.medium(medium)), which(side)) instanceof Side.Pictures pictures
                && number < pictures.pictures().size()) {
            return safe(
                    MediaType.IMAGE_JPEG, comparisons.bytes(pictures.pictures().get(number)));
        }
        throw none();
    }

    /** The matched part of a sound. */
    @GetMapping("/sightings/{id}/{side:work|copy}/sound")
    ResponseEntity<Resource> sound(
            @PathVariable("id") String id,
            @PathVariable("side") String side,
            @RequestParam(name = "medium", defaultValue = "") String medium)
            throws IOException {
        byte[] wave =
                comparisons.heard(id, Comparisons.medium(medium), which(side)).orElseThrow(PreviewController::none);
        return ResponseEntity.ok()
                .contentType(WAVE)
                .header("Content-Security-Policy", SANDBOX)
                .body(new ByteArrayResource(wave));
    }

    /** One matched part of the sound of a side, to be played in step with the other; no content where it has none. */
    @GetMapping("/sightings/{id}/{side:work|copy}/sound/{part:[0-9]{1,4}}")
    ResponseEntity<Resource> sound(
            @PathVariable("id") String id,
            @PathVariable("side") String side,
            @PathVariable("part") int part,
            @RequestParam(name = "medium", defaultValue = "") String medium)
            throws IOException {
        return orNothing(WAVE, comparisons.heard(id, Comparisons.medium(medium), which(side), part));
    }

    /** The frames of one matched part of a film, on one sheet. */
    @GetMapping("/sightings/{id}/{side:work|copy}/frames/{part:[0-9]{1,4}}")
    ResponseEntity<Resource> frames(
            @PathVariable("id") String id,
            @PathVariable("side") String side,
            @PathVariable("part") int part,
            @RequestParam(name = "medium", defaultValue = "") String medium)
            throws IOException {
        return orNothing(MediaType.IMAGE_JPEG, comparisons.frames(id, Comparisons.medium(medium), which(side), part));
    }

    private static ResponseEntity<Resource> orNothing(MediaType type, Optional<byte[]> bytes) {
        return bytes.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok()
                        .contentType(type)
                        .header("Content-Security-Policy", SANDBOX)
                        .body(new ByteArrayResource(bytes.get()));
    }

    private static ServiceException none() {
        return new ServiceException(Category.REFUSED, "there is nothing to show: its bytes are not at hand");
    }

    private static MatchSide which(String side) {
        return side.equals("work") ? MatchSide.WORK : MatchSide.COPY;
    }

    private static Side side(Comparison comparison, MatchSide which) {
        Exhibit exhibit = comparison.exhibit();
        return which == MatchSide.WORK ? exhibit.work() : exhibit.copy();
    }

    /** The inks of the two sides, in a tone that stands on light and on dark paper. */
    private static String ink(String side) {
        return which(side) == MatchSide.WORK ? "#3f7cb5" : "#b0791c";
    }

    private static ResponseEntity<byte[]> drawn(String svg) {
        return safe(SVG, svg.getBytes(UTF_8));
    }

    private static ResponseEntity<byte[]> safe(MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", SANDBOX)
                .body(bytes);
    }
}
