package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Renews the time of a bundle before the certificate of its timestamp ends: a new timestamp over the old one, whose
 * signature is still good now. Everything older stays, byte for byte.
 */
public final class Renewal {

    private Renewal() {}

    /**
     * When the first certificate ends of those that a timestamp of the bundle rests on; renew well before.
     *
     * @throws EvidenceException when the bundle has no timestamp, or it cannot be read
     */
    public static Instant due(Path folder, BundleName name) {
        try {
            return chains(folder, name).stream()
                    .map(TokenChain::end)
                    .min(Instant::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw Workspace.notWritable(folder.resolve(name.token()), e);
        }
    }

    /**
     * Renews each timestamp whose certificates end before a time, with the first authority that answers. One whose
     * certificates have ended already cannot be renewed; {@link LateTimestamp} asks anew then. The word of an independent
     * authority is never renewed by one that is not: it would seem to hold, and rest on the clock of this machine.
     *
     * @param folder of the bundle
     * @return the new files, such as {@code S.tsr.2}; none when nothing ends before that time
     * @throws EvidenceException when the bundle has no timestamp, is being worked on, none of the authorities answers, it
     *     would not verify with the renewal, or the disk refuses; then nothing has changed
     */
    public static List<String> renew(
            Path folder, BundleName name, List<TimestampAuthority> authorities, Instant before, InstantSource clock) {
        try (Workspace workspace = Workspace.open(folder, name, _ -> {})) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (TokenChain chain : chains(folder, name)) {
                if (chain.end().isBefore(before) && chain.end().isAfter(clock.instant())) {
                    files.putAll(renewed(workspace, chain, authorities));
                }
            }
            return LaterToken.publish(workspace, files, clock);
        } catch (IOException e) {
            throw Workspace.notWritable(folder.resolve(name.token()), e);
        }
    }

    private static SortedMap<String, byte[]> renewed(
            Workspace workspace, TokenChain chain, List<TimestampAuthority> authorities) throws IOException {
        boolean local = LocalAuthority.isLocal(chain.signer());
        List<String> silent = new ArrayList<>();
        for (TimestampAuthority authority : authorities) {
            if (local || authority.independent()) {
                try {
                    return LaterToken.files(
                            workspace, chain.next(), authority, authority.stamp(Hash.sha256(chain.response())));
                } catch (EvidenceException e) {
                    silent.add(String.valueOf(e.getMessage()));
                }
            }
        }
        throw new EvidenceException(
                Reason.UNREACHABLE,
                "no authority renews the timestamp; name one that answers, or try again: " + String.join("; ", silent));
    }

    private static List<TokenChain> chains(Path folder, BundleName name) throws IOException {
        List<TokenChain> chains = Files.exists(folder.resolve(name.wacz())) ? TokenChain.of(folder, name) : List.of();
        if (chains.isEmpty()) {
            throw new EvidenceException(
                    Reason.DAMAGED, folder.resolve(name.token()) + ": there is no timestamp to be renewed");
        }
        return chains;
    }
}
