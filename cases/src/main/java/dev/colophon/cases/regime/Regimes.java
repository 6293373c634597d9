package dev.colophon.cases.regime;

import dev.colophon.cases.yaml.YamlFault;
import dev.colophon.cases.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The procedures that are known: those that come with Colophon, in all their versions, and those of a folder. Immutable.
 *
 * @param all by id and version
 * @param faults files of the folder that were refused, in one line each; they cost none of the others
 */
public record Regimes(List<Regime> all, List<String> faults) {

    /** Profiles beside this class; a version stays for ever, since notices keep the one they began with. */
    private static final List<String> BUILT_IN = List.of(
            "cn-cc-2020-v1",
            "cn-cc-2020-v2",
            "cn-ec-2018-v1",
            "cn-ec-2018-v2",
            "cn-rprnd-2013-v1",
            "cn-rprnd-2013-v2",
            "eu-dsa-2022-v1",
            "platform-2026-v1",
            "us-dmca-1998-v1");

    private static final String ENDING = ".yaml";

    /** What every id ends with. */
    private static final String YEAR = "-2018";

    /** Files that a folder may hold. */
    private static final int MOST_FILES = 1000;

    private static final Comparator<Regime> ORDER =
            Comparator.comparing(Regime::id).thenComparingInt(Regime::version);

    public Regimes {
        all = all.stream().sorted(ORDER).toList();
        faults = List.copyOf(faults);
    }

    /** Those that come with Colophon; read once. */
    public static Regimes builtIn() {
        return BuiltIn.REGIMES;
    }

    /** Read when they are first asked for, and not by whoever needs a regime of another kind. */
    private static final class BuiltIn {
        static final Regimes REGIMES =
                new Regimes(BUILT_IN.stream().map(Regimes::resource).toList(), List.of());
    }

    private static Regime resource(String name) {
        String file = name + ENDING;
        try (InputStream in = Objects.requireNonNull(Regimes.class.getResourceAsStream(file), file)) {
            return RegimeReader.regime(YamlFile.read(file, in));
        } catch (IOException e) {
            throw new IllegalStateException("a resource can be read: " + file, e);
        }
    }

    /**
     * These, and the profiles of a folder, which have ids of their own: what the law says is not replaced. A folder that is not there
     * holds none.
     */
    public Regimes with(Path folder) {
        List<Regime> more = new ArrayList<>(all);
        List<String> refused = new ArrayList<>(faults);
        for (Path file : files(folder, refused)) {
            try {
                more.add(own(file, more));
            } catch (YamlFault e) {
                refused.add(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                refused.add("%s: cannot be read: %s".formatted(file, e.getMessage()));
            }
        }
        return new Regimes(more, refused);
    }

    private static List<Path> files(Path folder, List<String> refused) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> named = inside.filter(
                            file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            named.stream()
                    .filter(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> refused.add("%s: %s: a profile is a file of its own, so put it there itself"
                            .formatted(file, Files.isSymbolicLink(file) ? "it is a link" : "it is no file")));
            List<Path> files = named.stream()
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            if (named.size() > MOST_FILES) {
                refused.add("%s: more than %d profiles: none of it is used".formatted(folder, MOST_FILES));
                return List.of();
            }
            return files;
        } catch (IOException e) {
            refused.add("%s: cannot be read: %s".formatted(folder, e.getMessage()));
            return List.of();
        }
    }

    private Regime own(Path file, List<Regime> known) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var node = YamlFile.read(file.toString(), in);
            Regime regime = RegimeReader.regime(node);
            if (all.stream().anyMatch(one -> one.id().equals(regime.id()))) {
                throw node.get("id").fault("'%s' comes with Colophon: take an id of your own".formatted(regime.id()));
            }
            if (known.stream().anyMatch(one -> one.name().equals(regime.name()))) {
                throw node.get("version").fault("%s is in another file, too".formatted(regime.name()));
            }
            return regime;
        }
    }

    /** The newest version of each, by id. */
    public List<Regime> newest() {
        return all.stream()
                .filter(regime -> newest(regime.id()).filter(regime::equals).isPresent())
                .toList();
    }

    /** The newest version of an id. */
    public Optional<Regime> newest(String id) {
        return all.stream().filter(regime -> regime.id().equals(id)).max(ORDER);
    }

    /** A version of an id, such as a notice began with. */
    public Optional<Regime> version(String id, int version) {
        return all.stream()
                .filter(regime -> regime.id().equals(id) && regime.version() == version)
                .findFirst();
    }

    /** The newest version of an id, or of the only id that begins with a name and has a year after it: {@code us-dmca}. */
    public Optional<Regime> named(String name) {
        return newest(name).or(() -> {
            List<Regime> begun = newest().stream()
                    .filter(regime -> regime.id().length() == name.length() + YEAR.length()
                            && regime.id().startsWith(name + "-"))
                    .toList();
            return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
        });
    }
}
