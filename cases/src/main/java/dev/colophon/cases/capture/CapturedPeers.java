package dev.colophon.cases.capture;

import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.WarcFile;
import dev.colophon.evidence.verify.read.WarcRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses answered when a bundle was captured, by what its records say ({@code WARC-IP-Address}).
 *
 * @param byUrl the first that answered for each URL
 */
public record CapturedPeers(Map<String, InetAddress> byUrl) {

    public CapturedPeers {
        byUrl = Map.copyOf(byUrl);
    }

    /** Those of a bundle; none where its records cannot be read or say nothing. */
    public static CapturedPeers of(Path bundle) {
        try (FileChannel channel = FileChannel.open(bundle, StandardOpenOption.READ)) {
            Container.Entry warc =
                    Container.read(new Bytes(channel, 0, channel.size())).entry(Entries.WARC);
            Map<String, InetAddress> peers = new HashMap<>();
            for (WarcRecord record :
                    WarcFile.read(warc.data().stream(), Entries.WARC).records()) {
                if (record.is("response") || record.is("revisit")) {
                    peer(record).ifPresent(address -> peers.putIfAbsent(record.target(), address));
                }
            }
            return new CapturedPeers(peers);
        } catch (IOException | MalformedPart _) {
            return new CapturedPeers(Map.of());
        }
    }

    private static Optional<InetAddress> peer(WarcRecord record) {
        try {
            return Optional.of(InetAddress.ofLiteral(record.header("warc-ip-address")));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // none, or no address
        }
    }

    /** Who answered for a copy; of a file in an archive, for the archive. Never looked up elsewhere. */
    public Optional<InetAddress> answered(String place) {
        return Stream.concat(Stream.of(place), EntryPlace.of(place).stream().map(EntryPlace::container))
                .flatMap(url -> Optional.ofNullable(byUrl.get(url)).stream())
                .findFirst();
    }
}
