package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A C2SP signed note: text that ends in a newline, an empty line, signature lines. Reading it verifies nothing: ask a
 * {@link VerifierKey}, and do not use the text before.
 *
 * @param text with its last newline, without the empty line
 * @param signatures in the order of the note, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The longest note that is read: 16 post-quantum signatures of nearly 5 kB each would not fit, 16 of ML-DSA-44 do. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (text.isEmpty() || !text.endsWith("\n")) {
            throw LogException.malformed(Message.of("note.newline"));
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw LogException.malformed(Message.of("note.signatures", MAX_SIGNATURES, signatures.size()));
        }
    }

    /**
     * Reads a note.
     *
     * @throws LogException when it is not one, or longer than {@link #MAX_BYTES}
     */
    public static SignedNote parse(byte[] bytes) {
        String note = text(bytes, MAX_BYTES, "what.note");
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw LogException.malformed(Message.of("note.form"));
        }
        return new SignedNote(note.substring(0, gap + 1), signatures(note.substring(gap + 2)));
    }

    /** Reads signature lines alone, as a witness answers with; none for the empty string. */
    static List<NoteSignature> signatures(String lines) {
        List<NoteSignature> signatures = new ArrayList<>();
        int from = 0;
        while (from < lines.length()) {
            int end = lines.indexOf('\n', from);
            if (end < 0 || signatures.size() == MAX_SIGNATURES) {
                throw LogException.malformed(end < 0 ? Message.of("note.line.cut") : Message.of("note.many"));
            }
            signatures.add(NoteSignature.parse(lines.substring(from, end)));
            from = end + 1;
        }
        return signatures;
    }

    /** The same text with these signatures behind the others; one by the same name and id is replaced. */
    public SignedNote with(List<NoteSignature> more) {
        LinkedHashMap<String, NoteSignature> all = new LinkedHashMap<>();
        signatures.forEach(signature -> all.put(signature.toString(), signature));
        more.forEach(signature -> all.put(signature.toString(), signature));
        return new SignedNote(text, List.copyOf(all.values()));
    }

    /** The note as it is stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return signatures.stream()
                .map(signature -> signature.line() + "\n")
                .collect(Collectors.joining("", text + "\n", ""));
    }

    /** Strict UTF-8 without control characters other than newline. */
    static String text(byte[] bytes, int maxBytes, String what) {
        if (bytes.length > maxBytes) {
            throw LogException.malformed(Message.of("note.too-long", Message.of(what), bytes.length, maxBytes));
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw LogException.malformed(Message.of("note.utf8", Message.of(what)));
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw LogException.malformed(Message.of("note.control", Message.of(what)));
        }
        return text;
    }
}
