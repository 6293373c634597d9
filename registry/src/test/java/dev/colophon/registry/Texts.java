package dev.colophon.registry;

import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Reading;
import dev.colophon.detect.Refusal;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Tiny texts and their reading in this process: the registry does not care which medium it stores. */
public final class Texts {

    private Texts() {}

    /** Words without meaning, the same for the same number. */
    public static String text(long number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 120; word++) {
            int letters = 3 + random.nextInt(6);
            for (int letter = 0; letter < letters; letter++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(word % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }

    public static Reading read(Path file) {
        return read(file, Role.REFERENCE);
    }

    public static Reading read(Path file, Role role) {
        try {
            String text = Files.readString(file);
            return text.isEmpty()
                    ? new Refusal(new Unreadable(Unreadable.Reason.EMPTY, "the file is empty; check the download"))
                    : new Readable(List.of(new Part(
                            TextFingerprinter.fingerprint(text, role), OptionalLong.empty(), Optional.empty())));
        } catch (IOException e) {
            return new Refusal(new Unreadable(Unreadable.Reason.UNDECODABLE, "not a text: convert it"));
        }
    }
}
