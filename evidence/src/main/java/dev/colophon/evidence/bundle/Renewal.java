package dev.colophon.evidence.bundle;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.BundleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Renews the time of a bundle before the certificate of its timestamp ends: a new timestamp over the old one, whose
 * signature was still good then. Everything older stays, byte for byte.
 */
public final class Renewal {

    private static final int MOST_GENERATIONS = 99;

    private Renewal() {}

    /**
     * When the certificate that signed the newest timestamp ends; renew well before.
     *
     * @throws EvidenceException when the bundle has no timestamp, or it cannot be read
     */
    public static Instant due(Path folder, BundleName name) {
        try {
            Path newest = folder.resolve(file(name, newest(folder, name)));
            return Tokens.signer(Files.readAllBytes(newest)).getNotAfter().toInstant();
        } catch (IOException e) {
            throw Workspace.notWritable(folder.resolve(name.token()), e);
        }
    }

    /**
     * Renews it with the first authority that answers. The word of an independent one is never renewed by one that is not:
     * it would seem to hold, and rest on the clock of this machine.
     *
     * @param folder of the bundle
     * @return the new file, such as {@code S.tsr.2}
     * @throws EvidenceException when the bundle has no timestamp, is being worked on, none of the authorities answers, or
     *     the disk refuses; then nothing has changed
     */
    public static Path renew(Path folder, BundleName name, List<TimestampAuthority> authorities) {
        try (Workspace workspace = Workspace.open(folder, name, _ -> {})) {
            int newest = newest(folder, name);
            byte[] token = Files.readAllBytes(folder.resolve(file(name, newest)));
            boolean local = LocalAuthority.isLocal(Tokens.signer(token));
            List<TimestampAuthority> able = authorities.stream()
                    .filter(authority -> local || authority.independent())
                    .toList();
            String renewed = file(name, newest + 1);
            workspace.write(renewed, first(Hash.sha256(token), able).bytes());
            workspace.publish(List.of(renewed));
            return workspace.beside(renewed);
        } catch (IOException e) {
            throw Workspace.notWritable(folder.resolve(name.token()), e);
        }
    }

    private static TimestampResponse first(Hash imprint, List<TimestampAuthority> authorities) {
        List<String> silent = new ArrayList<>();
        for (TimestampAuthority authority : authorities) {
            try {
                return authority.stamp(imprint);
            } catch (EvidenceException e) {
                silent.add(String.valueOf(e.getMessage()));
            }
        }
        throw new EvidenceException(
                Reason.UNREACHABLE,
                "no authority renews the timestamp; name one that answers, or try again: " + String.join("; ", silent));
    }

    private static int newest(Path folder, BundleName name) {
        if (!Files.exists(folder.resolve(name.wacz())) || !Files.exists(folder.resolve(name.token()))) {
            throw new EvidenceException(
                    Reason.DAMAGED, folder.resolve(name.token()) + ": there is no timestamp to be renewed");
        }
        int newest = 1;
        while (newest < MOST_GENERATIONS && Files.exists(folder.resolve(file(name, newest + 1)))) {
            newest++;
        }
        return newest;
    }

    private static String file(BundleName name, int generation) {
        return generation == 1 ? name.token() : name.renewal(generation);
    }
}
