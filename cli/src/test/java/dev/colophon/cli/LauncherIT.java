package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does before Java runs: the functions of tools/jdk.sh, each with an environment of its own. */
class LauncherIT {

    private static final Path SCRIPT = script();

    @TempDir
    Path folder;

    private static Path script() {
        Path here = Path.of("").toAbsolutePath();
        Path tools = Files.isDirectory(here.resolve("tools"))
                ? here
                : Objects.requireNonNull(here.getParent(), "a module lies in the checkout");
        return tools.resolve("tools/jdk.sh");
    }

    @BeforeAll
    static void needsBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    }

    @Test
    void withoutLangJavaReadsChineseArguments() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path source = Files.writeString(folder.resolve("Show.java"), """
                class Show {
                    public static void main(String[] arguments) {
                        System.out.print(System.getProperty("sun.jnu.encoding") + " " + arguments[0].codePoints().boxed().toList());
                    }
                }
                """);
        String said = shell("use_utf8; exec '%s' '%s' 王维".formatted(java, source), Map.of());

        assertThat(said).isEqualTo("UTF-8 [29579, 32500]");
    }

    @Test
    void aLocaleThatIsNotInstalledOrNotUtf8IsReplaced() throws Exception {
        String lengthOfName = "use_utf8; name=王维; echo ${#name}";

        assertThat(shell(lengthOfName, Map.of("LC_ALL", "xx_YY.UTF-8"))).endsWith("2\n");
        assertThat(shell(lengthOfName, Map.of("LC_ALL", "C"))).isEqualTo("2\n");
        assertThat(shell("use_utf8; echo $LC_ALL", Map.of("LC_ALL", "C.UTF-8"))).isEqualTo("C.UTF-8\n");
    }

    @Test
    void onlyAJdkOf25OrNewerIsTaken() throws Exception {
        String old = jdk("old", "21.0.4").toString();
        String fresh = jdk("new", "26-ea").toString();
        String jre = Files.createDirectories(folder.resolve("jre")).toString();
        Files.writeString(Path.of(jre, "release"), "JAVA_VERSION=\"25\"\n");

        assertThat(shell(
                        "for home in '%s' '%s' '%s'; do is_jdk \"$home\" && echo \"$home\"; done"
                                .formatted(old, jre, fresh),
                        Map.of()))
                .isEqualTo(fresh + "\n");
        assertThat(shell("find_jdk", Map.of("JAVA_HOME", fresh))).isEqualTo(fresh + "\n");
    }

    @Test
    void anotherUseOfAptIsWaitedFor() throws Exception {
        Path taken = Files.createFile(folder.resolve("taken"));
        program("apt-get", """
                echo "$@" >>'%1$s/calls'
                if [ -e '%2$s' ]; then
                  rm '%2$s'
                  echo 'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?' >&2
                  exit 100
                fi
                """.formatted(folder, taken));

        String said = shell("apt_get install -y something; echo $?", Map.of());

        assertThat(said).isEqualTo("another program is using apt: waiting for it, up to 5 minutes\n0\n");
        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(2);
    }

    @Test
    void nothingIsInstalledUnaskedWithoutATerminal() throws Exception {
        String ask = "can_apt() { true; }; may_install something; echo $?";

        assertThat(shell(ask, Map.of())).isEqualTo("2\n");
        assertThat(shell(ask, Map.of("CI", "true"))).isEqualTo("0\n");
        assertThat(shell("assume_yes=yes; " + ask, Map.of())).isEqualTo("0\n");
        assertThat(shell("can_apt() { false; }; may_install something; echo $?", Map.of("CI", "true")))
                .isEqualTo("1\n");
    }

    @Test
    void anOldMavenIsNotTaken() throws Exception {
        program("mvn", "printf '\\033[1mApache Maven 3.8.7\\033[m\\n'\n");
        assertThat(shell("maven=(mvn); is_maven; echo $?", Map.of())).isEqualTo("1\n");
        program("mvn", "printf '\\033[1mApache Maven 3.9.9\\033[m\\n'\n");
        assertThat(shell("maven=(mvn); is_maven; echo $?", Map.of())).isEqualTo("0\n");
    }

    @Test
    void mavenIsFetchedFromTheMirrorOfTheSettings() throws Exception {
        Path settings = Files.createDirectories(folder.resolve(".m2")).resolve("settings.xml");
        assertThat(shell("central_mirror", Map.of())).isEmpty();
        Files.writeString(settings, """
                <settings><mirrors>
                  <!-- <mirror><mirrorOf>*</mirrorOf><url>https://commented.example/</url></mirror> -->
                  <mirror><id>other</id><mirrorOf>snapshots</mirrorOf><url>https://other.example/</url></mirror>
                  <mirror>
                    <id>own</id>
                    <url>https://mirror.example/maven/</url>
                    <mirrorOf>central</mirrorOf>
                  </mirror>
                </mirrors></settings>
                """);

        assertThat(shell("central_mirror", Map.of())).isEqualTo("https://mirror.example/maven");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        program(name + "/bin/javac", "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void program(String name, String commands) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + commands);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** Runs commands after the script's functions; programs of the folder come first on the path. */
    private String shell(String commands, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("/bin/bash", "--norc", "-c", ". '" + SCRIPT + "'; " + commands))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", folder + ":/usr/local/bin:/usr/bin:/bin");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
