package dev.colophon.demo.network.copies;

import dev.colophon.samples.film.Animation;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Speech;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the catalogue and the media lie; each file is made once, when it is first asked for. Thread-safe. */
public final class MediaFolder {

    private static final int OWN_SECONDS = 12;

    private interface Making {
        void into(Path target) throws IOException;
    }

    private final Path works;
    private final Path media;
    private final Encoder encoder;
    private final Map<Path, FutureTask<Path>> made = new ConcurrentHashMap<>();

    /** Keeps the files in the folder, which is made. */
    public MediaFolder(Path folder, Encoder encoder) throws IOException {
        this.works = Files.createDirectories(folder.resolve("works"));
        this.media = Files.createDirectories(folder.resolve("media"));
        this.encoder = encoder;
    }

    /** Renders the catalogue and returns its list. */
    public Path catalogue() throws IOException {
        together(NetworkWorks.catalogue().stream()
                .<Runnable>map(work -> () -> file(work))
                .toList());
        NetworkWorks.describe(works);
        return works.resolve(NetworkWorks.LIST);
    }

    /** Makes all of these, on all processors. */
    public void render(Collection<Recipe> recipes) {
        together(recipes.stream().<Runnable>map(recipe -> () -> file(recipe)).toList());
    }

    private static void together(List<Runnable> tasks) {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(pool.submit(task)));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** The file of a work. */
    Path file(DemoWork work) {
        return made(works.resolve(work.file()), target -> NetworkWorks.render(work, target, encoder));
    }

    /** The file of a recipe; of a stream, its folder. */
    public Path file(Recipe recipe) {
        return made(media.resolve(recipe.file()), target -> make(recipe, target));
    }

    @SuppressWarnings("ReferenceEquality") // whether the task is ours to run
    private Path made(Path target, Making making) {
        FutureTask<Path> fresh = new FutureTask<>(() -> {
            making.into(target);
            return target;
        });
        FutureTask<Path> task = made.computeIfAbsent(target, _ -> fresh);
        if (task == fresh) {
            task.run();
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken
                    ? new UncheckedIOException(broken)
                    : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void make(Recipe recipe, Path target) throws IOException {
        switch (recipe) {
            case Recipe.Copy(DemoWork work, Alteration alteration) -> copy(work, alteration, target);
            case Recipe.Zipped(Recipe inside) -> zip(file(inside), target);
            case Recipe.OwnMusic(long seed) ->
                encoder.sound(Music.piece(seed, OWN_SECONDS), target, "-ac", "1", "-ar", "24000", "-b:a", "48k");
            case Recipe.OwnSpeech(long seed) ->
                encoder.sound(Speech.babble(seed, OWN_SECONDS), target, "-ar", "24000", "-b:a", "48k");
            case Recipe.OwnPicture(long seed) -> PictureCopies.jpeg(Pictures.picture(seed, 400, 300), 0.8f, target);
            case Recipe.OwnFilm(long seed) -> encoder.film(Animation.film(seed, 320, 240, 8, 8), target, "48k");
            case Recipe.OwnText(long seed, Stories.Language language) ->
                Files.writeString(
                        target, Stories.text(seed, language, language == Stories.Language.CHINESE ? 900 : 2_500));
        }
    }

    private void copy(DemoWork work, Alteration alteration, Path target) throws IOException {
        long seed = 7_000L + Math.floorMod(target.getFileName().toString().hashCode(), 1_000);
        switch (work.medium()) {
            case AUDIO -> SoundCopies.make(alteration, file(work), seed, target, encoder);
            case IMAGE -> PictureCopies.make(alteration, file(work), target);
            case VIDEO -> FilmCopies.make(alteration, file(work), target, encoder);
            case TEXT -> Files.writeString(target, StoryCopies.make(alteration, work));
        }
    }

    private static void zip(Path file, Path target) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            ZipEntry entry = new ZipEntry(file.getFileName().toString());
            entry.setTimeLocal(LocalDateTime.of(2026, 3, 1, 12, 0));
            out.putNextEntry(entry);
            Files.copy(file, out);
            out.closeEntry();
        }
    }
}
