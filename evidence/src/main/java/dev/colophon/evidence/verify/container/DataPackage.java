package dev.colophon.evidence.verify.container;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code datapackage.json} of WACZ 1.1.1: every file of the container with its hash. These bytes are what is signed, stamped
 * and logged.
 *
 * @param created whole seconds
 * @param software name and version of what wrote it
 * @param mainPageDate whole seconds
 * @param resources in the order of the container
 */
public record DataPackage(
        String title,
        Instant created,
        String software,
        String mainPageUrl,
        Instant mainPageDate,
        List<Resource> resources) {

    public static final String WACZ_VERSION = "1.1.1";
    private static final String PROFILE = "data-package";
    private static final String SHA256 = "sha256:";

    /**
     * One file.
     *
     * @param path within the container
     * @param bytes its length
     */
    public record Resource(String path, Hash hash, long bytes) {

        /** The last step of the path, as WACZ names a resource. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    public DataPackage {
        created = created.truncatedTo(ChronoUnit.SECONDS);
        mainPageDate = mainPageDate.truncatedTo(ChronoUnit.SECONDS);
        resources = List.copyOf(resources);
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.of(
                "profile", PROFILE,
                "wacz_version", WACZ_VERSION,
                "title", title,
                "created", created.toString(),
                "software", software,
                "mainPageUrl", mainPageUrl,
                "mainPageDate", mainPageDate.toString(),
                "resources",
                        resources.stream()
                                .map(one -> Map.of(
                                        "name", one.name(),
                                        "path", one.path(),
                                        "hash", SHA256 + one.hash().hex(),
                                        "bytes", one.bytes()))
                                .toList()));
    }

    /** Reads a package in exactly its canonical form. */
    public static DataPackage parse(byte[] bytes) throws MalformedPart {
        String part = Entries.DATAPACKAGE;
        JsonObject json = StrictJson.canonical(bytes, part)
                .only(
                        "profile",
                        "wacz_version",
                        "title",
                        "created",
                        "software",
                        "mainPageUrl",
                        "mainPageDate",
                        "resources");
        if (!json.text("profile").equals(PROFILE) || !json.text("wacz_version").equals(WACZ_VERSION)) {
            throw new MalformedPart(part, Message.of("list.profile", PROFILE, WACZ_VERSION));
        }
        List<Resource> resources = new ArrayList<>();
        for (JsonObject one : json.objects("resources")) {
            Resource resource = new Resource(
                    one.only("name", "path", "hash", "bytes").text("path"),
                    one.hash("hash", SHA256),
                    one.number("bytes"));
            if (!one.text("name").equals(resource.name()) || !Entries.isName(resource.path())) {
                throw new MalformedPart(part, Message.of("list.resource"));
            }
            resources.add(resource);
        }
        return new DataPackage(
                json.text("title"),
                wholeSeconds(json, "created"),
                json.text("software"),
                json.text("mainPageUrl"),
                wholeSeconds(json, "mainPageDate"),
                resources);
    }

    public static Instant wholeSeconds(JsonObject json, String name) throws MalformedPart {
        Instant time = json.time(name);
        if (!time.truncatedTo(ChronoUnit.SECONDS).toString().equals(json.text(name))) {
            throw new MalformedPart(Entries.DATAPACKAGE, Message.of("list.seconds", name));
        }
        return time;
    }
}
