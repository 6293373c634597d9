package dev.colophon.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.explanation.ColourExplanation;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.work.RegistryException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Matches as JSON.
 *
 * <pre>{@code
 * {"medium":"AUDIO","grade":"STRONG","falseAlarms":1e-9,"coverage":{"ofReference":0.12,"ofCopy":0.98},
 *  "segments":[{"reference":{"start":12.3,"end":22.3},"copy":{"start":0.0,"end":10.0}}],
 *  "transform":{"speed":1.02,"pitchCents":34},"why":"214 of 240 peaks agree ..."}
 * }</pre>
 *
 * Times are seconds, offsets of text UTF-16 units, parts of pictures {@code {"corners":[[x,y],[x,y],[x,y],[x,y]]}}. Each side of a
 * segment is written as what it is: of a film of which a picture is a still, a time. What is stored has the numbers behind {@code why} too, as {@code evidence}, and so reads back to an equal match.
 */
public final class MatchJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MatchJson() {}

    /** The match as it is shown; the reference is not in it. */
    public static ObjectNode show(Match match) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("medium", match.medium().name());
        json.put("grade", match.grade().name());
        json.put("falseAlarms", match.falseAlarms());
        json.putObject("coverage")
                .put("ofReference", match.coverage().ofReference())
                .put("ofCopy", match.coverage().ofCopy());
        ArrayNode segments = json.putArray("segments");
        for (Segment segment : match.segments()) {
            ObjectNode both = segments.addObject();
            both.set("reference", span(segment.inReference()));
            both.set("copy", span(segment.inCopy()));
        }
        json.set("transform", transform(match.transform()));
        json.put("why", match.why().sentence());
        return json;
    }

    /** The match as it is stored. */
    public static String encode(Match match) {
        ObjectNode json = show(match);
        json.set("evidence", evidence(match.why()));
        return json.toString();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws RegistryException when it is something else
     */
    public static Match decode(ReferenceId reference, String stored) {
        try {
            JsonNode json = MAPPER.readTree(stored);
            Medium medium = Medium.valueOf(json.required("medium").asText());
            JsonNode coverage = json.required("coverage");
            List<Segment> segments = new ArrayList<>();
            for (JsonNode both : json.required("segments")) {
                segments.add(
                        new Segment(span(medium, both.required("reference")), span(medium, both.required("copy"))));
            }
            return new Match(
                    reference,
                    medium,
                    Grade.valueOf(json.required("grade").asText()),
                    json.required("falseAlarms").asDouble(),
                    new Coverage(number(coverage, "ofReference"), number(coverage, "ofCopy")),
                    segments,
                    transform(medium, json.required("transform")),
                    evidence(medium, json.required("evidence")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RegistryException(
                    "a stored match with %s is damaged (%s): scan the place again".formatted(reference, e.getMessage()),
                    e);
        }
    }

    private static ObjectNode span(Span span) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (span) {
            case Span.Time(double start, double end) -> json.put("start", start).put("end", end);
            case Span.Characters(int start, int end) -> json.put("start", start).put("end", end);
            case Span.Quad(List<Span.Point> corners) -> {
                ArrayNode points = json.putArray("corners");
                corners.forEach(corner -> points.addArray().add(corner.x()).add(corner.y()));
            }
        }
        return json;
    }

    /** A part of a picture has corners; in a match of text offsets, and else times, have a start and an end. */
    private static Span span(Medium medium, JsonNode json) {
        if (json.has("corners")) {
            return quad(json);
        }
        return medium == Medium.TEXT
                ? new Span.Characters(
                        json.required("start").asInt(), json.required("end").asInt())
                : new Span.Time(number(json, "start"), number(json, "end"));
    }

    private static Span.Quad quad(JsonNode json) {
        List<Span.Point> corners = new ArrayList<>();
        for (JsonNode corner : json.required("corners")) {
            corners.add(new Span.Point(
                    corner.required(0).asDouble(), corner.required(1).asDouble()));
        }
        return new Span.Quad(corners);
    }

    private static ObjectNode transform(Transform transform) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (transform) {
            case AudioTransform(double speed, int pitchCents) ->
                json.put("speed", speed).put("pitchCents", pitchCents);
            case VideoTransform(double speed, boolean mirrored, boolean negated, Optional<FilmFraming> framing) -> {
                json.put("speed", speed).put("mirrored", mirrored).put("negated", negated);
                framing.ifPresent(shown -> {
                    ObjectNode part = json.putObject("framing").put("rotationDegrees", shown.rotationDegrees());
                    part.set("inReference", span(shown.inReference()));
                    part.set("inCopy", span(shown.inCopy()));
                });
            }
            case ImageTransform(boolean mirrored, int rotationDegrees, boolean negated) ->
                json.put("mirrored", mirrored)
                        .put("rotationDegrees", rotationDegrees)
                        .put("negated", negated);
            case TextTransform(Map<Trick, Integer> undone, double identity) -> {
                ObjectNode tricks = json.putObject("undone");
                new TreeMap<>(undone).forEach((trick, count) -> tricks.put(trick.name(), count));
                json.put("identity", identity);
            }
        }
        return json;
    }

    private static FilmFraming framing(JsonNode json) {
        return new FilmFraming(
                count(json, "rotationDegrees"), quad(json.required("inReference")), quad(json.required("inCopy")));
    }

    private static Transform transform(Medium medium, JsonNode json) {
        return switch (medium) {
            case AUDIO ->
                new AudioTransform(
                        number(json, "speed"), json.required("pitchCents").asInt());
            case VIDEO ->
                new VideoTransform(
                        number(json, "speed"),
                        flag(json, "mirrored"),
                        flag(json, "negated"),
                        Optional.of(json.path("framing"))
                                .filter(JsonNode::isObject)
                                .map(MatchJson::framing));
            case IMAGE ->
                new ImageTransform(
                        flag(json, "mirrored"), json.required("rotationDegrees").asInt(), flag(json, "negated"));
            case TEXT -> {
                Map<Trick, Integer> undone = new EnumMap<>(Trick.class);
                json.required("undone")
                        .properties()
                        .forEach(entry -> undone.put(
                                Trick.valueOf(entry.getKey()), entry.getValue().asInt()));
                yield new TextTransform(undone, number(json, "identity"));
            }
        };
    }

    private static ObjectNode evidence(Explanation why) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (why) {
            case SameContent(ContentDigest digest) ->
                json.putArray("digest")
                        .add(digest.basis().name())
                        .add(digest.high())
                        .add(digest.low());
            case AudioExplanation(int matchedPeaks, int possiblePeaks, double score, double decoyMean) ->
                json.put("matchedPeaks", matchedPeaks)
                        .put("possiblePeaks", possiblePeaks)
                        .put("score", score)
                        .put("decoyMean", decoyMean);
            case ImageExplanation(int pdqDistance, String variant, int quality) ->
                json.put("pdqDistance", pdqDistance).put("variant", variant).put("quality", quality);
            case InlierExplanation(int inliers, int features, int better, List<InlierExplanation.Line> lines) -> {
                json.put("inliers", inliers).put("features", features).put("better", better);
                ArrayNode drawn = json.putArray("lines");
                lines.forEach(line -> drawn.addArray()
                        .add(line.inReference().x())
                        .add(line.inReference().y())
                        .add(line.inCopy().x())
                        .add(line.inCopy().y()));
            }
            case ColourExplanation(double residual, double variation, String variant) ->
                json.put("residual", residual).put("variation", variation).put("variant", variant);
            case VideoExplanation(int frames, int possibleFrames, int referenceFrames, double meanDistance) ->
                json.put("frames", frames)
                        .put("possibleFrames", possibleFrames)
                        .put("referenceFrames", referenceFrames)
                        .put("meanDistance", meanDistance);
            case KeyframeExplanation(int keyframes, int possible, int moments, int inliers) ->
                json.put("keyframes", keyframes)
                        .put("possible", possible)
                        .put("moments", moments)
                        .put("inliers", inliers);
            case TextExplanation(
                    int matchedCharacters,
                    int longestRun,
                    double identity,
                    boolean inOrder,
                    int otherEntities) ->
                json.put("matchedCharacters", matchedCharacters)
                        .put("longestRun", longestRun)
                        .put("identity", identity)
                        .put("inOrder", inOrder)
                        .put("otherEntities", otherEntities);
        }
        return json;
    }

    private static Explanation evidence(Medium medium, JsonNode json) {
        JsonNode digest = json.path("digest");
        if (digest.isArray()) {
            return new SameContent(new ContentDigest(
                    ContentDigest.Basis.valueOf(digest.required(0).asText()),
                    digest.required(1).asLong(),
                    digest.required(2).asLong()));
        }
        return switch (medium) {
            case AUDIO ->
                new AudioExplanation(
                        count(json, "matchedPeaks"),
                        count(json, "possiblePeaks"),
                        number(json, "score"),
                        number(json, "decoyMean"));
            case IMAGE -> {
                if (json.has("inliers")) {
                    yield inliers(json);
                }
                String variant = json.required("variant").asText();
                yield json.has("residual")
                        ? new ColourExplanation(number(json, "residual"), number(json, "variation"), variant)
                        : new ImageExplanation(count(json, "pdqDistance"), variant, count(json, "quality"));
            }
            case VIDEO ->
                json.has("keyframes")
                        ? new KeyframeExplanation(
                                count(json, "keyframes"),
                                count(json, "possible"),
                                count(json, "moments"),
                                count(json, "inliers"))
                        : new VideoExplanation(
                                count(json, "frames"),
                                count(json, "possibleFrames"),
                                count(json, "referenceFrames"),
                                number(json, "meanDistance"));
            case TEXT ->
                new TextExplanation(
                        count(json, "matchedCharacters"),
                        count(json, "longestRun"),
                        number(json, "identity"),
                        // these two are not in what was stored before they were told
                        json.path("inOrder").asBoolean(),
                        json.path("otherEntities").asInt());
        };
    }

    private static InlierExplanation inliers(JsonNode json) {
        List<InlierExplanation.Line> lines = new ArrayList<>();
        for (JsonNode line : json.required("lines")) {
            lines.add(new InlierExplanation.Line(
                    new Span.Point(line.required(0).asDouble(), line.required(1).asDouble()),
                    new Span.Point(line.required(2).asDouble(), line.required(3).asDouble())));
        }
        int better = json.path("better").asInt(); // not in what was stored before it was told
        return new InlierExplanation(count(json, "inliers"), count(json, "features"), better, lines);
    }

    private static double number(JsonNode json, String name) {
        return json.required(name).asDouble();
    }

    private static int count(JsonNode json, String name) {
        return json.required(name).asInt();
    }

    private static boolean flag(JsonNode json, String name) {
        return json.required(name).asBoolean();
    }
}
