package dev.colophon.media.document;

import dev.colophon.media.file.TextDecoder;
import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Takes the text out of an HTML page. What it needs of time and memory grows with the page. */
final class HtmlPage {

    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    /** Markup is longer than its text. */
    private static final int CHARACTERS_A_CHARACTER = 2;

    private static final int BYTES_A_CHARACTER = 4;
    private static final int DECLARATION_BYTES = 4_096;

    private HtmlPage() {}

    static ExtractedText read(Path file, int maxCharacters) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE, (long) maxCharacters * BYTES_A_CHARACTER));
        }
        Matcher declared = DECLARED.matcher(TypeSniffer.latin(bytes, 0, DECLARATION_BYTES));
        Optional<String> charset = declared.find() ? Optional.of(declared.group(1)) : Optional.empty();
        TextDecoder.Decoded page = TextDecoder.decode(bytes, charset, maxCharacters * CHARACTERS_A_CHARACTER);
        Document document = Jsoup.parse(page.text());
        document.select("script, style, noscript, template").remove();
        String body = HtmlText.of(document);
        boolean cut = page.cut() || body.length() > maxCharacters;
        String text = body.substring(0, Math.min(body.length(), maxCharacters));
        return ExtractedText.of(new TextDecoder.Decoded(text, page.charset(), page.replaced(), cut));
    }
}
