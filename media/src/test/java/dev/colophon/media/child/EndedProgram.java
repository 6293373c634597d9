package dev.colophon.media.child;

import dev.colophon.media.child.ChildProcess.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that its test asks to end while a child works for it. */
final class EndedProgram {

    private static final Limits ROOMY = new Limits(TimeLimit.decoding(Duration.ofMinutes(5)), 1 << 20, 0, 1 << 20);

    private EndedProgram() {}

    public static void main(String[] arguments) throws IOException {
        ProgramEnd.first(() -> {
            throw new IllegalStateException("of one that fails");
        });
        ProgramEnd.first(() -> System.out.println(canWork() ? "a child works" : "no child works"));
        try (ChildProcess child = ChildProcess.start(List.of("sh", "-c", "echo; sleep 600"), ROOMY, _ -> {})) {
            while (child.output().read() >= 0) {
                System.out.println("up");
            }
            System.out.println("a child ended with " + child.await());
        }
        System.out.println("went on");
    }

    private static boolean canWork() {
        try {
            return ChildProcess.run(List.of("true"), Map.of(), ROOMY, _ -> {}).succeeded();
        } catch (IOException e) {
            return false;
        }
    }
}
