package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart in one pass. Text, XML, JSON and delivery reports are read, each within a bound; of everything else only
 * name, type and length are told.
 */
final class InboundMailReader {

    static final int MOST_BYTES = 10 << 20;

    private static final int DEEPEST = 16;
    private static final int MOST_PARTS = 1_000;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_HEADER = 64 << 10;

    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(LONGEST_HEADER)
            .setMaxHeaderCount(1_000)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxContentLen(MOST_BYTES)
            .build();

    /** How text may be encoded (RFC 2045, 6.1); what else there is nobody decodes. */
    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary", "quoted-printable", "base64");

    /** How encrypted text begins (RFC 9580, 6.2). */
    private static final String ENCRYPTED = "-----BEGIN PGP MESSAGE-----";

    private static final Pattern RETURNED =
            Pattern.compile("(?im)^message-id:[ \\t]*(?:\\r?\\n[ \\t]+)?(<[^<>\\s]{1,250}>)");

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<byte[]> xml = new ArrayList<>();
    private final List<byte[]> json = new ArrayList<>();
    private final List<String> deliveryStatus = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<String> returned = Optional.empty();
    private boolean undecodedPlain;
    private boolean undecodedHtml;
    private boolean cut;

    private MailHeader part = new MailHeader();
    private Optional<MailHeader> whole = Optional.empty();

    private InboundMailReader() {}

    /**
     * The mail.
     *
     * @throws UnreadableMessage when it is none, or more than is taken
     */
    static InboundMail read(byte[] mail) {
        if (mail.length > MOST_BYTES) {
            throw new UnreadableMessage("a mail of more than 10 MiB is not read: give it without its attachments");
        }
        InboundMailReader reader = new InboundMailReader();
        try {
            reader.parse(mail);
        } catch (MimeException | IOException | RuntimeException e) {
            if (e instanceof UnreadableMessage known) {
                throw known;
            }
            throw new UnreadableMessage("a mail that is malformed, or with lines or headers of more than 64 KiB", e);
        }
        return reader.mail();
    }

    private InboundMail mail() {
        MailHeader header = whole.filter(
                        top -> top.raw("from").isPresent() || top.raw("subject").isPresent())
                .orElseThrow(() -> new UnreadableMessage("neither a mail, nor ACNS, nor XARF"));
        String shown = OwnWords.ofHtml(html.toString());
        boolean hasPlain = !plain.toString().isBlank();
        String text = hasPlain ? withLinks(plain.toString(), shown) : shown;
        return new InboundMail(
                header.head(),
                header.isAutomatic(),
                text.strip(),
                xml,
                json,
                deliveryStatus,
                returned,
                cut || (undecodedPlain && shown.isBlank()) || (undecodedHtml && !hasPlain) || text.contains(ENCRYPTED),
                attachments);
    }

    /** The plain text of a mail, with the addresses that only the same words in HTML name: its links say what they are about. */
    private static String withLinks(String plain, String shown) {
        String own = OwnWords.of(plain);
        List<String> named = WrittenAddresses.in(own);
        String links = WrittenAddresses.in(OwnWords.of(shown)).stream()
                .filter(address -> !named.contains(address))
                .map(address -> "\n<%s>".formatted(address))
                .collect(Collectors.joining());
        return links.isEmpty() ? plain : own + "\n" + links;
    }

