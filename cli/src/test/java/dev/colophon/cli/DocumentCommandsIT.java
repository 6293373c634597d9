package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of the documents as a newcomer does: one after the other, in one folder. That each starts as a process of its own,
 * the trials on a bare machine show.
 * Files of the names that they use are made before, and the site that they name is on loopback.
 */
class DocumentCommandsIT {

    /** What does not run here, and why. Every other command of a document runs. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "sudo apt install ./colophon_0.1.0_amd64.deb ./colophon-server_0.1.0_amd64.deb",
                    "installs on the machine; the tests of dist do it in a root of their own",
            "./colophon notice remind N-1", "the recipient has to be late; NoticeSendIT does it",
            "./colophon notice suit N-1 --court \"D. Or.\" --docket 3:27-cv-101 --filed 2027-03-19",
                    "the user has to have answered; NoticeSuitIT does it",
            "./colophon serve --open",
                    "another program, which runs until it is ended; tests of the module server do it",
            "git clone … colophon && cd colophon", "needs the network; the bare machine test has a checkout",
            "colophon demo", "the same as ./colophon demo",
            "./colophon demo", "DemoIT of the module demo runs it",
            "./colophon demo --web", "takes minutes; tests of the module demo try its parts",
            "./colophon demo --acts", "ActsDemoIT of the module demo runs it");

    /** Nothing of the documents' reaches the server: it is undone before. */
    private static final Map<String, String> MAIL = Map.of(
            "COLOPHON_MAIL_SERVER", "127.0.0.1:25",
            "COLOPHON_MAIL_SECURITY", "none",
            "COLOPHON_MAIL_FROM", "notices@owner.example");

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String LAUNCHER = "./colophon";

    @TempDir
    Path folder;

    private HttpServer site;
    private CommandSession session;
    private Optional<String> caseOfAnother = Optional.empty();

