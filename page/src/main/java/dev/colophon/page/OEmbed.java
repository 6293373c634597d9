package dev.colophon.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.MediaLink.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The answer of an oEmbed address (oembed.com, 2.3.4), in JSON or XML, at most 1 MiB. */
public final class OEmbed {

    private static final int LARGEST = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LARGEST)
                    .build())
            .build());

    private OEmbed() {}

    /**
     * The picture, the preview picture and the media in the markup that it offers; nothing where it is no such answer.
     *
     * @param answer the bytes as they came, after content decoding
     * @param contentType the header, or the empty string
     * @param url where it was asked for: absolute, http or https
     */
    public static List<MediaLink> media(byte[] answer, String contentType, String url) {
        if (answer.length > LARGEST) {
            return List.of();
        }
        String text = PageText.of(answer, contentType).html().strip();
        return text.startsWith("{") ? ofJson(text, url) : ofXml(text, url);
    }

    private static List<MediaLink> ofJson(String text, String url) {
        try {
            JsonNode answer = JSON.readTree(text);
            return media(name -> answer.path(name).asText(), url);
        } catch (JsonProcessingException noJson) {
            return List.of();
        }
    }

    /** This parser knows no DTDs and expands no entities but those of XML itself. */
    private static List<MediaLink> ofXml(String text, String url) {
        Document document = Jsoup.parse(text, url, Parser.xmlParser());
        return media(
                name -> {
                    Element field = document.selectFirst("oembed > " + name);
                    return field == null ? "" : field.wholeText();
                },
                url);
    }

    private static List<MediaLink> media(UnaryOperator<String> field, String url) {
        List<MediaLink> found = new ArrayList<>();
        boolean photo = field.apply("type").strip().equals("photo");
        add(found, field.apply("url"), "oembed[url]", photo ? Role.EMBEDDED : Role.LINKED, url);
        add(found, field.apply("thumbnail_url"), "oembed[thumbnail_url]", Role.EMBEDDED, url);
        String html = field.apply("html");
        if (!html.isBlank()) {
            for (MediaLink link : PageReader.read(html, url, Map.of()).media()) {
                found.add(new MediaLink(link.url(), "oembed " + link.element(), link.role(), url));
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<MediaLink> found, String address, String element, Role role, String page) {
        UrlResolver.absolute(address.strip()).ifPresent(url -> found.add(new MediaLink(url, element, role, page)));
    }
}
