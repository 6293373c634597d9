package dev.colophon.evidence.verify.container;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code evidence/seal.json}: what lies beside the container. It is part of what is stamped and logged.
 *
 * @param captured when the capture ended, to the millisecond; the leaf of the log states the same time
 * @param key SHA-256 of the SubjectPublicKeyInfo that signs {@code datapackage-digest.json}
 * @param sidecars SHA-256 of files whose bytes are known at sealing (readme, trust folder), by name
 * @param promised names of files that will follow: tokens, leaf, proof, report
 */
public record Seal(
        BundleName name, Instant captured, Hash key, SortedMap<String, Hash> sidecars, List<String> promised) {

    public static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int VERSION = 1;

    public Seal {
        captured = captured.truncatedTo(ChronoUnit.MILLIS);
        sidecars = Collections.unmodifiableSortedMap(new TreeMap<>(sidecars));
        promised = List.copyOf(promised);
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.of(
                "v", VERSION,
                "case", name.caseId(),
                "n", name.number(),
                "captured", MILLIS.format(captured),
                "key", key.hex(),
                "sidecars",
                        sidecars.entrySet().stream()
                                .map(one -> Map.of(
                                        "name",
                                        one.getKey(),
                                        "sha256",
                                        one.getValue().hex()))
                                .toList(),
                "promised", promised));
    }

    /** Reads a seal in exactly its canonical form. */
    public static Seal parse(byte[] bytes) throws MalformedPart {
        JsonObject json = StrictJson.canonical(bytes, Entries.SEAL)
                .only("v", "case", "n", "captured", "key", "sidecars", "promised");
        if (json.number("v") != VERSION) {
            throw new MalformedPart(Entries.SEAL, Message.of("unreadable.version"));
        }
        SortedMap<String, Hash> sidecars = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (JsonObject sidecar : json.objects("sidecars")) {
            String name = sidecar.only("name", "sha256").text("name");
            order.add(name);
            sidecars.put(name, sidecar.hash("sha256", ""));
        }
        if (!order.equals(List.copyOf(sidecars.keySet()))) {
            throw new MalformedPart(Entries.SEAL, Message.of("seal.order"));
        }
        try {
            BundleName name = new BundleName(json.text("case"), Math.toIntExact(json.number("n")));
            Instant captured = json.time("captured");
            if (!json.text("captured").equals(MILLIS.format(captured))) {
                throw new MalformedPart(Entries.SEAL, Message.of("seal.millis"));
            }
            return new Seal(name, captured, json.hash("key", ""), sidecars, json.texts("promised"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedPart(Entries.SEAL, Message.of("seal.name"), e);
        }
    }
}
