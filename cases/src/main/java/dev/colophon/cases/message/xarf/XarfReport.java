package dev.colophon.cases.message.xarf;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A report of the category {@code copyright} as XARF 4.2.0 has it, named as the standard names its parts.
 *
 * @param timestamp when the copy was seen
 * @param sourceIdentifier address or name of what shows the copy
 * @param description at most 1,000 characters are sent
 * @param evidence at most 50
 * @param tags at most 20, such as {@code jurisdiction:cn}
 */
public record XarfReport(
        UUID reportId,
        Instant timestamp,
        Organisation reporter,
        Organisation sender,
        String sourceIdentifier,
        Optional<Integer> sourcePort,
        Infringing infringing,
        String workTitle,
        String rightsHolder,
        Optional<String> description,
        List<Attachment> evidence,
        List<String> tags) {

    private static final int MOST_EVIDENCE = 50;
    private static final int MOST_TAGS = 20;
    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*");

    public XarfReport {
        evidence = List.copyOf(evidence);
        tags = List.copyOf(tags);
        if (evidence.size() > MOST_EVIDENCE || tags.size() > MOST_TAGS) {
            throw new MessageRefused("a XARF report has at most 50 pieces of evidence and 20 tags");
        }
        tags.stream().filter(tag -> !TAG.matcher(tag).matches()).findFirst().ifPresent(tag -> {
            throw new MessageRefused("not a tag of XARF, such as jurisdiction:cn: " + tag);
        });
        if (sourcePort.filter(port -> port < 1 || port > 65_535).isPresent()) {
            throw new MessageRefused("a XARF report has ports of 1 to 65535");
        }
    }

    /** Who reports. */
    public record Organisation(String name, MailAddress contact) {}

    /** What is reported, by its type. */
    public sealed interface Infringing {}

    /** A copy on a site: {@code copyright}. */
    public record CopyAt(String url, Optional<InfringementType> type) implements Infringing {}

    /** How the copy is used. */
    public enum InfringementType {
        DIRECT_COPY,
        MODIFIED_COPY,
        STREAMING,
        DOWNLOAD,
        DISTRIBUTION
    }

    /** A file in a store for files: {@code cyberlocker}. */
    public record StoredFile(String url, String hostingService) implements Infringing {}

    /** A link: {@code link_site}. */
    public record Linked(String url, String siteName) implements Infringing {}

    /** An upload of a user: {@code ugc_platform}. */
    public record Uploaded(String url, String platformName) implements Infringing {}

    /**
     * A file shared between peers: {@code p2p}.
     *
     * @param protocol bittorrent, edonkey, gnutella, kademlia or other
     * @param infoHash 40 hexadecimal digits
     */
    public record Shared(String protocol, String infoHash) implements Infringing {}

    /** An article: {@code usenet}. */
    public record Article(String newsgroup, String messageId) implements Infringing {}

    /**
     * A file that goes with the report.
     *
     * @param content at most 5,242,880 bytes
     */
    public record Attachment(String contentType, String description, byte[] content) {

        private static final int MOST_BYTES = 5_242_880;

        public Attachment {
            if (content.length > MOST_BYTES) {
                throw new MessageRefused(
                        "evidence in a XARF report is at most 5,242,880 bytes long: link the file instead");
            }
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }
}