    private void parse(byte[] mail) throws MimeException, IOException {
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        // A mail within a mail is somebody else's.
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(mail));
        int depth = 0;
        int parts = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> part = new MailHeader();
                case T_FIELD -> add(stream.getField());
                case T_END_HEADER -> whole = whole.or(() -> Optional.of(part));
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> {
                    parts++;
                    body(stream);
                }
                default -> {
                    // Nothing to read: what stands before the first part and after the last.
                }
            }
            if (depth > DEEPEST || parts > MOST_PARTS) {
                throw new UnreadableMessage("a mail of more than 1,000 parts, or of parts more than 16 levels deep");
            }
        }
    }

    private void add(Field field) {
        String body = field.getBody();
        part.add(field.getName(), body == null ? "" : body);
    }

    private void body(MimeTokenStream stream) throws IOException {
        BodyDescriptor descriptor = stream.getBodyDescriptor();
        String type = String.valueOf(descriptor.getMimeType()).toLowerCase(Locale.ROOT);
        boolean attached = part.raw("content-disposition")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("attachment"))
                .isPresent();
        boolean text = !attached && (type.equals("text/plain") || type.equals("text/html"));
        String encoding = String.valueOf(descriptor.getTransferEncoding()).toLowerCase(Locale.ROOT);
        if (text && !ENCODINGS.contains(encoding)) {
            undecoded(type.equals("text/html"));
            return;
        }
        if (text && encoding.equals("base64")) {
            try (InputStream in = stream.getInputStream()) {
                base64(in, descriptor, type.equals("text/html"));
            }
            return;
        }
        try (InputStream in = stream.getDecodedInputStream()) {
            switch (type) {
                case "text/xml", "application/xml" -> xml.add(in.readNBytes(LONGEST_TEXT + 1));
                case "application/json", "application/xarf+json" -> json.add(in.readNBytes(MOST_BYTES));
                case "message/delivery-status", "message/global-delivery-status" ->
                    deliveryStatus.add(text(in, ISO_8859_1));
                case "message/rfc822", "text/rfc822-headers", "message/global-headers", "message/global" ->
                    returned(in, type);
                case "text/plain" -> text(in, descriptor, attached, plain, type);
                case "text/html" -> text(in, descriptor, attached, html, type);
                default -> unopened(in, type);
            }
        }
    }

    private void text(InputStream in, BodyDescriptor descriptor, boolean attached, StringBuilder to, String type)
            throws IOException {
        if (attached) {
            unopened(in, type);
            return;
        }
        byte[] read = in.readNBytes(LONGEST_TEXT + 1);
        cut |= read.length > LONGEST_TEXT;
        append(new String(read, charset(descriptor.getCharset())), to);
    }

    /** What is no base64 is not guessed at: what it says a person has to find out, as what more there was of one that is cut off. */
    private void base64(InputStream in, BodyDescriptor descriptor, boolean isHtml) throws IOException {
        String encoded = new String(in.readNBytes(MOST_BYTES), ISO_8859_1).replaceAll("[\\s]+", "");
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            cut |= decoded.length > LONGEST_TEXT || (encoded.length() % 4 != 0 && !encoded.isEmpty());
            String text =
                    new String(decoded, 0, Math.min(decoded.length, LONGEST_TEXT), charset(descriptor.getCharset()));
            append(text, isHtml ? html : plain);
        } catch (IllegalArgumentException _) {
            undecoded(isHtml);
        }
    }

    private void undecoded(boolean isHtml) {
        undecodedPlain |= !isHtml;
        undecodedHtml |= isHtml;
    }

    private void append(String text, StringBuilder to) {
        int room = LONGEST_TEXT - to.length();
        cut |= text.length() > room;
        to.append(text, 0, Math.clamp(text.length(), 0, Math.max(0, room))).append('\n');
    }

    private static String text(InputStream in, Charset charset) throws IOException {
        return new String(in.readNBytes(LONGEST_TEXT), charset);
    }

    private static Charset charset(@Nullable String name) {
        try {
            // What is ASCII is UTF-8, too, and much that says so is not ASCII.
            return name == null || name.equalsIgnoreCase("us-ascii") ? UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException _) {
            return UTF_8;
        }
    }

    private void returned(InputStream in, String type) throws IOException {
        byte[] beginning = in.readNBytes(LONGEST_HEADER);
        String header = new String(beginning, ISO_8859_1).split("\r?\n\r?\n", 2)[0];
        Matcher id = RETURNED.matcher(header);
        returned = returned.or(
                () -> id.results().map((MatchResult found) -> found.group(1)).findFirst());
        attachments.add(
                new Attachment(name(), type, beginning.length + in.transferTo(OutputStream.nullOutputStream())));
    }

    private void unopened(InputStream in, String type) throws IOException {
        long bytes = in.transferTo(OutputStream.nullOutputStream());
        attachments.add(new Attachment(name(), type, bytes));
    }

    private String name() {
        return part.parameter("content-disposition", "filename")
                .or(() -> part.parameter("content-type", "name"))
                .orElse("");
    }
}
