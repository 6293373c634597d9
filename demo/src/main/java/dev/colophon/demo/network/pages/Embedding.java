package dev.colophon.demo.network.pages;

import dev.colophon.fingerprint.Medium;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a page shows, names or offers a medium. */
public enum Embedding {
    IMG_SRC("img[src]", Medium.IMAGE),
    IMG_SRCSET("img[srcset]", Medium.IMAGE),
    PICTURE_SOURCE("picture source[srcset]", Medium.IMAGE),
    LAZY_SRC("img[data-src]", Medium.IMAGE),
    LAZY_ORIGINAL("img[data-original]", Medium.IMAGE),
    OG_IMAGE("meta og:image", Medium.IMAGE),
    TWITTER_IMAGE("meta twitter:image", Medium.IMAGE),
    IMAGE_SRC("link[rel=image_src]", Medium.IMAGE),
    PRELOAD("link[rel=preload]", Medium.IMAGE),
    MICRODATA("microdata contentUrl", Medium.IMAGE, Medium.AUDIO),
    JSON_LD("JSON-LD contentUrl", Medium.IMAGE, Medium.AUDIO, Medium.VIDEO),
    CSS_ATTRIBUTE("style attribute", Medium.IMAGE),
    CSS_BLOCK("style element", Medium.IMAGE),
    POSTER("video[poster]", Medium.IMAGE),
    OBJECT("object[data]", Medium.IMAGE, Medium.VIDEO),
    IMAGE_SITEMAP("image sitemap", Medium.IMAGE),
    AUDIO_SRC("audio[src]", Medium.AUDIO),
    AUDIO_SOURCE("audio source[src]", Medium.AUDIO),
    OG_AUDIO("meta og:audio", Medium.AUDIO),
    SCRIPT_STRING("string in a script", Medium.AUDIO, Medium.VIDEO),
    ENCLOSURE("enclosure of a feed", Medium.AUDIO, Medium.VIDEO),
    VIDEO_SRC("video[src]", Medium.VIDEO),
    VIDEO_SOURCE("video source[src]", Medium.VIDEO),
    OG_VIDEO("meta og:video", Medium.VIDEO),
    TWITTER_STREAM("meta twitter:player:stream", Medium.VIDEO),
    EMBED("embed[src]", Medium.AUDIO, Medium.VIDEO),
    FRAME("iframe with a player", Medium.AUDIO, Medium.VIDEO),
    DOWNLOAD("a[download]", Medium.AUDIO, Medium.VIDEO, Medium.IMAGE),
    LINK("a[href]", Medium.AUDIO, Medium.VIDEO, Medium.IMAGE, Medium.TEXT),
    REDIRECTED("a[download] through a redirect", Medium.AUDIO, Medium.IMAGE),
    ARCHIVE("a[href] of a ZIP archive", Medium.AUDIO, Medium.IMAGE, Medium.TEXT),
    PLAYLIST("HLS playlist"),
    PAGE_TEXT("text of the page");

    /** What an embedding adds to a page. */
    record Markup(String head, String body) {}

    private final String words;
    /** Their names. */
    private final String media;

    Embedding(String words, Medium... media) {
        this.words = words;
        this.media = Arrays.toString(media);
    }

    /** For a person. */
    public String words() {
        return words;
    }

    /** The ways to embed a file of a medium, which a site takes in turn. */
    public static List<Embedding> of(Medium medium) {
        return Arrays.stream(values())
                .filter(embedding -> embedding.media.contains(medium.name()))
                .toList();
    }

