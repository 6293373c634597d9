package dev.colophon.evidence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times, sizes and places in words of a language. */
final class Figures {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final List<Extent.Corner> WHOLE =
            List.of(new Extent.Corner(0, 0), new Extent.Corner(1, 0), new Extent.Corner(1, 1), new Extent.Corner(0, 1));

    private Figures() {}

    /** In UTC; for readers of Chinese in Beijing's time as well. */
    static String time(Instant instant, Language language) {
        return language.of(
                CHINESE.format(instant.atZone(BEIJING)) + "（北京时间），即 UTC "
                        + CHINESE.format(instant.atZone(ZoneOffset.UTC)),
                ENGLISH.format(instant.atZone(ZoneOffset.UTC)) + " UTC");
    }

    static String bytes(long bytes, Language language) {
        return count(bytes) + language.of(" 字节", bytes == 1 ? " byte" : " bytes");
    }

    /** Such as {@code 12,345}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String part(Extent extent, Language language) {
        return switch (extent) {
            case Extent.Seconds(double start, double end) -> clock(start) + "–" + clock(end);
            case Extent.Characters(int start, int end) ->
                language.of("第 ", "characters ") + count(start) + "–" + count(end) + language.of(" 字符", "");
            case Extent.Area(List<Extent.Corner> corners)
            when corners.equals(WHOLE) -> language.of("整幅画面", "the whole picture");
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

    /** A number that may be very small, as people write it: {@code 0.02}, {@code 3.1 × 10⁻⁹}. */
    static void number(Html html, double value) {
        if (value == 0 || (value >= 0.001 && value < 10_000)) {
            html.text(new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString());
            return;
        }
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
        html.text(parts[0] + " × 10")
                .open("sup")
                .text(String.valueOf(Integer.parseInt(parts[1])).replace('-', '−'));
        html.markup("</sup>");
    }

    static String change(Change change, Language language) {
        return switch (change) {
            case Change.OfSound(double speed, int pitchCents) ->
                joined(language, speed(speed, language), pitch(pitchCents, language));
            case Change.OfFilm(double speed, boolean mirrored, boolean negated) ->
                joined(language, speed(speed, language), mirrored(mirrored, language), negated(negated, language));
            case Change.OfPicture(boolean mirrored, int degrees, boolean negated) ->
                joined(language, mirrored(mirrored, language), turned(degrees, language), negated(negated, language));
            case Change.OfText(double identity, int disguises) ->
                joined(
                        language,
                        identity >= 1 ? "" : language.of("相同字符占 ", "characters the same: ") + percent(identity),
                        disguises == 0
                                ? ""
                                : language.of("还原变形或隐藏字符（处）：", "disguised or hidden characters undone: ")
                                        + count(disguises));
        };
    }

    private static String joined(Language language, String... parts) {
        String all = List.of(parts).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(language.of("；", "; ")));
        return all.isEmpty() ? language.of("未测得改动", "no change measured") : all;
    }

    private static String speed(double speed, Language language) {
        if (Math.abs(speed - 1) < 0.0005) {
            return "";
        }
        String by = percent(Math.abs(speed - 1));
        return speed > 1
                ? language.of("播放速度加快 " + by, "played " + by + " faster")
                : language.of("播放速度放慢 " + by, "played " + by + " slower");
    }

    private static String pitch(int cents, Language language) {
        if (cents == 0) {
            return "";
        }
        String semitones = String.format(Locale.ROOT, "%.2f", Math.abs(cents) / 100.0);
        return cents > 0
                ? language.of("音高升高 " + semitones + " 个半音", "pitch raised by " + semitones + " semitones")
                : language.of("音高降低 " + semitones + " 个半音", "pitch lowered by " + semitones + " semitones");
    }

    private static String mirrored(boolean mirrored, Language language) {
        return mirrored ? language.of("左右翻转", "mirrored left to right") : "";
    }

    private static String turned(int degrees, Language language) {
        return degrees == 0 ? "" : language.of("顺时针旋转 " + degrees + "°", "turned " + degrees + "° clockwise");
    }

    private static String negated(boolean negated, Language language) {
        return negated ? language.of("明暗反转", "light and dark inverted") : "";
    }
}