    @BeforeEach
    void makeWhatTheyName() throws IOException {
        session = new CommandSession(folder, folder.resolve("complaints"));
        Path music = Files.createDirectories(folder.resolve("Music"));
        Path wav = folder.resolve("song.wav");
        Music.piece(7, 30).writeWav(wav);
        Ffmpeg ffmpeg = Ffmpeg.find();
        encode(ffmpeg, wav, folder.resolve("song.mp3"), "-b:a", "128k");
        Files.copy(folder.resolve("song.mp3"), music.resolve("song.mp3"));
        Path pictures = Files.createDirectories(folder.resolve("Pictures"));
        ImageIO.write(
                Pictures.picture(7, 640, 480),
                "png",
                pictures.resolve("picture.png").toFile());
        Path served = Files.createDirectories(folder.resolve("served"));
        encode(ffmpeg, wav, served.resolve("faster.mp3"), "-af", "asetrate=45423,aresample=44100", "-b:a", "96k");
        Path frames = folder.resolve("film.y4m");
        Animation.film(7, 320, 240, 6, 12).writeY4m(frames);
        encode(ffmpeg, frames, folder.resolve("some-upload.mp4"), "-c:v", "mpeg4", "-q:v", "4");
        Files.writeString(folder.resolve("story.txt"), Stories.text(7, Stories.Language.ENGLISH, 3_000));
        Files.writeString(
                folder.resolve("reply.eml"),
                "From: abuse@host.example\nSubject: Re: Notice N-17\n\nCounter notice\nName: Sam\n/s/ Sam\n");
        Files.writeString(folder.resolve("terms.txt"), "Name the author.\n");
        Files.writeString(
                folder.resolve("works.csv"),
                "file,title,owner,policy,authorised_hosts\nstory.txt,A Story,Mo Example,BlockAccess,partner.example\n");
        Files.writeString(folder.resolve("release.xml"), """
            <NewReleaseMessage xmlns="http://ddex.net/xml/ern/43">
            <MessageHeader><MessageSender><PartyName><FullName>Mo Records</FullName></PartyName></MessageSender></MessageHeader>
            <ResourceList><SoundRecording><ResourceReference>A1</ResourceReference>
            <ResourceId><ISRC>DEA122600017</ISRC></ResourceId><DisplayTitleText>A Tune</DisplayTitleText>
            <TechnicalDetails><DeliveryFile><File><URI>song.mp3</URI></File></DeliveryFile></TechnicalDetails>
            </SoundRecording></ResourceList>
            </NewReleaseMessage>
            """);
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::answer);
        site.start();
    }

    private static void encode(Ffmpeg ffmpeg, Path from, Path to, String... how) throws IOException {
        List<String> command = new ArrayList<>(List.of("-y", "-i", from.toString()));
        command.addAll(List.of(how));
        command.add(to.toString());
        ffmpeg.run(command, Duration.ofMinutes(2));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isSound = exchange.getRequestURI().getPath().equals("/faster.mp3");
            boolean isText = exchange.getRequestURI().getPath().equals("/copy.txt");
            boolean isPage = isText
                    || Set.of("/", "/page").contains(exchange.getRequestURI().getPath());
            byte[] body = isSound || isText
                    ? Files.readAllBytes(folder.resolve(isText ? "served/copy.txt" : "served/faster.mp3"))
                    : "<!doctype html><title>Finds</title><audio src=\"/faster.mp3\"></audio>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", isSound ? "audio/mpeg" : isText ? "text/plain" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(isSound || isPage ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        site.stop(0);
        session.close();
    }

    @Test
    @Tag("full")
    void everyCommandRuns() throws IOException {
        Map<String, Document> commands = new LinkedHashMap<>();
        for (Document document : Document.all()) {
            document.commands().forEach(command -> commands.putIfAbsent(command, document));
        }
        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(commands.keySet())
                .as("a command that is left out must stand in a document")
                .containsAll(LEFT_OUT.keySet());
        for (Map.Entry<String, Document> command : commands.entrySet()) {
            if (!LEFT_OUT.containsKey(command.getKey())) {
                run(command.getKey(), command.getValue());
            }
        }
        assertThat(folder.resolve("why.svg")).exists();
    }

    @Test
    @Tag("full")
    void bothLanguagesGiveTheSameCommands() {
        List<String> english =
                Document.read(Document.house().resolve("README.md")).commands();
        List<String> chinese =
                Document.read(Document.house().resolve("README.zh.md")).commands();
        assertThat(chinese).isEqualTo(english);
    }

    private void run(String command, Document document) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        Map<String, String> variables = new LinkedHashMap<>();
        while (words.getFirst().matches("[A-Z_]+=.*")) {
            String[] variable = words.removeFirst().split("=", 2);
            variables.put(variable[0], variable[1]);
        }
        assertThat(words.getFirst())
                .as(
                        "%s: neither a command of Colophon nor in the list of what is left out: %s",
                        document.name(), command)
                .isEqualTo(LAUNCHER);
        List<String> arguments = new ArrayList<>();
        for (String argument : words.subList(1, words.size())) {
            arguments.addAll(standIns(argument));
        }
        Cli.Result result = start(variables, arguments);
        assertThat(result.exitCode())
                .as("%s: %s%n(run as %s)%n%s%s", document.name(), command, arguments, result.out(), result.err())
                .isEqualTo(ExitCode.OK);
        assertThat(result.err()).doesNotContain("Unknown option", "Exception");
    }

    /** What stands in for an argument: the house's own files, its site on loopback, and what earlier commands made. */
    private List<String> standIns(String argument) throws IOException {
        String door = "127.0.0.1:" + site.getAddress().getPort();
        if (argument.startsWith("https://example.org/")) {
            return List.of(argument.replace("https://example.org", "http://" + door), "--allow", door);
        }
        return switch (argument) {
            case "01932f6c", "a1b2c3d4" -> List.of(sighting());
            case "b2c3d4e5" -> List.of(work("image"));
            case "e5f6a7b8" -> List.of(quarantined());
            case "K-1" -> List.of(caseOfAnother());
            case "did:key:z6Mk…" -> List.of(declared());
            case "colophon-data/evidence/S-1f2e3d4c-1.wacz" -> List.of(bundle());
            // Nobody has half a minute, and no mail server is there.
            case "abuse@host.example" -> List.of(argument, "--later");
            // Nobody is there to press Ctrl-C.
            case "watch" -> List.of("watch", "--once");
            default -> List.of(argument.startsWith("~/") ? folder + argument.substring(1) : argument);
        };
    }

    private String work(String kind) throws IOException {
        Cli.Result listed = here("works", "--json", "--kind", kind);
        return new ObjectMapper().readTree(listed.lines().getFirst()).path("id").asText();
    }

    /** The key that signed what stands beside the song. */
    private String declared() throws IOException {
        Cli.Result result =
                start(Map.of(), List.of("works", "declare", work("audio"), "--to", "song.declaration.json", "--json"));
        return new ObjectMapper().readTree(result.out()).path("issuer").asText();
    }

    /** A file that shares content with works of three others. */
    private String quarantined() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int owner = 1; owner <= 4; owner++) {
            String text = owner == 4 ? all.toString() : Stories.text(20 + owner, Stories.Language.ENGLISH, 3_000);
            all.append(text).append("\n\n");
            Path file = Files.writeString(folder.resolve("of-owner-%d.txt".formatted(owner)), text);
            here("register", file.toString(), "--owner", "Owner " + owner);
        }
        Cli.Result listed = here("references", "quarantine", "--json");
        return new ObjectMapper()
                .readTree(listed.lines().getFirst())
                .path("reference")
                .asText();
    }

    /** A case of an owner who has licensed nobody, of a copy on the site: made when none is open. */
    private String caseOfAnother() throws IOException {
        Optional<String> open = openCase();
        return open.isPresent() && open.equals(caseOfAnother) ? open.get() : openAnother();
    }

    private Optional<String> openCase() throws IOException {
        for (String line : here("case", "list", "--json").lines()) {
            var listed = new ObjectMapper().readTree(line);
            if (listed.path("state").asText().equals("OPEN")) {
                return Optional.of(listed.path("number").asText());
            }
        }
        return Optional.empty();
    }

    private String openAnother() throws IOException {
        String door = "127.0.0.1:" + site.getAddress().getPort();
        Path own =
                Files.writeString(folder.resolve("of-another.txt"), Stories.text(31, Stories.Language.ENGLISH, 3_000));
        Files.writeString(folder.resolve("served/copy.txt"), "Found: " + Files.readString(own));
        here("register", own.toString(), "--owner", "Another Owner");
        here("scan", "http://" + door + "/copy.txt", "--allow", door);
        for (String line : here("sightings", "--json").lines()) {
            var sighting = new ObjectMapper().readTree(line);
            if (sighting.path("file").asText().endsWith("/copy.txt")) {
                here("decide", sighting.path("sighting").asText(), "--as", "confirmed", "--reason", "no licence");
            }
        }
        here("case", "open", "--all");
        here(
                "owner",
                "details",
                "Another Owner",
                "--address",
                "Musterstr. 1, Leipzig",
                "--phone",
                "+49 341 123456",
                "--email",
                "another@mail.example");
        caseOfAnother = openCase();
        return caseOfAnother.orElseThrow();
    }

    private String sighting() throws IOException {
        Cli.Result listed = here("sightings", "--state", "all", "--json");
        String id = "";
        for (String line : listed.out().lines().toList()) {
            var sighting = new ObjectMapper().readTree(line);
            id = sighting.path("kind").asText().equals("AUDIO")
                    ? sighting.path("sighting").asText()
                    : id;
        }
        assertThat(id).as("a sighting of a sound in %s", listed.out()).isNotEmpty();
        return id;
    }

    private String bundle() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("colophon-data/evidence"))) {
            Set<Path> bundles = new LinkedHashSet<>(
                    files.filter(file -> file.toString().endsWith(".wacz")).toList());
            assertThat(bundles).isNotEmpty();
            return folder.relativize(bundles.iterator().next()).toString();
        }
    }

    /** Runs what no document says, in this process. */
    private Cli.Result here(String... arguments) {
        return Cli.run(folder.resolve("colophon-data"), arguments);
    }

    private Cli.Result start(Map<String, String> variables, List<String> arguments) throws IOException {
        Map<String, String> all = new HashMap<>(Cli.VARIABLES.values());
        all.keySet().removeIf(name -> name.startsWith("COLOPHON_") && !name.equals(Ffmpeg.VARIABLE));
        all.putAll(MAIL);
        all.putAll(variables);
        return session.run(all, arguments, LONGEST);
    }
}
