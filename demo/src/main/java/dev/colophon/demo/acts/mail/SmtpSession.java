package dev.colophon.demo.acts.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to a {@link MailReceiver}: commands and answers of RFC 5321, one recipient a mail. For one thread. */
final class SmtpSession {

    private static final int LONGEST_COMMAND = 1_000;
    private static final int MOST_BYTES = 10 << 20;
    private static final int MOST_COMMANDS = 1_000;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern RECIPIENT = Pattern.compile("(?i)RCPT TO:\\s*<([^<>\\s]{3,320})>.*");

    private final InputStream in;
    private final OutputStream out;
    private final MailReceiver.Mailboxes mailboxes;
    private boolean hasSender;
    private Optional<String> recipient = Optional.empty();
    private int taken;

    SmtpSession(Socket connection, MailReceiver.Mailboxes mailboxes) throws IOException {
        connection.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(connection.getInputStream());
        this.out = connection.getOutputStream();
        this.mailboxes = mailboxes;
    }

    /** Until the other side says QUIT, hangs up or says too much. */
    void run() throws IOException {
        say("220 mail.demo.example ESMTP");
        for (int i = 0; i < MOST_COMMANDS; i++) {
            Optional<String> command = line();
            if (command.isEmpty()) {
                return;
            }
            String verb = command.get().split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    reset();
                    say("250-mail.demo.example\r\n250-8BITMIME\r\n250 SIZE " + MOST_BYTES);
                }
                case "HELO" -> {
                    reset();
                    say("250 mail.demo.example");
                }
                case "MAIL" -> {
                    reset();
                    hasSender = true;
                    say("250 2.1.0 Ok");
                }
                case "RCPT" -> recipient(command.get());
                case "DATA" -> data();
                case "RSET" -> {
                    reset();
                    say("250 2.0.0 Ok");
                }
                case "NOOP" -> say("250 2.0.0 Ok");
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    return;
                }
                default -> say("502 5.5.1 Command not implemented");
            }
        }
    }

    private void reset() {
        hasSender = false;
        recipient = Optional.empty();
    }

    private void recipient(String command) throws IOException {
        Matcher address = RECIPIENT.matcher(command);
        if (!hasSender || recipient.isPresent() || !address.matches()) {
            say("503 5.5.1 One sender, then one recipient");
            return;
        }
        Optional<String> refusal = mailboxes.refusal(address.group(1));
        if (refusal.isPresent()) {
            say("550 5.1.1 " + refusal.get());
            return;
        }
        recipient = Optional.of(address.group(1));
        say("250 2.1.5 Ok");
    }

    private void data() throws IOException {
        if (recipient.isEmpty()) {
            say("503 5.5.1 No recipient");
            return;
        }
        say("354 End data with <CR><LF>.<CR><LF>");
        Optional<byte[]> mail = mail();
        if (mail.isEmpty()) {
            say("552 5.3.4 The mail is longer than %d bytes".formatted(MOST_BYTES));
        } else {
            take(recipient.get(), mail.get());
        }
        reset();
    }

    private void take(String to, byte[] mail) throws IOException {
        ReceivedMail received;
        try {
            received = ReceivedMail.of(to, mail);
        } catch (IOException e) {
            say("554 5.6.0 Not a mail");
            return;
        }
        mailboxes.take(received);
        taken++;
        say("250 2.0.0 Ok: queued as demo-" + taken);
    }

    /** Without the dots that were doubled; all of it is read, and none of it returned when it is too long. */
    private Optional<byte[]> mail() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        boolean fits = true;
        boolean beginsLine = true;
        int before = -1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (beginsLine && next == '.') {
                int after = in.read();
                if (after == '\r') {
                    int _ = in.read();
                    return fits ? Optional.of(mail.toByteArray()) : Optional.empty();
                }
                next = after;
            }
            fits = fits && mail.size() < MOST_BYTES;
            if (fits) {
                mail.write(next);
            }
            beginsLine = before == '\r' && next == '\n';
            before = next;
        }
        throw new IOException("hung up within a mail");
    }

    /** Empty when the other side has hung up. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(line.toString().stripTrailing());
            }
            if (line.length() >= LONGEST_COMMAND) {
                throw new IOException("a command that is too long");
            }
            line.append((char) next);
        }
        return Optional.empty();
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
