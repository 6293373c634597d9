package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher and mvnw do before Java runs, each with an environment of its own. */
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
        // Java takes nothing of a locale of which a part is not installed.
        assertThat(shell("use_utf8; locale charmap 2>&1", Map.of("LANG", "xx_YY.UTF-8")))
                .isEqualTo("UTF-8\n");
    }

    /** The language was lost with the locale. */
    @Test
    void theLanguageOfALocaleThatIsNotInstalledStays() throws Exception {
        String language = "use_utf8; echo $LANGUAGE";

        assertThat(shell(language, Map.of("LANG", "zh_YY.UTF-8"))).isEqualTo("zh_YY.UTF-8\n");
        assertThat(shell(language, Map.of("LC_ALL", "zh_YY", "LANG", "C.UTF-8")))
                .endsWith("zh_YY\n");
        assertThat(shell(language, Map.of("LC_ALL", "C", "LANG", "zh_YY"))).isEqualTo("C\n");
        assertThat(shell(language, Map.of("LANG", "xx_YY", "LANGUAGE", "mn"))).isEqualTo("mn\n");
        assertThat(shell(language, Map.of())).isEqualTo("\n");
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
    @Tag("full")
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

    @Test
    void onATerminalItAsksAndTakesTheAnswer() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script, of util-linux or bsdutils");
        assertThat(answered("y"))
                .contains("install something with apt-get? [Y/n] ")
                .endsWith("code 0\n");
        assertThat(answered("")).endsWith("code 0\n");
        assertThat(answered("n")).endsWith("code 1\n");
        assertThat(answered("what?")).endsWith("code 1\n");
    }

    /** What is said on a terminal of its own where somebody types this answer. */
    private String answered(String answer) throws Exception {
        Path asks = Files.writeString(
                folder.resolve("ask.sh"),
                ". '%s'\ncan_apt() { true; }\nmay_install something\necho \"code $?\"\n".formatted(SCRIPT));
        Path typed = Files.writeString(folder.resolve("typed"), answer + "\n");
        Process process = process(
                        List.of("/usr/bin/script", "-qec", "/bin/bash --norc '" + asks + "'", "/dev/null"), Map.of())
                .redirectInput(typed.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.replace("\r", "");
    }

    @Test
    void withoutANetworkItIsSaidThatMavenCannotBeFetched() throws Exception {
        program("mvn", "echo 'Apache Maven 3.8.7'\n");
        String said = shell(
                "can_apt() { false; }; (require_maven); echo code $?", Map.of("MVNW_REPOURL", "http://127.0.0.1:1"));
        assertThat(said.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Apache Maven 3.9 is needed and could not be fetched (")
                .contains("Failed to fetch http://127.0.0.1:1/", "check the network, or install it");
        assertThat(said).endsWith("code 4\n");
    }

    @Test
    void whatABuildThatIsBrokenOffTookAwayIsBuiltAnew() throws Exception {
        Path checkout = checkout("colophon", "tools/jdk.sh", "tools/heap.sh");
        Path pom = Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createFile(Files.createDirectories(checkout.resolve("cli/target")).resolve("colophon.jar"));
        Path stamp = Files.writeString(checkout.resolve("cli/target/colophon.stamp"), "/nowhere\n");
        Files.setLastModifiedTime(pom, FileTime.fromMillis(0));
        program("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || kill -TERM $PPID\n");
        Process process = process(
                        List.of(checkout.resolve("colophon").toString(), "serve"),
                        Map.of("JAVA_HOME", System.getProperty("java.home")))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(128 + 15);
        assertThat(stamp).doesNotExist();
    }

    @Test
    void withoutANetworkItIsSaidThatALibraryCannotBeFetched() throws Exception {
        Path checkout = checkout("colophon", "tools/jdk.sh", "tools/heap.sh");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        program("mvn", """
                case $* in
                  -v) echo 'Apache Maven 3.9.9' ;;
                  *) echo '[ERROR] Could not transfer artifact org.example:x:pom:1 from/to central: repo.example: Unknown host'; exit 1 ;;
                esac
                """);
        Process process = process(
                        List.of(checkout.resolve("colophon").toString(), "works"),
                        Map.of("JAVA_HOME", System.getProperty("java.home")))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(4);
        assertThat(said)
                .contains("the build failed because a library could not be fetched: check the network")
                .contains("Could not transfer artifact org.example:x:pom:1")
                .doesNotContain("see the messages above");
    }

    @Test
    @Tag("full")
    void ofTwoCommandsThatStartAtOnceOneBuilds() throws Exception {
        Path checkout = checkout("colophon", "tools/jdk.sh", "tools/heap.sh");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("cli/src/main"));
        Files.writeString(checkout.resolve("cli/pom.xml"), "<project/>");
        Path java = jdk("jdk", "25");
        program("jdk/bin/java", "case \"$*\" in *train) ;; *) echo it runs ;; esac\n");
        program("mvn", """
                case $* in
                  -v) echo 'Apache Maven 3.9.9' ;;
                  *) echo built >>'%s/builds'; sleep 2; mkdir -p '%s/cli/target'; touch '%2$s/cli/target/colophon.jar' ;;
                esac
                """.formatted(folder, checkout));
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(process(
                            List.of(checkout.resolve("colophon").toString(), "works"),
                            Map.of("JAVA_HOME", java.toString()))
                    .start());
        }
        for (Process process : both) {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("it runs\n");
        }
        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(1);
    }

    @Test
    void onlyWhatTellsOfTheDemonstrationHasItOnTheClassPath() throws Exception {
        Path checkout = checkout("colophon", "tools/jdk.sh", "tools/heap.sh");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Path java = jdk("jdk", "25");
        program("jdk/bin/java", "case \"$*\" in *train) ;; *) echo \"$*\" ;; esac\n");
        program("mvn", """
                case $* in
                  -v) echo 'Apache Maven 3.9.9' ;;
                  *) echo "$*" >>'%s/builds'; touch '%s/cli/target/colophon.jar' ;;
                esac
                """.formatted(folder, checkout));
        for (String told : List.of("demo --keep kept", "--debug demo", "help", "help register", "completion")) {
            assertThat(launched(checkout, java, told))
                    .as(told)
                    .contains(checkout + "/demo/target/classes")
                    .endsWith(" dev.colophon.demo.Demo " + told + "\n");
        }
        assertThat(launched(checkout, java, "check x")).contains(" -Xmx");
        for (String other : List.of("works", "register demo", "--debug check demo", "--help", "")) {
            assertThat(launched(checkout, java, other))
                    .as(other)
                    .doesNotContain("/demo/target")
                    .endsWith((" -jar " + checkout + "/cli/target/colophon.jar " + other).strip() + "\n");
        }
        assertThat(Files.readAllLines(folder.resolve("builds")))
                .singleElement()
                .asString()
                .contains(" -pl demo -am ");
    }

    @Test
    void theHeapIsBoundedUnlessTheUserBoundsIt() throws Exception {
        String bound = ". '%s'; nproc() { echo %d; }; bound_heap; echo \"$heap\"";
        String heap = SCRIPT.resolveSibling("heap.sh").toString();

        assertThat(shell(bound.formatted(heap, 1), Map.of())).isEqualTo("-Xmx448m\n");
        assertThat(shell(bound.formatted(heap, 2), Map.of())).isEqualTo("-Xmx448m\n");
        assertThat(shell(bound.formatted(heap, 16), Map.of())).isEqualTo("-Xmx1344m\n");
        assertThat(shell(bound.formatted(heap, 2), Map.of("JDK_JAVA_OPTIONS", "-Xmx4g")))
                .isEqualTo("\n");
    }

    private String launched(Path checkout, Path java, String arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("colophon").toString()));
        command.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
        Process process = process(command, Map.of("JAVA_HOME", java.toString())).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void mavenIsRunOnlyWhenItsChecksumIsRight() throws Exception {
        Path checkout = checkout("mvnw", ".mvn/wrapper/maven-wrapper.properties");
        Path properties = checkout.resolve(".mvn/wrapper/maven-wrapper.properties");
        String version = Files.readString(properties).replaceFirst("(?s).*/apache-maven-([0-9.]+)-bin.*", "$1");
        Path bin = Files.createDirectories(folder.resolve("apache-maven-" + version + "/bin"));
        Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho this Maven runs\n");
        assertThat(bin.resolve("mvn").toFile().setExecutable(true)).isTrue();
        assertThat(shell("cd '%s'; tar czf maven.tar.gz apache-maven-%s; echo $?".formatted(folder, version), Map.of()))
                .isEqualTo("0\n");
        byte[] archive = Files.readAllBytes(folder.resolve("maven.tar.gz"));
        HttpServer mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        mirror.start();
        try {
            Map<String, String> from = Map.of(
                    "MVNW_REPOURL", "http://127.0.0.1:" + mirror.getAddress().getPort());
            String run = "'%s/mvnw' -v; echo code $?".formatted(checkout);
            assertThat(shell(run, from))
                    .contains("Failed to validate Maven distribution SHA-256")
                    .doesNotContain("this Maven runs")
                    .endsWith("code 1\n");
            assertThat(shell("find .m2 -name mvn 2>/dev/null", Map.of())).isEmpty();

            String right = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
            Files.writeString(
                    properties, Files.readString(properties).replaceFirst("(distributionSha256Sum=).*", "$1" + right));
            assertThat(shell(run, from)).isEqualTo("this Maven runs\ncode 0\n");
        } finally {
            mirror.stop(0);
        }
    }

    /** A folder with these files of the checkout, and nothing else. */
    private Path checkout(String... files) throws IOException {
        Path root = Objects.requireNonNull(SCRIPT.getParent()).getParent();
        Path copy = folder.resolve("checkout");
        for (String file : files) {
            Path target = copy.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(Objects.requireNonNull(root).resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
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
        Process process = process(List.of("/bin/bash", "--norc", "-c", ". '" + SCRIPT + "'; " + commands), variables)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private ProcessBuilder process(List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", folder + ":/usr/local/bin:/usr/bin:/bin");
        return builder;
    }
}
