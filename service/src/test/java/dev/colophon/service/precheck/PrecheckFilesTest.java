package dev.colophon.service.precheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks from outside learns nothing of where things lie on this machine. */
class PrecheckFilesTest {

    private static final Actor VISITOR = Actor.everybody(Organisation.FIRST);

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void home() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void register(Path file) throws IOException {
        new RegisterWorks(settings)
                .register(
                        Actor.local(),
                        new RegistrationRequest(
                                List.of(file),
                                Optional.empty(),
                                List.of(),
                                Optional.of("Ada"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        _ -> {});
    }

    /** What was answered; what it said meanwhile is kept. */
    private List<PrecheckedFile> check(Actor asker, List<Path> files, Set<Path> receipts) {
        List<PrecheckedFile> answers = new ArrayList<>();
        new PrecheckFiles(settings)
                .check(
                        asker,
                        new PrecheckFiles.Request(
                                files, Optional.empty(), Optional.empty(), Optional.empty(), receipts),
                        new ResultListener<>() {

                            @Override
                            public void result(PrecheckedFile file) {
                                answers.add(file);
                            }

                            @Override
                            public void message(String line) {
                                told.add(line);
                            }
                        });
        return answers;
    }

    private String refusal(Actor asker) throws IOException {
        Path asked = file("asked.txt", Stories.theLastLeaf());
        ServiceException refused = ServiceException.of(
                        catchThrowableOfType(RuntimeException.class, () -> check(asker, List.of(asked), Set.of())))
                .orElseThrow();
        assertThat(refused.category()).isEqualTo(Category.ENVIRONMENT);
        return refused.line().toString();
    }

    @Test
    void whyNothingWasComparedNamesTheFolderToWhoeverHasTheMachineAlone() throws Exception {
        assertThat(refusal(VISITOR)).isEqualTo("no work is registered here: nothing was compared");
        assertThat(refusal(Actor.local())).contains(folder.toString());
        register(file("short.txt", "Hello!"));
        assertThat(refusal(VISITOR)).isEqualTo("no registered work here can be compared: nothing was compared");
        assertThat(refusal(Actor.local())).contains(folder.toString());
        Files.writeString(settings.home().database(), "no database".repeat(1_000));
        assertThat(refusal(VISITOR)).isEqualTo("what is registered here cannot be read now: nothing was compared");
        assertThat(refusal(Actor.local())).contains(folder.toString());
        assertThat(told).noneMatch(line -> line.contains(folder.toString()));
    }

    @Test
    void noAnswerAndNoReceiptNamesAFolder() throws Exception {
        register(file("leaf.txt", Stories.theLastLeaf()));
        Path copy = file("copy.txt", "Found: " + Stories.theLastLeaf());
        Path damaged = file("damaged.png", "\u0089PNG\r\n");
        Path archive = Files.write(folder.resolve("damaged.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        Path own = file("own.txt", Stories.text(7, Stories.Language.ENGLISH, 3_000));
        List<PrecheckedFile> answers = check(
                VISITOR,
                List.of(copy, own, damaged, archive, folder, folder.resolve("missing.txt")),
                Set.of(copy, own, damaged));
        assertThat(answers).hasSize(6);
        assertThat(answers.getFirst().answer().works()).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.receipt().isPresent()).hasSize(2);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(AnswerJson.of(answer.answer()).toString()).doesNotContain(folder.toString());
            answer.receipt()
                    .ifPresent(receipt -> assertThat(new String(receipt, UTF_8))
                            .doesNotContain(folder.toString())
                            .doesNotContain("copy.txt", "own.txt"));
        });
        assertThat(told).noneMatch(line -> line.contains(folder.toString()));
    }
}
