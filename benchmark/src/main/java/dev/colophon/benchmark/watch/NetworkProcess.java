package dev.colophon.benchmark.watch;

import dev.colophon.demo.network.DemoNetwork;
import dev.colophon.demo.network.Seed;
import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Serves the thirty sites of {@code colophon demo --web} in a process of its own, rendered before. */
final class NetworkProcess {

    private NetworkProcess() {}

    /** The folder. Prints the catalogue's {@code works.csv}, then what to add as sources; serves until there is no more input. */
    public static void main(String[] arguments) throws IOException {
        try (DemoNetwork network = DemoNetwork.open(Path.of(arguments[0]), Ffmpeg.find())) {
            System.out.println("catalogue=" + network.catalogue());
            network.render();
            System.out.println("seeds="
                    + network.seeds().stream().map(NetworkProcess::fields).collect(Collectors.joining("\t")));
            while (System.in.read() >= 0) {
                // Serves.
            }
        }
        System.exit(0);
    }

    private static String fields(Seed seed) {
        return seed.kind() + "\t" + seed.url() + "\t" + seed.depth();
    }
}
