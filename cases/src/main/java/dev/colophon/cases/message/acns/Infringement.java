package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.MessageRefused;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The element {@code Infringement} of ACNS 2.0, spec 1.2, named as the standard names its parts. It holds all that a complainant
 * can say. What is left out belongs to the provider or to nobody's notice: {@code InternalTracking}, {@code MAC_Address},
 * {@code IP_Block}, {@code UserName}, {@code Login}.
 *
 * @param notes to the provider, in words
 * @param textNotice the notice as text
 * @param verifiedData a file that shows the copy
 */
public record Infringement(
        CaseReference reference,
        AcnsContact complainant,
        AcnsContact serviceProvider,
        Source source,
        List<Item> content,
        List<PastNotice> history,
        Optional<String> notes,
        Optional<NoticeType> type,
        Optional<Detection> detection,
        Optional<Verification> verification,
        Optional<String> textNotice,
        Optional<byte[]> verifiedData,
        List<Declaration> declarations) {

    public Infringement {
        content = List.copyOf(content);
        history = List.copyOf(history);
        declarations = List.copyOf(declarations);
        verifiedData = verifiedData.map(byte[]::clone);
        if (content.isEmpty()) {
            throw new MessageRefused("an ACNS notice names at least one item");
        }
    }

    @Override
    public Optional<byte[]> verifiedData() {
        return verifiedData.map(byte[]::clone);
    }

    /** {@code Case}. */
    public record CaseReference(String id, Optional<String> url, Optional<String> status, Optional<Severity> severity) {

        static CaseReference of(String id) {
            return new CaseReference(id, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public enum Severity {
        NORMAL("Normal"),
        LOW("Low"),
        HIGH("High");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Where the copies were found.
     *
     * @param ipAddress that answered: the standard has none without
     * @param port 0 to 65,535
     * @param protocol number of IANA, 0 to 254: 6 is TCP
     * @param isSource whether the file came from here first
     */
    public record Source(
            Instant timeStamp,
            Optional<InetAddress> ipAddress,
            Optional<Integer> port,
            Optional<Integer> protocol,
            Optional<String> dnsName,
            Optional<String> type,
            Optional<SubType> subType,
            Optional<String> urlBase,
            Optional<Integer> numberFiles,
            Optional<Boolean> dejaVu,
            Optional<Boolean> isSource) {

        public Source {
            if (ipAddress.isEmpty()) {
                throw new MessageRefused(
                        "an ACNS notice needs the IP_Address that answered, and none is known: look at the copy again, or resolve its host");
            }
            if (port.filter(number -> number < 0 || number > 65_535).isPresent()
                    || protocol.filter(number -> number < 0 || number > 254).isPresent()
                    || numberFiles.filter(number -> number < 0).isPresent()) {
                throw new MessageRefused(
                        "an ACNS notice has ports of 0 to 65535, protocols of 0 to 254 and no negative numbers");
            }
        }
    }

    /** {@code SubType}. */
    public record SubType(
            BaseType baseType, Optional<TransferProtocol> protocol, Optional<String> application, String text) {}

    public enum BaseType {
        P2P,
        SERVER,
        LINK,
        OTHER
    }

    public enum TransferProtocol {
        BITTORRENT,
        ED2K,
        GNUTELLA,
        GNUTELLA2,
        ARES,
        WINNY,
        FASTTRACK,
        KAD,
        FTP,
        HTTP,
        IRC,
        OTHER
    }

    /**
     * {@code Item}: one copy.
     *
     * @param fileName the standard has no item without
     * @param fileSize in bytes
     */
    public record Item(
            Instant timeStamp,
            List<Seen> alsoSeen,
            Optional<String> title,
            Optional<String> artist,
            String fileName,
            Optional<Long> fileSize,
            Optional<String> url,
            Optional<String> type,
            Optional<ExplicitType> explicitType,
            Optional<FileHash> hash,
            Optional<String> useNetHeader) {

        public Item {
            alsoSeen = List.copyOf(alsoSeen);
        }
    }

    /** {@code AlsoSeen}. */
    public record Seen(Instant start, Instant end) {}

    public enum ExplicitType {
        MOVIE("Movie"),
        GAME("Game"),
        SOFTWARE("Software"),
        MUSIC("Music"),
        DOCUMENT("Document"),
        IMAGE("Image");

        private final String word;

        ExplicitType(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** {@code Hash}, such as type {@code SHA256}. */
    public record FileHash(String type, String value) {}

    /** A {@code Notice} of {@code History}. */
    public record PastNotice(String id, Instant timeStamp, String text) {}

    /** {@code Type}. */
    public record NoticeType(TypeName name, boolean retraction, Optional<String> comments) {}

    public enum TypeName {
        OTHER,
        INFRINGEMENT,
        PRELIT,
        INFO,
        DMCA
    }

    /**
     * {@code Detection}.
     *
     * @param assetId type and value, such as {@code ISRC} and {@code QZAB12600001}
     * @param verificationId what recognised it, with its version
     */
    public record Detection(
            String assetName,
            Optional<FileHash> assetId,
            Optional<ContentMatched> contentMatched,
            Optional<Boolean> hashMatched,
            Optional<Boolean> metadataMatched,
            Optional<FileHash> watermark,
            String verificationId,
            Optional<String> verifiedDataLoc) {}

    /**
     * {@code ContentMatched}.
     *
     * @param matchThreshold 0 to 100
     * @param human whether a person looked
     */
    public record ContentMatched(
            boolean audio,
            boolean video,
            boolean text,
            boolean image,
            Optional<Integer> matchThreshold,
            boolean fingerprint,
            boolean human) {

        public ContentMatched {
            if (matchThreshold.filter(share -> share < 0 || share > 100).isPresent()) {
                throw new MessageRefused("an ACNS MatchThreshold is of 0 to 100");
            }
        }
    }

    /** {@code Verification}. */
    public record Verification(Optional<Integer> level, Optional<String> levelType, Optional<String> notes) {}

    /** {@code Declarations}. */
    public record Declaration(Optional<String> type, Optional<String> body, Optional<String> linkToBody) {}
}
