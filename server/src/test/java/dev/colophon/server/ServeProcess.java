package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.settings.Settings;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code serve} in a process of its own, which may be killed, and somebody who is let in. */
public final class ServeProcess implements Closeable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Longer than a test takes on a machine that is busy: what is confirmed together can be taken back so long. */
    private static final Duration HOLD = Duration.ofDays(1);

    private static final Path JAR = Path.of("target", "colophon-server.jar").toAbsolutePath();

    /** Of the classes that the packed program loads: made when the first one ends, and anew when the program is another. */
    private static final Path ARCHIVE = Path.of("target", "served.jsa").toAbsolutePath();

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private ServeProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it, packed where it is, and follows the link of its terminal.
     *
     * @param temporary where it puts what it keeps for a moment
     * @param errors gets what it complains about
     */
    public static ServeProcess start(Path home, Path temporary, Path errors) throws IOException, InterruptedException {
        Process process = builder(home, temporary)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        BufferedReader lines = process.inputReader(UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("http")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server did not start: " + Files.readString(errors));
        }
        ServeProcess served = new ServeProcess(process, line.substring(0, line.indexOf("/enter")));
        int entered = served.send(HttpRequest.newBuilder(URI.create(line))).statusCode();
        if (entered != 303) {
            throw new IllegalStateException("nobody was let in: " + entered);
        }
        return served;
    }

    /** The command at any port that is free, with more options. */
    static ProcessBuilder builder(Path home, Path temporary, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(
                Files.exists(JAR)
                        ? List.of(
                                "-XX:+AutoCreateSharedArchive",
                                "-XX:SharedArchiveFile=" + ARCHIVE,
                                "-Xlog:cds=off",
                                "-jar",
                                JAR.toString())
                        : List.of("-cp", absolute(System.getProperty("java.class.path")), "dev.colophon.server.Serve"));
        command.addAll(List.of("serve", "--port", "0"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(Settings.HOME, home.toString());
        builder.environment().put("COLOPHON_BULK_HOLD", String.valueOf(HOLD.toSeconds()));
        return builder;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public HttpClient client() {
        return client;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    /** The token of its forms. */
    public String csrf() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/").body());
        if (!token.find()) {
            throw new IllegalStateException("a form without a token");
        }
        return token.group(1);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        client.shutdownNow();
    }

    @Override
    public void close() {
        process.destroy();
        Process _ = process.onExit().join();
        client.shutdownNow();
    }
}
