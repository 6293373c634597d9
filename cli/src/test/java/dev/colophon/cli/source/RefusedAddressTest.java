package dev.colophon.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever names an address inside gets one line, exit code 3, and no connection; whichever command and spelling. */
class RefusedAddressTest {

    private static final List<String> OTHERS = List.of("source add", "evidence capture");

    /** One home for all: nothing that is refused leaves anything there. */
    @TempDir
    static Path folder;

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket inside;

    @BeforeAll
    static void makeHome() {
        Cli.made(folder.resolve("home"));
    }

    @BeforeEach
    void listen() throws IOException {
        inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    inside.accept().close();
                    connections.incrementAndGet();
                }
            } catch (IOException closed) {
                if (!inside.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f000001:PORT/",
                "http://0x7f.1:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://127.1:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://%31%32%37.0.0.1:PORT/",
                "http://１２７.0.0.1:PORT/",
                "http://127。0。0。1:PORT/",
                "http://[::1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[2002:7f00:1::]:PORT/",
                "http://0:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/",
                "http://10.1.1.1/",
                "http://100.64.1.1/",
                "http://192.168.1.1:8080/",
                "http://168.63.129.16/",
                "http://user@example.org/",
                "http://example.org@127.0.0.1:PORT/",
                "http://example.org:22/",
                "ftp://127.0.0.1:PORT/",
            })
    void isRefusedInOneLine(String pattern) {
        String url = pattern.replace("PORT", Integer.toString(inside.getLocalPort()));
        for (String command : commands(pattern)) {
            String[] words = (command + " " + url).split(" ");
            Cli.Result result = Cli.run(folder.resolve("home"), words);
            assertThat(result.exitCode()).as("%s: %s", command, result.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(result.err().lines().filter(line -> line.startsWith("colophon: ")))
                    .as(result.err())
                    .hasSize(1);
        }
        assertThat(connections).hasValue(0);
    }

    /** All go through one door: the others take turns but in the longest tests. */
    private static List<String> commands(String pattern) {
        List<String> commands = new ArrayList<>(List.of("scan"));
        if (Boolean.getBoolean("colophon.long")) {
            commands.addAll(OTHERS);
        } else if (Boolean.getBoolean("colophon.full")) {
            commands.add(OTHERS.get(pattern.length() % OTHERS.size()));
        }
        return commands;
    }
}
