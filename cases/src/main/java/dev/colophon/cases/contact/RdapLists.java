package dev.colophon.cases.contact;

import dev.colophon.cases.contact.StepwiseFetch.Answer;
import dev.colophon.cases.contact.StepwiseFetch.Rule;
import dev.colophon.cases.contact.rdap.RdapServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of RDAP servers in the folder {@code rdap} of a home: {@code dns.json}, {@code ipv4.json}, {@code ipv6.json}. One that
 * is not there, or was fetched more than 30 days ago, is fetched; where that fails, an older one does.
 */
final class RdapLists {

    /** Where IANA publishes them. */
    static final String PUBLISHED = "https://data.iana.org/rdap/";

    private static final List<String> NAMES = List.of("dns.json", "ipv4.json", "ipv6.json");

    private static final byte[] EMPTY = {};

    private final Path folder;
    private final String published;
    private final StepwiseFetch fetch;
    private final InstantSource clock;

    /** @param published where they are fetched, with a slash at its end */
    RdapLists(Path folder, String published, StepwiseFetch fetch, InstantSource clock) {
        this.folder = folder;
        this.published = published;
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * The servers.
     *
     * @throws IOException when a list is not there and cannot be fetched, or is none; the message is one line
     */
    RdapServers servers() throws IOException {
        List<byte[]> lists = new ArrayList<>();
        for (String name : NAMES) {
            lists.add(list(name));
        }
        try {
            return RdapServers.of(lists.get(0), lists.get(1), lists.get(2));
        } catch (IOException e) {
            throw new IOException(
                    "the lists of RDAP servers in %s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private byte[] list(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] there = there(file);
        if (there.length > 0 && isFresh(file)) {
            return there;
        }
        Answer answered = fetch.get(published + name, Rule.TLS, RdapServers.LONGEST);
        if (answered instanceof Answer.Received answer && answer.status() == 200 && isList(name, answer.bytes())) {
            keep(file, answer.bytes());
            return answer.bytes();
        }
        if (there.length == 0) {
            String why = switch (answered) {
                case Answer.Received answer ->
                    "%s answers %d and no such list".formatted(published + name, answer.status());
                case Answer.Missed(String reason) -> "%s: %s".formatted(published + name, reason);
            };
            throw new IOException("no list of RDAP servers: " + why);
        }
        return there;
    }

    private static byte[] there(Path file) throws IOException {
        try {
            if (Files.size(file) > RdapServers.LONGEST) {
                throw new IOException(file + " is too long for a list of RDAP servers");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return EMPTY;
        }
    }

    private boolean isFresh(Path file) throws IOException {
        Instant fetched = Files.getLastModifiedTime(file).toInstant();
        return fetched.plus(HostContact.FRESH).isAfter(clock.instant());
    }

    /** What is none never takes the place of one. */
    private static boolean isList(String name, byte[] bytes) {
        byte[] none = "{\"services\": []}".getBytes(StandardCharsets.US_ASCII);
        try {
            RdapServers.of(
                    name.equals(NAMES.get(0)) ? bytes : none,
                    name.equals(NAMES.get(1)) ? bytes : none,
                    name.equals(NAMES.get(2)) ? bytes : none);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void keep(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "list", ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
