package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.FoundBytes;
import dev.colophon.cases.message.NoticeContent.Kind;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.acns.Infringement.BaseType;
import dev.colophon.cases.message.acns.Infringement.CaseReference;
import dev.colophon.cases.message.acns.Infringement.ContentMatched;
import dev.colophon.cases.message.acns.Infringement.Declaration;
import dev.colophon.cases.message.acns.Infringement.Detection;
import dev.colophon.cases.message.acns.Infringement.ExplicitType;
import dev.colophon.cases.message.acns.Infringement.FileHash;
import dev.colophon.cases.message.acns.Infringement.Item;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.Seen;
import dev.colophon.cases.message.acns.Infringement.Source;
import dev.colophon.cases.message.acns.Infringement.SubType;
import dev.colophon.cases.message.acns.Infringement.TransferProtocol;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A notice as ACNS: the standard knows one source a notice, so that there is one for each address that answered. */
public final class AcnsNotices {

    private static final Pattern IDENTIFIER = Pattern.compile("(\\S+)\\s+(.+)");
    private static final int TCP = 6;

    private AcnsNotices() {}

    /**
     * How the copies were recognised.
     *
     * @param software name and version
     * @param fingerprint whether by their content
     * @param human whether a person looked
     */
    public record Recognition(String software, boolean fingerprint, boolean human) {}

    /**
     * The notices.
     *
     * @param type what kind of notice it is, and whether it takes an earlier one back
     * @throws MessageRefused when the mail address of sender or provider, or the address that answered, is not known: the standard
     *     has no notice without
     */
    public static List<Infringement> of(NoticeContent notice, NoticeType type, Recognition recognition) {
        AcnsContact complainant = complainant(notice.sender());
        AcnsContact provider = provider(notice.provider());
        List<Infringement> notices = new ArrayList<>();
        bySource(notice)
                .forEach((address, items) -> notices.add(new Infringement(
                        CaseReference.of(notice.noticeId()),
                        complainant,
                        provider,
                        source(notice, address, items),
                        items.stream().map(AcnsNotices::item).toList(),
                        List.of(),
                        Optional.of(notice.facts()).filter(text -> !text.isBlank()),
                        Optional.of(type),
                        detection(items, recognition),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        notice.statements().stream()
                                .sorted()
                                .map(AcnsNotices::declaration)
                                .toList())));
        return List.copyOf(notices);
    }

    private static Map<InetAddress, List<NoticeContent.Item>> bySource(NoticeContent notice) {
        Map<InetAddress, List<NoticeContent.Item>> sources = new LinkedHashMap<>();
        for (NoticeContent.Item item : notice.items()) {
            InetAddress address = item.ip()
                    .orElseThrow(() -> new MessageRefused(
                            "an ACNS notice needs the IP_Address that answered, and none is known of %s: look at the copy again, or resolve its host"
                                    .formatted(item.url())));
            sources.computeIfAbsent(address, _ -> new ArrayList<>()).add(item);
        }
        return sources;
    }

    private static AcnsContact complainant(Party party) {
        return new AcnsContact(
                party.name(),
                party.contact(),
                party.address(),
                party.phone(),
                party.email()
                        .orElseThrow(() -> new MessageRefused("an ACNS notice needs the mail address of who sends it"))
                        .toString(),
                Optional.empty());
    }

    private static AcnsContact provider(NoticeContent.Provider provider) {
        return new AcnsContact(
                provider.name(),
                Optional.empty(),
                provider.address(),
                provider.phone(),
                provider.email()
                        .orElseThrow(() -> new MessageRefused("an ACNS notice needs the mail address of the provider"))
                        .toString(),
                Optional.empty());
    }

