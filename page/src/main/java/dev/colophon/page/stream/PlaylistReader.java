package dev.colophon.page.stream;

import dev.colophon.page.stream.MediaSegment.MediaMap;
import dev.colophon.page.stream.Protection.Aes128;
import dev.colophon.page.stream.Protection.Encrypted;
import dev.colophon.page.stream.Protection.Open;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads one playlist, line by line. A line that cannot be used is a problem and changes nothing else. */
final class PlaylistReader {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_VARIANTS = 1_000;
    private static final int LONGEST_URL = 8_192;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:@(\\d{1,15}))?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{0,20})?");
    private static final Pattern IV = Pattern.compile("0[xX]([0-9A-Fa-f]{1,32})");
    private static final Pattern PICTURE_CODEC = Pattern.compile(
            "(?:^|,)\\s*(?:avc|hvc|hev|dvh|dva|vp0|vp8|vp9|av01|mp4v|h26|jpeg)", Pattern.CASE_INSENSITIVE);

    private final HttpUrl base;
    private final List<String> problems = new ArrayList<>();
    private int line;

    private final List<Variant> variants = new ArrayList<>();
    private final List<Rendition> renditions = new ArrayList<>();
    private Optional<String> sessionEncrypted = Optional.empty();
    private Optional<AttributeList> announced = Optional.empty();

    private final List<MediaSegment> segments = new ArrayList<>();
    private double seconds = -1;
    private double start;
    private long sequence;
    private long firstSequence;
    private int target;
    private boolean ended;
    private boolean discontinuity;
    private boolean gap;
    private boolean cut;
    private Optional<String> range = Optional.empty();
    private String lastRangeUrl = "";
    private long lastRangeEnd;
    private Protection protection = new Open();
    private Optional<MediaMap> map = Optional.empty();
    private boolean media;

    PlaylistReader(String url) {
        base = HttpUrl.get(url);
    }

    Playlist read(byte[] body) {
        if (body.length > Playlist.LARGEST) {
            return new Playlist.Unreadable("a playlist of " + body.length + " bytes; the most is 1 MiB");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Iterator<String> lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().iterator();
        if (!lines.hasNext() || !next(lines).startsWith("#EXTM3U")) {
            return new Playlist.Unreadable("the first line is not #EXTM3U");
        }
        while (lines.hasNext() && !cut && !ended) {
            String content = next(lines);
            if (content.startsWith("#EXT")) {
                int colon = content.indexOf(':');
                tag(colon < 0 ? content : content.substring(0, colon), colon < 0 ? "" : content.substring(colon + 1));
            } else if (!content.isEmpty() && !content.startsWith("#")) {
                address(content);
            }
        }
        if (!media && (!variants.isEmpty() || !renditions.isEmpty())) {
            return new MasterPlaylist(
                    List.copyOf(variants), List.copyOf(renditions), sessionEncrypted, List.copyOf(problems));
        }
        return media
                ? new MediaPlaylist(List.copyOf(segments), firstSequence, target, !ended, cut, List.copyOf(problems))
                : new Playlist.Unreadable("neither segments nor variants"
                        + problems.stream()
                                .findFirst()
                                .map(first -> "; " + first)
                                .orElse(""));
    }

    private String next(Iterator<String> lines) {
        line++;
        return lines.next().strip();
    }

    private void tag(String name, String value) {
        switch (name) {
            case "#EXTINF" -> extinf(value);
            case "#EXT-X-BYTERANGE" -> range = Optional.of(value.strip());
            case "#EXT-X-DISCONTINUITY" -> discontinuity = true;
            case "#EXT-X-GAP" -> gap = true;
            case "#EXT-X-KEY" -> protection = protection(AttributeList.of(value), protection);
            case "#EXT-X-MAP" -> map(AttributeList.of(value));
            case "#EXT-X-ENDLIST" -> ended = true;
            case "#EXT-X-TARGETDURATION" -> {
                media = true;
                target = (int) Math.min(Integer.MAX_VALUE, number(value));
            }
            case "#EXT-X-MEDIA-SEQUENCE" -> {
                media = true;
                firstSequence = number(value);
                sequence = firstSequence + segments.size();
            }
            case "#EXT-X-STREAM-INF" -> announced = Optional.of(AttributeList.of(value));
            case "#EXT-X-MEDIA" -> rendition(AttributeList.of(value));
            case "#EXT-X-SESSION-KEY" -> {
                if (protection(AttributeList.of(value), new Open()) instanceof Encrypted(String method)) {
                    sessionEncrypted = Optional.of(method);
                }
            }
            default -> {
                // Tags that say nothing about where the bytes are.
            }
        }
    }

    private long number(String value) {
        String digits = value.strip();
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            problem("not a number");
            return 0;
        }
        return Long.parseLong(digits);
    }

    private void extinf(String value) {
        media = true;
        int comma = value.indexOf(',');
        String duration = (comma < 0 ? value : value.substring(0, comma)).strip();
        if (SECONDS.matcher(duration).matches()) {
            seconds = Double.parseDouble(duration);
        } else {
            problem("no duration");
            seconds = 0;
        }
    }

    private void address(String reference) {
        Optional<String> url = resolve(reference);
        if (announced.isPresent()) {
            AttributeList about = announced.get();
            announced = Optional.empty();
            url.ifPresent(found -> variant(found, about));
        } else if (seconds >= 0) {
            segment(url);
        } else {
            problem("an address without #EXTINF or #EXT-X-STREAM-INF before it");
        }
    }

    private void variant(String url, AttributeList about) {
        if (variants.size() == MOST_VARIANTS) {
            problem("more than " + MOST_VARIANTS + " variants");
            return;
        }
        boolean audioOnly = about.text("RESOLUTION").isEmpty()
                && about.text("CODECS")
                        .filter(codecs -> !PICTURE_CODEC.matcher(codecs).find())
                        .isPresent();
        variants.add(new Variant(
                url, about.number("BANDWIDTH").orElse(0L), about.lines("RESOLUTION"), audioOnly, about.text("AUDIO")));
    }

    private void rendition(AttributeList about) {
        if (about.text("TYPE").filter("AUDIO"::equals).isEmpty() || renditions.size() == MOST_VARIANTS) {
            return;
        }
        about.text("URI")
                .flatMap(this::resolve)
                .ifPresent(url -> renditions.add(new Rendition(
                        url,
                        about.text("GROUP-ID").orElse(""),
                        about.text("NAME").orElse(""),
                        about.text("DEFAULT").filter("YES"::equals).isPresent())));
    }

    private void segment(Optional<String> url) {
        if (segments.size() == Playlist.MOST_SEGMENTS) {
            cut = true;
            return;
        }
        if (url.isPresent() && !gap) {
            Optional<ByteRange> part = range.flatMap(text -> range(text, url.get()));
            if (range.isEmpty() || part.isPresent()) {
                segments.add(
                        new MediaSegment(url.get(), part, start, seconds, sequence, discontinuity, protection, map));
                discontinuity = false;
            }
        } else {
            // What comes after a hole does not continue what stood before it.
            discontinuity = true;
        }
        start += seconds;
        sequence++;
        seconds = -1;
        gap = false;
        range = Optional.empty();
    }

    /** Without an offset a range goes on where the last one of the same resource ended (4.3.2.2). */
    private Optional<ByteRange> range(String text, String url) {
        var matcher = RANGE.matcher(text);
        boolean relative = matcher.matches() && matcher.group(2) == null;
        if (!matcher.matches() || (relative && !url.equals(lastRangeUrl)) || Long.parseLong(matcher.group(1)) == 0) {
            problem("a byte range that leads nowhere");
            return Optional.empty();
        }
        long length = Long.parseLong(matcher.group(1));
        long offset = relative ? lastRangeEnd : Long.parseLong(matcher.group(2));
        lastRangeUrl = url;
        lastRangeEnd = offset + length;
        return Optional.of(new ByteRange(offset, length));
    }

    private void map(AttributeList about) {
        Optional<String> url = about.text("URI").flatMap(this::resolve);
        Optional<ByteRange> part =
                about.text("BYTERANGE").flatMap(text -> range(text.contains("@") ? text : text + "@0", url.orElse("")));
        map = url.map(found -> new MediaMap(found, part, protection));
    }

    private Protection protection(AttributeList about, Protection before) {
        String method = about.text("METHOD").orElse("").toUpperCase(Locale.ROOT);
        if (method.equals("NONE")) {
            return new Open();
        }
        String format = about.text("KEYFORMAT").orElse("identity");
        if (!format.equals("identity")) {
            // The same segments may be offered under several key systems, an open one among them (4.3.2.4).
            return before instanceof Aes128 ? before : new Encrypted(printable(method + " with " + format));
        }
        Optional<String> key = about.text("URI").flatMap(this::resolve);
        if (!method.equals("AES-128") || key.isEmpty()) {
            return new Encrypted(printable(method.isEmpty() ? "an unnamed method" : method));
        }
        return new Aes128(key.get(), about.text("IV").flatMap(PlaylistReader::iv));
    }

    private static Optional<String> iv(String text) {
        var matcher = IV.matcher(text);
        return matcher.matches()
                ? Optional.of("0".repeat(32 - matcher.group(1).length())
                        + matcher.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private Optional<String> resolve(String reference) {
        boolean readable =
                reference.length() <= LONGEST_URL && reference.chars().allMatch(c -> c >= ' ');
        Optional<String> url = readable
                ? Optional.ofNullable(base.resolve(reference))
                        .map(found -> found.newBuilder().fragment(null).build().toString())
                : Optional.empty();
        if (url.isEmpty()) {
            problem("not an address of the web");
        }
        return url;
    }

    private void problem(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("line " + line + ": " + what);
        }
    }

    private static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(80).forEach(c -> safe.append(c < ' ' ? '?' : (char) c));
        return safe.toString();
    }
}
