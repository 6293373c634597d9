package dev.colophon.cli.output;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes, and in which language: results to standard output, everything else to standard error. Colours only on a
 * terminal.
 */
public final class Console implements MessageListener {

    private static final Ansi COLOURS = Ansi.AUTO;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Language reader;

    /** Of somebody who reads English. */
    public Console(PrintWriter out, PrintWriter err) {
        this(out, err, Language.ENGLISH);
    }

    /** @param reader the language of whoever reads it */
    public Console(PrintWriter out, PrintWriter err, Language reader) {
        this.out = out;
        this.err = err;
        this.reader = reader;
    }

    /** The language of whoever reads it. */
    public Language reader() {
        return reader;
    }

    public PrintWriter err() {
        return err;
    }

    /** Prints a line of the result; picocli markup such as {@code @|bold …|@} becomes colour on a terminal. */
    public void line(String text) {
        out.println(COLOURS.string(text));
        if (out.checkError()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, "cannot write the output: is the disk full, or the pipe closed?");
        }
    }

    /** Where a result of many bytes is written that is text in UTF-8; closing it leaves standard output open. */
    public OutputStream stream() {
        return new TextOutputStream(out);
    }

    /** Prints a line that is not part of the result. */
    public void note(String text) {
        err.println(COLOURS.string(text));
        err.flush();
    }

    @Override
    public void message(String line) {
        note(safe(told(line)));
    }

    /** A sentence that is written in English, in the language of the reader; as it stands where no message reads so. */
    public String told(String sentence) {
        return reader.equals(Language.ENGLISH)
                ? sentence
                : ServiceException.told(sentence).in(reader);
    }

    /** Text from files and the network, made safe to show: no control characters, none that turn its direction, no markup. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            safe.appendCodePoint(hidden && !joins(points, i) ? '\uFFFD' : c);
        }
        return safe.toString().replace("@|", "@\u200b|").replace("|@", "|\u200b@");
    }

    /** Persian and scripts of India are not spelled without joiners between letters, nor are families of emoji. */
    private static boolean joins(int[] points, int at) {
        boolean joiner = points[at] == ZERO_WIDTH_NON_JOINER || points[at] == ZERO_WIDTH_JOINER;
        return joiner && at > 0 && at + 1 < points.length && canBeJoined(points[at - 1]) && canBeJoined(points[at + 1]);
    }

    private static boolean canBeJoined(int c) {
        return Character.isLetter(c)
                || Character.isExtendedPictographic(c)
                || Character.isEmojiModifier(c)
                || c == EMOJI_PRESENTATION
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    /**
     * Whether the command was started without standard input. Its descriptor then became that of the first file that Java opened, its
     * own classes, and they would be read in its stead. Known where there is {@code /proc}.
     */
    public static boolean isInputClosed() {
        try {
            return Files.isSameFile(
                    Path.of("/proc/self/fd/0"), Path.of(System.getProperty("java.home"), "lib", "modules"));
        } catch (IOException e) { // neither is there on every system; a pipe has no path
            return false;
        }
    }

    public static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }
}