    /**
     * The markup of a page.
     *
     * @param url of the medium; of the page with the player for {@link #FRAME}, of the redirect for {@link #REDIRECTED}
     */
    Markup markup(String url, Medium medium) {
        return switch (this) {
            case IMG_SRC -> body("<p class=\"pic\"><img src=\"%s\" alt=\"\"></p>".formatted(url));
            case IMG_SRCSET ->
                body(
                        "<p class=\"pic\"><img src=\"/img/blank.gif\" srcset=\"/img/blank.gif 320w, %s 1280w\" alt=\"\"></p>"
                                .formatted(url));
            case PICTURE_SOURCE ->
                body("<picture><source srcset=\"%s 2x\"><img src=\"/img/blank.gif\" alt=\"\"></picture>"
                        .formatted(url));
            case LAZY_SRC ->
                body("<p class=\"pic\"><img src=\"/img/blank.gif\" data-src=\"%s\" alt=\"\"></p>".formatted(url));
            case LAZY_ORIGINAL ->
                body("<p class=\"pic\"><img class=\"lazy\" src=\"/img/blank.gif\" data-original=\"%s\" alt=\"\"></p>"
                        .formatted(url));
            case OG_IMAGE, OG_AUDIO, OG_VIDEO ->
                head("<meta property=\"og:%s\" content=\"%s\">"
                        .formatted(name().substring(3).toLowerCase(Locale.ROOT), url));
            case TWITTER_IMAGE -> head("<meta name=\"twitter:image\" content=\"%s\">".formatted(url));
            case TWITTER_STREAM -> head("<meta name=\"twitter:player:stream\" content=\"%s\">".formatted(url));
            case IMAGE_SRC -> head("<link rel=\"image_src\" href=\"%s\">".formatted(url));
            case PRELOAD -> head("<link rel=\"preload\" as=\"image\" href=\"%s\">".formatted(url));
            case MICRODATA ->
                body(
                        "<div itemscope itemtype=\"https://schema.org/MediaObject\"><link itemprop=\"contentUrl\" href=\"%s\"></div>"
                                .formatted(url));
            case JSON_LD ->
                head(("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":"
                                + "[{\"@type\":\"%s\",\"contentUrl\":\"%s\"}]}</script>")
                        .formatted(schemaType(medium), url));
            case CSS_ATTRIBUTE ->
                body("<div class=\"wide\" style=\"height:300px;background-image:url('%s')\"></div>".formatted(url));
            case CSS_BLOCK -> head("<style>.hero{background:url(\"%s\") center}</style>".formatted(url));
            case POSTER -> body("<video poster=\"%s\" preload=\"none\"></video>".formatted(url));
            case OBJECT -> body("<object data=\"%s\"></object>".formatted(url));
            case AUDIO_SRC -> body("<audio controls src=\"%s\"></audio>".formatted(url));
            case AUDIO_SOURCE -> body("<audio controls><source src=\"%s\"></audio>".formatted(url));
            case SCRIPT_STRING ->
                body("<div id=\"player\"></div><script>window.player={\"auto\":0,\"file\":\"%s\"};</script>"
                        .formatted(url));
            case VIDEO_SRC -> body("<video controls src=\"%s\"></video>".formatted(url));
            case VIDEO_SOURCE -> body("<video controls><source src=\"%s\" type=\"video/mp4\"></video>".formatted(url));
            case EMBED -> body("<embed src=\"%s\">".formatted(url));
            case FRAME -> body("<iframe src=\"%s\" width=\"480\" height=\"360\"></iframe>".formatted(url));
            case DOWNLOAD, REDIRECTED -> body("<p><a download href=\"%s\">download</a></p>".formatted(url));
            case LINK, ARCHIVE -> body("<p><a href=\"%s\">file</a></p>".formatted(url));
            case PLAYLIST ->
                body("<video controls><source src=\"%s\" type=\"application/vnd.apple.mpegurl\"></video>"
                        .formatted(url));
            case IMAGE_SITEMAP, ENCLOSURE, PAGE_TEXT -> new Markup("", "");
        };
    }

    private static String schemaType(Medium medium) {
        return switch (medium) {
            case AUDIO -> "AudioObject";
            case VIDEO -> "VideoObject";
            case IMAGE -> "ImageObject";
            case TEXT -> "TextDigitalDocument";
        };
    }

    private static Markup head(String html) {
        return new Markup(html, "");
    }

    private static Markup body(String html) {
        return new Markup("", html);
    }
}
