package dev.colophon.cli.source;

import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A work that a home has registered, and files on the web that it watches. */
abstract class WatchedFiles {

    @TempDir
    Path folder;

    WatchedServer web;
    Map<String, byte[]> files;
    Path home;

    @BeforeEach
    void begin() throws IOException {
        web = new WatchedServer();
        files = web.files();
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
    }

    @AfterEach
    void end() {
        web.close();
    }

    final String url(String path) {
        return web.url(path);
    }

    final Cli.Result watch(String path) {
        return web.watch(home, path);
    }
}
