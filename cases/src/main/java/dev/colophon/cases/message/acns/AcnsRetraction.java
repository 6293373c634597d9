package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.evidence.report.Visible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an ACNS notice back: the same case, source and content, with {@code Type/@Retraction="true"}. What the notice claimed and
 * declared is not said again.
 */
public final class AcnsRetraction {

    /** {@link AcnsWriter} escapes what opens an element in every text: these stand nowhere but where the writer wrote them. */
    private static final Pattern TYPE = Pattern.compile("<Type Retraction=\"(?:false|true)\"[^>]*>");

    private static final Pattern CLAIMS =
            Pattern.compile("\n<(Notes|TextNotice|Declarations)>.*?</\\1>", Pattern.DOTALL);

    private AcnsRetraction() {}

    /**
     * The retraction of a notice.
     *
     * @param document as {@link AcnsWriter#document} wrote it
     * @param reason in words of the person who takes it back
     * @throws MessageRefused when it was not written there
     */
    public static String of(String document, String reason) {
        Matcher type = TYPE.matcher(CLAIMS.matcher(document).replaceAll(""));
        if (!type.find()) {
            throw new MessageRefused("an ACNS notice that was not written here cannot be taken back");
        }
        return type.replaceFirst(Matcher.quoteReplacement(
                "<Type Retraction=\"true\" Comments=\"%s\">".formatted(escaped(Visible.line(reason)))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
