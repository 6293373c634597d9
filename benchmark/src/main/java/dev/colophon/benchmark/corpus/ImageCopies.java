package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures: re-encoded, smaller, cropped, mirrored, turned, with bars. */
public final class ImageCopies implements Copies {

    private static final Map<String, List<String>> ALTERATIONS = Map.of(
            "re-encoded q30", List.of("-quality", "30"),
            "resized 40 %", List.of("-resize", "40%", "-quality", "85"),
            "crop 80 %", List.of("-gravity", "center", "-crop", "80%x80%+0+0", "+repage", "-quality", "85"),
            "mirrored", List.of("-flop", "-quality", "85"),
            "turned 90", List.of("-rotate", "90", "-quality", "85"),
            "letterbox", List.of("-bordercolor", "black", "-border", "0x18%", "-quality", "85"));

    @Override
    public List<Condition> conditions(Item source) {
        return ALTERATIONS.keySet().stream().sorted().map(Condition::plain).toList();
    }

    @Override
    public List<Copy> make(Item source, int clip, List<Condition> which, Path folder, long seed) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Condition condition : which) {
            Path file = folder.resolve(copies.size() + ".jpg");
            List<String> command = new ArrayList<>(List.of(
                    "convert",
                    source.file() + "[0]",
                    "-resize",
                    "1600x1600>",
                    "-background",
                    "white",
                    "-alpha",
                    "remove"));
            command.addAll(ALTERATIONS.getOrDefault(condition.name(), List.of()));
            command.add(file.toString());
            Tools.run(folder, command);
            copies.add(new Copy(source, condition, file, Optional.empty()));
        }
        return copies;
    }
}
