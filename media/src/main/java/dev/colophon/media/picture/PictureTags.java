package dev.colophon.media.picture;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import dev.colophon.media.tag.TagCharset;
import dev.colophon.media.tag.Tags;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tags of pictures: XMP, IPTC and EXIF, the first of them that says something. In the child process only. */
final class PictureTags {

    /** What cameras and programs write as the description of every picture. */
    private static final Pattern OF_CAMERA = Pattern.compile(
            "\\W*(?:[A-Z ]*\\bDIGITAL (?:STILL )?CAMERA|SONY DSC|(?i:exif[_ ]jpeg[_ ](?:t[1-9]+|picture))|SAMSUNG(?: CAMERA PICTURES)?"
                    + "|KENOX.*|Digimax.*|DCF 1\\.0|(?i:untitled|default|screenshot)"
                    + "|(?:[a-z]{3,5}_)*(?:cof|dav|sdr|hdr|rhdr|nor|oznor|edf|mde|ptr|dig|fbt|vivid))\\W*");

    private static final Set<String> OF_RIGHTS = Set.of(
            "cc:license",
            "plus:CopyrightStatus",
            "plus:DataMining",
            "plus:LicenseID",
            "plus:LicenseeID",
            "plus:LicenseeName",
            "plus:LicensorTransactionID",
            "plus:LicensorURL",
            "tdm:reservation",
            "xmpRights:Marked",
            "xmpRights:UsageTerms",
            "xmpRights:WebStatement");

    /** The number of an item in a list. */
    private static final Pattern ITEM = Pattern.compile("\\[\\d+]$");

    private PictureTags() {}

    /** The tags of a file; none when there are none that can be read. */
    static Tags of(Path file) throws IOException {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
            Map<String, String> xmp = xmp(metadata);
            return new Tags(
                    Tags.first(firstOf(Stream.of(
                                    named(xmp, "dc:title"),
                                    iptc(metadata, IptcDirectory.TAG_OBJECT_NAME),
                                    exif(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_WIN_TITLE),
                                    described(metadata)))
                            .stream()),
                    firstOf(Stream.of(
                            named(xmp, "dc:creator"),
                            iptc(metadata, IptcDirectory.TAG_BY_LINE),
                            exif(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_ARTIST))),
                    List.of(),
                    List.of(),
                    Tags.first(firstOf(Stream.of(
                                    named(xmp, "dc:rights"),
                                    iptc(metadata, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                                    exif(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_COPYRIGHT)))
                            .stream()),
                    Tags.first(firstOf(Stream.of(
                                    exif(metadata, ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
                                    named(xmp, "photoshop:DateCreated"),
                                    iptc(metadata, IptcDirectory.TAG_DATE_CREATED),
                                    named(xmp, "xmp:CreateDate")))
                            .stream()),
                    rights(xmp));
        } catch (ImageProcessingException e) {
            return Tags.NONE;
        }
    }

    /** The properties that speak of licences, wherever in a structure or list they stand. */
    private static Map<String, List<String>> rights(Map<String, String> xmp) {
        Map<String, List<String>> rights = new TreeMap<>();
        xmp.forEach((path, value) -> {
            String name =
                    ITEM.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
            if (OF_RIGHTS.contains(name)) {
                rights.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        });
        return rights;
    }

    private static List<String> firstOf(Stream<List<String>> sources) {
        return sources.filter(source -> Tags.first(source.stream()).isPresent())
                .findFirst()
                .orElse(List.of());
    }

    /** By path, such as {@code dc:creator[1]}. */
    private static Map<String, String> xmp(Metadata metadata) {
        Map<String, String> values = new TreeMap<>();
        for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            try {
                for (XMPIterator i = directory.getXMPMeta().iterator(); i.hasNext(); ) {
                    XMPPropertyInfo property = (XMPPropertyInfo) i.next();
                    if (property.getPath() != null && property.getValue() != null) {
                        values.putIfAbsent(property.getPath(), property.getValue());
                    }
                }
            } catch (XMPException _) {
                // What was read before counts.
            }
        }
        return values;
    }

    /** A property, and the items of one that is a list; not what qualifies them. */
    private static List<String> named(Map<String, String> xmp, String name) {
        return xmp.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name)
                        || (entry.getKey().startsWith(name + "[")
                                && entry.getKey().indexOf(']') == entry.getKey().length() - 1))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> iptc(Metadata metadata, int tag) {
        List<String> values = new ArrayList<>();
        for (IptcDirectory directory : metadata.getDirectoriesOfType(IptcDirectory.class)) {
            StringValue @Nullable [] several = directory.getStringValueArray(tag);
            if (several != null) {
                Arrays.stream(several).map(PictureTags::text).forEach(values::add);
            } else {
                said(directory, tag).ifPresent(values::add);
            }
        }
        return values;
    }

    private static List<String> described(Metadata metadata) {
        return exif(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION).stream()
                .filter(text -> !OF_CAMERA.matcher(text.strip()).matches())
                .toList();
    }

    private static List<String> exif(Metadata metadata, Class<? extends Directory> kind, int tag) {
        return metadata.getDirectoriesOfType(kind).stream()
                .flatMap(directory -> said(directory, tag).stream())
                .toList();
    }

    private static Optional<String> said(Directory directory, int tag) {
        return Optional.ofNullable(directory.getStringValue(tag))
                .map(PictureTags::text)
                .or(() -> Optional.ofNullable(directory.getDescription(tag)));
    }

    /** In the charset that is stated, if there is one: that of EXIF is ASCII, and holds whatever somebody wrote. */
    private static String text(StringValue value) {
        Charset stated = value.getCharset();
        return stated == null || stated.equals(StandardCharsets.UTF_8)
                ? TagCharset.text(value.getBytes())
                : TagCharset.repaired(value.toString());
    }
}
