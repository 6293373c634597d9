package dev.colophon.cli.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks whoever sits at the terminal. */
public final class Questions {

    private final Console console;
    private final BufferedReader answers;

    /** Of standard input. */
    public Questions(Console console) {
        this(console, new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    /** Of these answers, one a line. */
    public Questions(Console console, BufferedReader answers) {
        this.console = console;
        this.answers = answers;
    }

    /** Whether the answer is yes; what is neither yes nor no is asked again, the end of the input is no. */
    public boolean isYes(String question) {
        while (true) {
            console.note(question + console.reader().say("ask.choice"));
            switch (next()) {
                case "y", "yes", "是" -> {
                    return true;
                }
                case "n", "no", "q", "否" -> {
                    return false;
                }
                default -> console.note(console.reader().say("ask.again"));
            }
        }
    }

    private String next() {
        try {
            String line = answers.readLine();
            return line == null ? "n" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "n";
        }
    }
}
