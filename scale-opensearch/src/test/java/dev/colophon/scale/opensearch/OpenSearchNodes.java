package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexLocation;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A cluster of real OpenSearch nodes, each a JVM of its own, on loopback. Their distribution is put together of the jars on the class
 * path of the tests: server, transport as a module, and our plug-in unpacked from its zip. Without native code, a node
 * cannot know that it is run as root, which it would refuse.
 */
final class OpenSearchNodes implements Closeable {

    /** What `jcmd PID Thread.print` says of one. */
    private static final Pattern THREAD = Pattern.compile("^\"(.*)\" .*?\\bcpu=([0-9.]+)ms", Pattern.MULTILINE);

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final Path distribution;
    private final List<Path> server = new ArrayList<>();
    private final List<Integer> httpPorts;
    private final List<Integer> transportPorts;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private OpenSearchNodes(Path folder, int nodes) throws IOException {
        this.folder = folder;
        this.distribution = folder.resolve("distribution");
        this.httpPorts = freePorts(nodes);
        this.transportPorts = freePorts(nodes);
    }

    /** The zip, which the build makes before integration tests. */
    static Optional<Path> plugin() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("colophon-opensearch-.*-plugin\\.zip"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Starts nodes and waits until they are one cluster. */
    static OpenSearchNodes start(Path folder, int count, boolean withPlugin) throws IOException, InterruptedException {
        OpenSearchNodes nodes = new OpenSearchNodes(folder, count);
        Runtime.getRuntime().addShutdownHook(new Thread(nodes::killAll)); // also when the tests are ended from outside
        boolean started = false;
        try {
            nodes.assemble(withPlugin);
            for (int i = 0; i < count; i++) {
                nodes.processes.add(nodes.launch(i));
            }
            nodes.awaitNodes(count);
            started = true;
            return nodes;
        } finally {
            if (!started) {
                nodes.close();
            }
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private void assemble(boolean withPlugin) throws IOException {
        Path transport = Files.createDirectories(distribution.resolve("modules/transport-netty4"));
        Files.createDirectories(distribution.resolve("plugins"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            if (name.startsWith("netty-")
                    || name.startsWith("opensearch-netty4")
                    || name.startsWith("transport-netty4")) {
                Files.copy(jar, transport.resolve(name));
            } else if (jar.toString().contains("/org/opensearch/")
                    || jar.toString().contains("/org/apache/lucene/")
                    || name.matches(
                            "(log4j|jna|jopt|joda|t-digest|Hdr|zstd|snakeyaml|jzlib|reactor|reactive|protobuf|jakarta.annotation|Roaring|jspecify|jackson-.*-3\\.).*")) {
                server.add(jar);
            }
        }
        Files.writeString(transport.resolve("plugin-descriptor.properties"), """
                description=Netty
                version=%1$s
                name=transport-netty4
                classname=org.opensearch.transport.Netty4ModulePlugin
                java.version=21
                opensearch.version=%1$s
                """.formatted(version()));
        if (withPlugin) {
            unzip(plugin().orElseThrow(), distribution.resolve("plugins/colophon"));
        }
    }

    private String version() {
        return server.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.matches("opensearch-[0-9.]+\\.jar"))
                .map(name -> name.substring("opensearch-".length(), name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    private static void unzip(Path zip, Path to) throws IOException {
        Files.createDirectories(to);
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    Files.copy(in, to.resolve(entry.getName()));
                }
            }
        }
    }

    private Process launch(int number) throws IOException {
        Path home = Files.createDirectories(folder.resolve("node-" + number));
        Path config = Files.createDirectories(home.resolve("config"));
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        String all =
                IntStream.range(0, httpPorts.size()).mapToObj(i -> "node-" + i).collect(Collectors.joining(", "));
        String seeds = transportPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
        Files.writeString(config.resolve("opensearch.yml"), """
                cluster.name: colophon-test
                node.name: node-%d
                path.data: %s
                path.logs: %s
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                discovery.seed_hosts: [%s]
                cluster.initial_cluster_manager_nodes: [%s]
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(
                        number,
                        home.resolve("data"),
                        home.resolve("logs"),
                        httpPorts.get(number),
                        transportPorts.get(number),
                        seeds,
                        all));
        Files.writeString(config.resolve("log4j2.properties"), """
                status = error
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                """);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // What a short test runs, the second compiler would only begin to compile.
                        "-XX:TieredStopAtLevel=" + (Boolean.getBoolean("colophon.long") ? 4 : 1),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dopensearch.path.home=" + distribution,
                        "-Dopensearch.path.conf=" + config,
                        "-Djna.nosys=true",
                        "-Djna.nounpack=true",
                        "-Dopensearch.distribution.type=tar",
                        "-Dopensearch.bundled_jdk=false",
                        "-cp",
                        server.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        "org.opensearch.bootstrap.OpenSearch")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()))
                .start();
    }

    /** Waits until so many nodes are one cluster, whatever its shards do. */
    void awaitNodes(int count) throws InterruptedException {
        await("/_cluster/health?wait_for_nodes=%d&timeout=10s".formatted(count));
    }

    /** Waits until all copies of all shards are there. */
    void awaitGreen() throws InterruptedException {
        await("/_cluster/health?wait_for_status=green&wait_for_no_initializing_shards=true&timeout=10s");
    }

    /** Waits until a node knows that it has lost the others. */
    void awaitAlone(int node) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!get(node, "/_cluster/health?local=true").body().contains("\"discovered_cluster_manager\":false")) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("node %d has not lost the others".formatted(node));
            }
            TimeUnit.MILLISECONDS.sleep(200); // as below
        }
    }

    /** The node that the others have chosen to manage the cluster. */
    int manager() throws IOException, InterruptedException {
        String name = get(0, "/_cat/cluster_manager?h=node").body().strip();
        return Integer.parseInt(name.substring(name.indexOf('-') + 1));
    }

    private void await(String path) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (int i = 0; i < processes.size(); i++) {
                if (processes.get(i).isAlive()) {
                    try {
                        if (get(i, path).statusCode() == 200) {
                            return;
                        }
                    } catch (IOException _) { // not yet
                    }
                }
            }
            if (processes.stream().noneMatch(Process::isAlive)) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(200); // an external process: there is nothing to be told by
        }
        throw new IllegalStateException("no answer to %s; node 0 says:%n%s".formatted(path, lastLines(0)));
    }

    HttpResponse<String> get(int node, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(node).resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a body of JSON to the first node. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(0).resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String lastLines(int node) {
        try {
            List<String> lines =
                    Files.readAllLines(folder.resolve("node-" + node).resolve("out.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI address(int node) {
        return URI.create("http://127.0.0.1:" + httpPorts.get(node));
    }

    /** An index of this name in it. */
    IndexLocation location(String name, int shards, int replicas) {
        return new IndexLocation(
                "opensearch+http://%s/%s?shards=%d&replicas=%d"
                        .formatted(
                                httpPorts.stream()
                                        .map(port -> "127.0.0.1:" + port)
                                        .collect(Collectors.joining(",")),
                                name,
                                shards,
                                replicas),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** That all its nodes have taken so far. */
    Duration processorTime() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** That their threads have taken so far, by what they do. */
    Map<String, Double> processorMillisByThreads() throws IOException {
        Map<String, Double> millis = new TreeMap<>();
        for (Process node : processes) {
            Process told = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(node.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher thread = THREAD.matcher(said);
            while (thread.find()) {
                millis.merge(work(thread.group(1)), Double.parseDouble(thread.group(2)), Double::sum);
            }
        }
        return millis;
    }

    private static String work(String thread) {
        if (thread.contains("CompilerThread")) {
            return "compilers";
        }
        if (thread.contains("[transport_worker]")) {
            return "transport workers (HTTP, and between nodes)";
        }
        return thread.contains("[search]") ? "searches" : "other threads";
    }

    /** Ends a node at once, as a crash would. */
    void kill(int node) throws InterruptedException {
        processes.get(node).destroyForcibly().waitFor();
    }

    /** Starts a node again that was ended. */
    void restart(int node) throws IOException {
        processes.set(node, launch(node));
    }

    private void killAll() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        killAll();
        for (Process process : processes) {
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        http.close();
    }
}
