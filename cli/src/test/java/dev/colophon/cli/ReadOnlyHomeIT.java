package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only read work where nothing can be written, and commands that write say which of the two reasons it is. */
class ReadOnlyHomeIT {

    private static final List<String> READING =
            List.of("works", "sightings", "status", "operators", "log", "log check", "index stats", "evidence list");

    @TempDir
    Path folder;

    private Path disk = Path.of("");
    private Path home = Path.of("");
    private Path story = Path.of("");
    private String sighting = "";

    @BeforeEach
    void homeOnASmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "needs root, to mount a small disk");
        home = disk.resolve("my home?"); // a name that means something in a URL
        story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(home, "register", story.toString(), "--owner", "Mo Example")
                        .exitCode())
                .isZero();
        Cli.Result scan = Cli.run(home, "scan", story.toString(), "--json");
        assertThat(scan.out()).contains("\"sighting\":\"");
        sighting = scan.out().replaceFirst("(?s).*\"sighting\":\"([^\"]*)\".*", "$1");
    }

    @AfterEach
    void unmount() throws Exception {
        if (!Path.of("").equals(home)) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private void everyReadingCommandWorks() {
        for (String command : READING) {
            Cli.Result result = Cli.run(home, command.split(" "));
            assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        }
        assertThat(Cli.run(home, "works").out()).contains("Mo Example");
        assertThat(Cli.run(home, "show", sighting).out()).contains("EXACT");
        Cli.Result check = Cli.run(home, "check", "--fail-on-match", story.toString());
        assertThat(check.exitCode()).as(check.err()).isEqualTo(ExitCode.FOUND);
        Cli.Result prove = Cli.run(home, "log", "prove", story.toString(), "--to", folder.toString());
        assertThat(prove.exitCode()).as(prove.err()).isZero();
    }

    @Test
    void onAReadOnlyDiskWhatIsKnownCanBeRead() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        everyReadingCommandWorks();
        Cli.Result register = Cli.run(home, "register", story.toString(), "--owner", "Someone Else");
        assertThat(register.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(register.err()).contains("cannot write in " + home).doesNotContain("full");
    }

    @Test
    void onAFullDiskWhatIsKnownCanBeRead() throws Exception {
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            filler.write(new byte[8 << 20]);
        } catch (IOException full) {
            assertThat(full).isNotInstanceOf(FileSystemException.class); // it is the disk that ends it
        }
        everyReadingCommandWorks();
        Cli.Result other = Cli.run(disk.resolve("other"), "register", story.toString(), "--owner", "Someone Else");
        assertThat(other.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(other.err()).contains("the disk is full").doesNotContain("make it writable");
    }

    @Test
    void aWatchWhoseDiskFillsSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        byte[] page = new byte[3 << 20];
        new SplittableRandom(1).nextBytes(page); // does not pack
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean rules = exchange.getRequestURI().getPath().endsWith(".txt");
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(rules ? 404 : 200, rules ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            Cli.run(home, "source", "add", "http://" + host + "/a", "--kind", "page", "--allow", host);
            Cli.run(home, "source", "add", "http://" + host + "/b", "--kind", "page", "--allow", host);
            Variables contact = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));
            Cli.Result full = Cli.run(contact, home, "watch", "--once");
            assertThat(full.exitCode()).as(full.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(full.err()).contains("the disk is full").doesNotContain("Internal error", "Exception");
            assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
            Cli.Result room = Cli.run(contact, home, "watch", "--once");
            assertThat(room.exitCode()).as(room.err()).isZero();
            assertThat(room.out() + room.err()).contains("looked into 2 captures");
        } finally {
            server.stop(0);
        }
    }
}
