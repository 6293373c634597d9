package dev.colophon.evidence.report.document;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.Change;
import dev.colophon.evidence.report.Extent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Times, sizes and places in words of a language. */
public final class Figures {

    private static final List<Extent.Corner> WHOLE =
            List.of(new Extent.Corner(0, 0), new Extent.Corner(1, 0), new Extent.Corner(1, 1), new Extent.Corner(0, 1));

    private static final int HALF_TURN = 180;

    private static final ZoneId UTC = ZoneId.of("UTC");

    private Figures() {}

    /** In UTC, and before it in the time that readers of the language live by, where the message files name one. */
    static String time(Instant instant, Language language) {
        String pattern = language.say("time.pattern");
        String utc = language.say("time.utc", at(instant, ZoneOffset.UTC, pattern));
        ZoneId zone = ZoneId.of(language.say("time.zone"));
        return zone.equals(UTC)
                ? utc
                : language.say("time.both", at(instant, zone, pattern), language.say("time.zone.name"), utc);
    }

    private static String at(Instant instant, ZoneId zone, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(instant.atZone(zone));
    }

    static String part(Extent extent, Language language) {
        return switch (extent) {
            case Extent.Seconds(double start, double end) -> clock(start) + "–" + clock(end);
            case Extent.Characters(int start, int end) -> language.say("figure.characters", start, end);
            case Extent.Area(List<Extent.Corner> corners)
            when corners.equals(WHOLE) -> language.say("figure.whole-picture");
            case Extent.Area(List<Extent.Corner> corners) ->
                corners.stream().map(Figures::corner).collect(Collectors.joining(" "));
        };
    }

    private static String corner(Extent.Corner corner) {
        return "(" + percent(corner.x()) + ", " + percent(corner.y()) + ")";
    }

    /** Such as {@code 97.3 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share).replace(".0\u00a0", "\u00a0");
    }

    /** Such as {@code 1:02:03.4}. */
    private static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        long hours = tenths / 36_000;
        long minutes = tenths / 600 % 60;
        String rest = String.format(Locale.ROOT, "%02d.%d", tenths / 10 % 60, tenths % 10);
        return hours > 0 ? String.format(Locale.ROOT, "%d:%02d:%s", hours, minutes, rest) : minutes + ":" + rest;
    }

    /** A number as people write it: {@code 0.02}, or 3.1 × 10 to the power of {@code −9}. */
    public record Scientific(String digits, Optional<String> exponent) {}

    /** A number that may be very small. */
    public static Scientific number(double value) {
        if (value == 0 || (value >= 0.001 && value < 10_000)) {
            String plain = new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
            return new Scientific(plain, Optional.empty());
        }
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
        String exponent = String.valueOf(Integer.parseInt(parts[1])).replace('-', '−');
        return new Scientific(parts[0], Optional.of(exponent));
    }

    /** How a copy was changed, in words; that nothing was measured where nothing was. */
    public static String change(Change change, Language language) {
        return switch (change) {
            case Change.OfSound(double speed, int pitchCents) ->
                joined(language, speed(speed, language), pitch(pitchCents, language));
            case Change.OfFilm(double speed, boolean mirrored, boolean negated, var framing) ->
                joined(
                        language,
                        framing.map(shown -> Framings.cropped(shown.ofWork(), language))
                                .orElse(""),
                        framing.map(shown -> Framings.surrounded(shown.inCopy(), language))
                                .orElse(""),
                        speed(speed, language),
                        mirrored(mirrored, language),
                        framing.map(shown -> turned(shown.rotationDegrees(), language))
                                .orElse(""),
                        negated(negated, language));
            case Change.OfPicture(boolean mirrored, int degrees, boolean negated) ->
                joined(language, mirrored(mirrored, language), turned(degrees, language), negated(negated, language));
            case Change.OfText(double identity, int disguises, int widened, int converted) ->
                joined(
                        language,
                        identity >= 1 ? "" : language.say("change.identity", percent(identity)),
                        counted("change.disguises", disguises, language),
                        counted("change.widened", widened, language),
                        counted("change.converted", converted, language));
        };
    }

    private static String joined(Language language, String... parts) {
        String all = List.of(parts).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(language.say("change.separator")));
        return all.isEmpty() ? language.say("change.none") : all;
    }

    private static String counted(String key, int characters, Language language) {
        return characters == 0 ? "" : language.say(key, characters);
    }

    private static String speed(double speed, Language language) {
        if (Math.abs(speed - 1) < 0.0005) {
            return "";
        }
        String by = percent(Math.abs(speed - 1));
        return speed > 1 ? language.say("change.faster", by) : language.say("change.slower", by);
    }

    private static String pitch(int cents, Language language) {
        if (cents == 0) {
            return "";
        }
        String semitones = String.format(Locale.ROOT, "%.2f", Math.abs(cents) / 100.0);
        return cents > 0
                ? language.say("change.pitch-raised", semitones)
                : language.say("change.pitch-lowered", semitones);
    }

    private static String mirrored(boolean mirrored, Language language) {
        return mirrored ? language.say("change.mirrored") : "";
    }

    /** By how much a picture was turned, the shorter way round: 359 degrees are one the other way. Empty where it was not. */
    public static String turned(int degrees, Language language) {
        int clockwise = Math.floorMod(degrees + HALF_TURN - 1, 2 * HALF_TURN) - HALF_TURN + 1;
        if (clockwise == 0) {
            return "";
        }
        return clockwise > 0
                ? language.say("change.turned", clockwise)
                : language.say("change.turned-back", -clockwise);
    }

    private static String negated(boolean negated, Language language) {
        return negated ? language.say("change.negated") : "";
    }
}
