package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.ChildCpu;
import dev.colophon.benchmark.machine.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The same site fetched by wget into a WARC file.
 *
 * @param seconds by the clock
 * @param cpuSeconds of wget
 */
record WgetRun(double seconds, double cpuSeconds) {

    /**
     * Fetches all that can be reached from a URL, through a proxy, because wget cannot be told where a name is. One
     * connection at a time is wget's way, whatever the number of hosts.
     */
    static WgetRun of(String url, int proxyPort, Path folder) throws IOException {
        Files.createDirectories(folder);
        ChildCpu before = ChildCpu.soFar().orElseThrow(() -> new IOException("there is no /proc"));
        long start = System.nanoTime();
        byte[] _ = Tools.run(
                folder,
                List.of(
                        "wget",
                        "--quiet",
                        "--recursive",
                        "--level=inf",
                        "--span-hosts",
                        "--domains=bench.example",
                        "--execute=use_proxy=on",
                        "--execute=http_proxy=http://127.0.0.1:" + proxyPort,
                        "--warc-file=site",
                        "--no-warc-keep-log",
                        url));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new WgetRun(seconds, ChildCpu.soFar().orElseThrow().minus(before).children());
    }
}
