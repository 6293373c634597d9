package dev.colophon.service.scan;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.FileLooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The places of what is packed in archives on disk and is written alike. A walk numbers it in its order, and gives a number less when
 * one of them is gone; here the others keep the places at which the same bytes were seen. For one thread.
 */
final class NumberedPlaces {

    /**
     * Places that are written alike but for their numbers.
     *
     * @param seen what was seen at each when it was looked at last
     * @param given by the walk
     * @param taken by what the walk came across
     */
    private record Alike(Map<String, String> seen, Set<String> given, Set<String> taken) {

        /** Each that was given is free, or was taken in place of another that was. */
        String next(String place, String sha256) {
            given.add(place);
            String kept = seen.entrySet().stream()
                    .filter(before -> before.getValue().equals(sha256) && !taken.contains(before.getKey()))
                    .map(Map.Entry::getKey)
                    // Where all hold the same, one without a number may have been a file on disk.
                    .max(String::compareTo)
                    .or(() ->
                            given.stream().filter(free -> !taken.contains(free)).findFirst())
                    .orElse(place);
            taken.add(kept);
            return kept;
        }
    }

    private final Map<String, Alike> alike = new HashMap<>();

    /** Those whose places begin so. */
    NumberedPlaces(FileLooks looks, List<String> beginnings) {
        Set<String> places = new TreeSet<>();
        beginnings.forEach(beginning -> places.addAll(looks.numbered(beginning)));
        places.removeIf(place -> FileWalker.unnumbered(place).equals(place));
        places.addAll(places.stream().map(FileWalker::unnumbered).toList());
        for (String place : places) {
            if (!isOnDisk(place)) {
                looks.present(place)
                        .ifPresent(sha256 -> alike.computeIfAbsent(
                                        FileWalker.unnumbered(place),
                                        _ -> new Alike(new HashMap<>(), new LinkedHashSet<>(), new HashSet<>()))
                                .seen()
                                .put(place, sha256));
            }
        }
    }

    private static boolean isOnDisk(String place) {
        try {
            return Files.exists(Path.of(place), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What a walk came across, at the place that it had. */
    WalkedFile kept(WalkedFile walked) {
        Alike others = alike.get(FileWalker.unnumbered(walked.place()));
        if (others == null || !(walked instanceof WalkedFile.Found found) || !found.temporary()) {
            return walked;
        }
        try {
            String sha256 = Content.of(found.path()).sha256();
            return new WalkedFile.Found(others.next(found.place(), sha256), found.path(), found.temporary());
        } catch (IOException e) { // whoever looks into it says so
            return walked;
        }
    }
}
