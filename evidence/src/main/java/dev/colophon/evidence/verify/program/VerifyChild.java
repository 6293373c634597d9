package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The process that {@link VerifyProcess} bounds. It is asked on standard input, any number of times: how many arguments, and each as
 * its length and its bytes in UTF-8. It answers on standard output: the exit status, and what went to output and to errors, in the same
 * form. Numbers are four bytes, the highest first.
 */
final class VerifyChild {

    private VerifyChild() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        // What a library prints is no answer.
        System.setOut(System.err);
        while (true) {
            List<String> words;
            try {
                words = words(in);
            } catch (EOFException _) {
                Runtime.getRuntime().halt(0);
                return;
            }
            try {
                verify(words, out);
            } catch (Throwable e) {
                if (isTooMuch(e)) {
                    Runtime.getRuntime().halt(VerifyProcess.TOO_MUCH);
                }
                System.err.println("colophon-verify: internal error; please report it with what follows");
                e.printStackTrace(System.err);
                Runtime.getRuntime().halt(VerifyMain.FAILED);
            }
        }
    }

    private static void verify(List<String> words, DataOutputStream answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = VerifyMain.of(utf8(out), utf8(err), InstantSource.system()).run(words);
        answer.writeInt(exit);
        for (ByteArrayOutputStream text : List.of(out, err)) {
            answer.writeInt(text.size());
            text.writeTo(answer);
        }
        answer.flush();
    }

    private static PrintStream utf8(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private static List<String> words(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(text(in, in.readInt()));
        }
        return words;
    }

    /** Asks a child. */
    static void ask(DataOutputStream child, List<String> words) throws IOException {
        child.writeInt(words.size());
        for (String word : words) {
            byte[] bytes = word.getBytes(UTF_8);
            child.writeInt(bytes.length);
            child.write(bytes);
        }
        child.flush();
    }

    /**
     * What a child answers.
     *
     * @param most bytes of a text; a child that says more is not believed
     */
    static VerifyProcess.Result answer(DataInputStream child, int most) throws IOException {
        return new VerifyProcess.Result(child.readInt(), bounded(child, most), bounded(child, most));
    }

    private static String bounded(DataInputStream child, int most) throws IOException {
        int length = child.readInt();
        if (length < 0 || length > most) {
            throw new IOException("the verifier says %d bytes".formatted(length));
        }
        return text(child, length);
    }

    private static String text(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, UTF_8);
    }

    private static boolean isTooMuch(Throwable error) {
        for (Throwable one = error; one != null; one = one.getCause()) {
            if (one instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }
}
