package dev.colophon.registry.message.record;

import dev.colophon.registry.work.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that come with a message: in its folder and those below. A message is written by others, so that it names nothing
 * outside of them, not by links either.
 */
public final class DeliveredFiles {

    /** Where those who deliver by the choreographies of DDEX put files, whatever the message says. */
    private static final String RESOURCES = "resources";

    private static final int LONGEST_NAME = 1_000;

    private final Path folder;

    /** @param message whose folder it is */
    public DeliveredFiles(Path message) {
        this.folder = Optional.ofNullable(message.toAbsolutePath().normalize().getParent())
                .orElse(message.toAbsolutePath());
    }

    /**
     * What a message says of the bytes of a file.
     *
     * @param algorithm as it is written there
     * @param value in hexadecimal or Base64
     */
    public record HashSum(String algorithm, String value) {

        /** Lengths say more than names: by SHA2 senders mean any of its lengths. */
        private Optional<String> standard(int bytes) {
            String name = algorithm.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            if (name.startsWith("MD5") && bytes == 16) {
                return Optional.of("MD5");
            } else if (name.startsWith("SHA3") && !name.equals("SHA384") && bytes >= 28) {
                return Optional.of("SHA3-" + bytes * 8);
            } else if (name.startsWith("SHA")) {
                return Optional.of(bytes == 20 ? "SHA-1" : "SHA-" + bytes * 8);
            }
            return Optional.empty();
        }

        private Optional<byte[]> bytes() {
            String plain = value.replaceAll("\\s", "");
            try {
                return Optional.of(
                        plain.length() % 2 == 0 && plain.matches("[0-9A-Fa-f]{32,128}")
                                ? HexFormat.of().parseHex(plain)
                                : Base64.getDecoder().decode(plain));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * A file that a message names.
     *
     * @param name a path from the message's folder, or a relative URI
     * @return empty when it is not there
     * @throws RegistryException when it is outside of the folder, or cannot be a name
     */
    public Optional<Path> named(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new RegistryException("the name of its file has %,d characters".formatted(name.length()));
        }
        try {
            Path path = Path.of(decoded(name));
            Path bare = Optional.ofNullable(path.getFileName()).orElse(path);
            if (path.isAbsolute() || !folder.resolve(path).normalize().startsWith(folder)) {
                throw outside(name);
            }
            Optional<Path> found = Stream.of(path, bare, Path.of(RESOURCES).resolve(bare))
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .map(Path::normalize)
                    .findFirst();
            if (found.isPresent() && !found.get().toRealPath().startsWith(folder.toRealPath())) {
                throw outside(name);
            }
            return found;
        } catch (InvalidPathException | IOException e) {
            throw new RegistryException("`%s` cannot be the name of a file".formatted(name), e);
        }
    }

    private static RegistryException outside(String name) {
        return new RegistryException(
                "`%s` is not in the folder of the message: put the file beside it, and name it so".formatted(name));
    }

    /** The path of a relative URI, where it is one and names no file as it is. */
    private String decoded(String name) {
        String local = name.replaceFirst("^file:(//)?", "").replace('\\', '/');
        if (local.indexOf('%') < 0 || Files.exists(folder.resolve(local))) {
            return local;
        }
        try {
            return Optional.ofNullable(new URI(local).getPath()).orElse(local);
        } catch (URISyntaxException e) {
            return local;
        }
    }

    /**
     * Files of which the name is one of these with one of the endings.
     *
     * @param names any text: what cannot be part of a name is none
     */
    public List<Path> called(Stream<String> names, List<String> endings) {
        return names.filter(name -> name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}"))
                .distinct()
                .flatMap(name -> endings.stream().map(ending -> folder.resolve(name + "." + ending)))
                .filter(Files::isRegularFile)
                .toList();
    }

    /**
     * Whether a file has a hash sum.
     *
     * @return why it could not be checked; empty when it has
     * @throws RegistryException when it has another, or cannot be read
     */
    public static Optional<String> check(Path file, HashSum sum) {
        Optional<byte[]> expected = sum.bytes();
        Optional<String> algorithm = expected.flatMap(bytes -> sum.standard(bytes.length));
        if (algorithm.isEmpty()) {
            return Optional.of("its hash sum `%s` (%s) is none that is known here: it is not checked"
                    .formatted(sum.value(), sum.algorithm()));
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm.get());
            byte[] piece = new byte[1 << 16];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
            }
            if (!MessageDigest.isEqual(digest.digest(), expected.orElseThrow())) {
                throw new RegistryException(
                        "its %s is not the one that the message gives: the file is damaged or another one; get it again"
                                .formatted(algorithm.get()));
            }
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            return Optional.of("hash sums by %s cannot be checked here".formatted(sum.algorithm()));
        } catch (IOException e) {
            throw new RegistryException("it cannot be read: check what it is and who may read it", e);
        }
    }
}