    private static Source source(NoticeContent notice, InetAddress address, List<NoticeContent.Item> items) {
        NoticeContent.Item latest = items.stream()
                .max((a, b) -> a.lastSeen().compareTo(b.lastSeen()))
                .orElseThrow();
        boolean oneHost =
                items.stream().map(item -> item.url().host()).distinct().count() == 1;
        BaseType base = notice.measure() == Measure.UNLINK ? BaseType.LINK : BaseType.SERVER;
        return new Source(
                latest.lastSeen(),
                Optional.of(address),
                port(latest),
                Optional.of(TCP),
                oneHost ? Optional.of(latest.url().host()) : Optional.empty(),
                Optional.of("HTTP"),
                Optional.of(new SubType(base, Optional.of(TransferProtocol.HTTP), Optional.empty(), "")),
                Optional.empty(),
                Optional.of(items.size()),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Integer> port(NoticeContent.Item item) {
        String text = item.url().text();
        int scheme = text.toLowerCase(Locale.ROOT).startsWith("https:") ? 443 : 80;
        try {
            int written = new URI(text).getPort();
            return Optional.of(written < 0 ? scheme : written);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Item item(NoticeContent.Item item) {
        return new Item(
                item.lastSeen(),
                item.firstSeen().equals(item.lastSeen())
                        ? List.of()
                        : List.of(new Seen(item.firstSeen(), item.lastSeen())),
                Optional.of(item.title()),
                Optional.of(String.join(", ", item.creators())).filter(names -> !names.isEmpty()),
                item.file()
                        .map(FoundBytes::name)
                        .orElseGet(() -> lastSegment(item.url().text())),
                item.file().map(FoundBytes::bytes),
                Optional.of(anyUri(item.url().text())),
                Optional.of(explicitType(item.kind()).word()),
                Optional.of(explicitType(item.kind())),
                item.file().map(found -> new FileHash("SHA256", found.sha256())),
                Optional.empty());
    }

    /** An address as xs:anyURI takes it: characters that URIs have no place for are escaped, and nothing else is changed. */
    private static String anyUri(String address) {
        StringBuilder uri = new StringBuilder(address.length());
        address.codePoints().forEach(point -> {
            if (point < 0x80 && "\\^`{|}".indexOf(point) >= 0) {
                uri.append("%%%02X".formatted(point));
            } else {
                uri.appendCodePoint(point);
            }
        });
        return uri.toString();
    }

    private static String lastSegment(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? "/" : last;
    }

    private static ExplicitType explicitType(Kind kind) {
        return switch (kind) {
            case AUDIO -> ExplicitType.MUSIC;
            case VIDEO -> ExplicitType.MOVIE;
            case IMAGE -> ExplicitType.IMAGE;
            case TEXT -> ExplicitType.DOCUMENT;
        };
    }

    /** Of one work only: the standard has one asset a notice. */
    private static Optional<Detection> detection(List<NoticeContent.Item> items, Recognition recognition) {
        NoticeContent.Item first = items.getFirst();
        boolean oneWork =
                items.stream().allMatch(item -> item.title().equals(first.title()) && item.kind() == first.kind());
        if (!oneWork) {
            return Optional.empty();
        }
        Kind kind = first.kind();
        ContentMatched matched = new ContentMatched(
                kind == Kind.AUDIO,
                kind == Kind.VIDEO,
                kind == Kind.TEXT,
                kind == Kind.IMAGE,
                Optional.empty(),
                recognition.fingerprint(),
                recognition.human());
        return Optional.of(new Detection(
                first.title(),
                first.identifiers().stream().flatMap(AcnsNotices::assetId).findFirst(),
                Optional.of(matched),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                recognition.software(),
                Optional.empty()));
    }

    private static Stream<FileHash> assetId(String identifier) {
        return IDENTIFIER.matcher(identifier).results().map(parts -> new FileHash(parts.group(1), parts.group(2)));
    }

    private static Declaration declaration(Statement statement) {
        return new Declaration(Optional.of(statement.name()), Optional.of(said(statement)), Optional.empty());
    }

    private static String said(Statement statement) {
        return switch (statement) {
            case TRUTH -> "All of this notice is true, and who signs it answers for it.";
            case GOOD_FAITH ->
                "Good-faith belief that the use is not authorized by the copyright owner, its agent, or the law.";
            case ACCURACY -> "The information in this notice is accurate.";
            case AUTHORITY -> "Under penalty of perjury: authorized to act on behalf of the owner of the right.";
        };
    }
}
