package dev.colophon.service.evidence;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Inventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A bundle of a home.
 *
 * @param wacz its container
 * @param caseId the case it belongs to
 * @param number within the case
 * @param stamped whether it has a timestamp
 * @param reported whether it has a report
 * @param fault what is wrong with its container
 * @param missing files of it that are not there, or empty
 */
public record KeptBundle(
        Path wacz,
        String caseId,
        int number,
        boolean stamped,
        boolean reported,
        Optional<String> fault,
        List<String> missing) {

    public KeptBundle {
        missing = List.copyOf(missing);
    }

    /** Looks for the files of one in a folder. */
    public static KeptBundle of(Path folder, BundleName name) {
        Inventory inventory = Inventory.of(folder, name);
        return new KeptBundle(
                folder.resolve(name.wacz()),
                name.caseId(),
                name.number(),
                name.allTokens().anyMatch(token -> Files.exists(folder.resolve(token))),
                Files.exists(folder.resolve(name.report())),
                inventory.fault().map(Message::toString),
                inventory.missing());
    }

    /** Its name, such as {@code K-17-3}. */
    public String name() {
        return caseId + "-" + number;
    }
}
