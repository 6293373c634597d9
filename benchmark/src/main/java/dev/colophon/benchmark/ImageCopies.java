package dev.colophon.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures: re-encoded, smaller, cropped, mirrored, turned, with bars. */
final class ImageCopies implements Copies {

    private record Alteration(String name, List<String> arguments) {}

    private static final List<Alteration> ALTERATIONS = List.of(
            new Alteration("re-encoded q30", List.of("-quality", "30")),
            new Alteration("resized 40 %", List.of("-resize", "40%", "-quality", "85")),
            new Alteration(
                    "crop 80 %", List.of("-gravity", "center", "-crop", "80%x80%+0+0", "+repage", "-quality", "85")),
            new Alteration("mirrored", List.of("-flop", "-quality", "85")),
            new Alteration("turned 90", List.of("-rotate", "90", "-quality", "85")),
            new Alteration("letterbox", List.of("-bordercolor", "black", "-border", "0x18%", "-quality", "85")));

    @Override
    public List<Copy> of(Corpus.Item source, Path folder, long seed) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Alteration alteration : ALTERATIONS) {
            Path file = folder.resolve("%s.%d.jpg".formatted(AudioCopies.stem(source), copies.size()));
            List<String> command = new ArrayList<>(List.of(
                    "convert",
                    source.file() + "[0]",
                    "-resize",
                    "1600x1600>",
                    "-background",
                    "white",
                    "-alpha",
                    "remove"));
            command.addAll(alteration.arguments());
            command.add(file.toString());
            Tools.run(folder, command);
            copies.add(new Copy(source, alteration.name(), file, Optional.empty()));
        }
        return copies;
    }
}
