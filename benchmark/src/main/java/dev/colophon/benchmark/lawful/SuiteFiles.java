package dev.colophon.benchmark.lawful;

import dev.colophon.fingerprint.Medium;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes the works and the two sites of the suite below a folder. */
record SuiteFiles(Path folder) {

    static final String LAWFUL = "lawful";
    static final String UNLAWFUL = "unlawful";

    private static final String PAGE = "page.html";

    /** Of the works of an owner. */
    Path works(SuiteOwner owner) {
        return folder.resolve("works").resolve(owner.name());
    }

    /** The site of the lawful, or of the unlawful pages. */
    Path site(String name) {
        return folder.resolve(name);
    }

    /** The path of the page of a pair on either site. */
    static String page(UsePair pair) {
        return of(pair) + PAGE;
    }

    /** Below which all of a pair stands on either site. */
    static String of(UsePair pair) {
        return "/" + pair.number() + "/";
    }

    void write(UsePair pair) throws IOException {
        Path work = Files.createDirectories(works(pair.kind().owner()));
        Path lawful = Files.createDirectories(site(LAWFUL).resolve(Integer.toString(pair.number())));
        Path unlawful = Files.createDirectories(site(UNLAWFUL).resolve(Integer.toString(pair.number())));
        if (pair.kind().medium() == Medium.TEXT) {
            TextUses uses = new TextUses(pair);
            Files.writeString(work.resolve(pair.title() + ".txt"), uses.work());
            if (pair.hasOtherWork()) {
                Path others = Files.createDirectories(works(SuiteOwner.AUTHOR));
                Files.writeString(others.resolve(pair.twinTitle() + ".txt"), uses.twinWork());
            }
            Files.writeString(lawful.resolve(PAGE), uses.lawful());
            Files.writeString(unlawful.resolve(PAGE), uses.unlawful());
            return;
        }
        MediaUses uses = new MediaUses(pair);
        String name = pair.kind().medium() == Medium.IMAGE ? "copy.png" : "copy.wav";
        if (pair.kind().medium() == Medium.IMAGE) {
            png(uses.picture(), work.resolve(pair.title() + ".png"));
            png(uses.lawfulPicture(), lawful.resolve(name));
            png(uses.unlawfulPicture(), unlawful.resolve(name));
        } else {
            uses.sound().writeWav(work.resolve(pair.title() + ".wav"));
            uses.lawfulSound().writeWav(lawful.resolve(name));
            uses.unlawfulSound().writeWav(unlawful.resolve(name));
        }
        Files.writeString(lawful.resolve(PAGE), uses.lawful(of(pair) + name));
        Files.writeString(unlawful.resolve(PAGE), uses.unlawful(of(pair) + name));
    }

    private static void png(BufferedImage picture, Path file) throws IOException {
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("this Java cannot write " + file);
        }
    }
}
