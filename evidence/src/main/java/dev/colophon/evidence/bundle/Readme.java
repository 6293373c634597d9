package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.container.BundleName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The plain text beside a bundle: what each file is and how others' programs check it, in English and in Chinese. */
final class Readme {

    private Readme() {}

    static byte[] of(BundleName name, String software) {
        return resource("readme.txt")
                .replace("{program}", resource("prove.go").strip())
                .replace("{S}", name.stem())
                .replace("{software}", software)
                .getBytes(UTF_8);
    }

    /** The commands and what they are for, in English, without the program that one of them runs. */
    static String english(BundleName name) {
        String all = resource("readme.txt");
        return all.substring(0, all.indexOf("\n====")).replace("{program}", "").replace("{S}", name.stem());
    }

    private static String resource(String file) {
        try (InputStream in = Objects.requireNonNull(Readme.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
