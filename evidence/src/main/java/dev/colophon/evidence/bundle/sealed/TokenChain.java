package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A token over the bundle and its renewals, of which the newest counts.
 *
 * @param head the token over the bundle itself
 * @param generation of the newest: 1 for the head
 * @param response the bytes of the newest
 */
record TokenChain(String head, int generation, byte[] response) {

    /** Those that lie beside a container. */
    static List<TokenChain> of(Path folder, BundleName name) throws IOException {
        List<TokenChain> chains = new ArrayList<>();
        for (String head : name.allTokens().toList()) {
            if (Files.exists(folder.resolve(head))) {
                int newest = 1;
                while (newest < BundleName.MAX_GENERATION
                        && Files.exists(folder.resolve(BundleName.renewal(head, newest + 1)))) {
                    newest++;
                }
                chains.add(new TokenChain(head, newest, Files.readAllBytes(folder.resolve(file(head, newest)))));
            }
        }
        return chains;
    }

    private static String file(String head, int generation) {
        return generation == 1 ? head : BundleName.renewal(head, generation);
    }

    /** The name of the newest. */
    String file() {
        return file(head, generation);
    }

    /** The name of what would renew it. */
    String next() {
        return BundleName.renewal(head, generation + 1);
    }

    X509Certificate signer() {
        return Tokens.signer(response);
    }

    /** When the first certificate that the newest carries ends. */
    Instant end() {
        return Tokens.chain(response).stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
