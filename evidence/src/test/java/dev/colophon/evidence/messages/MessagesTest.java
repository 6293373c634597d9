package dev.colophon.evidence.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.Status;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The message files against each other and against the code that asks for them. */
class MessagesTest {

    private static final Path FILES = Path.of("src/main/resources/dev/colophon/evidence/messages");
    private static final List<Path> CODE = List.of(
            Path.of("src/main/java"),
            Path.of("../cases/src/main/java"),
            Path.of("../service/src/main/java"),
            Path.of("../cli/src/main/java"));
    private static final List<Path> TEMPLATES = List.of(Path.of("src/main/jte"), Path.of("../service/src/main/jte"));

    /** Families of which the code makes the keys: their last part is a name from elsewhere. */
    private static final Set<String> FAMILIES = Set.of(
            "account.role.",
            "answer.read.action.",
            "case.why.",
            "claimant.identity.",
            "claimant.label.",
            "contest.told.",
            "credentials.told.",
            "decide.act.",
            "doctor.",
            "licence.told.",
            "looks.told.",
            "looks.vantage.",
            "progress.",
            "prune.kind.",
            "quarantine.told.",
            "reading.told.",
            "scan.told.",
            "setting.",
            "settings.origin.",
            "show.field.",
            "signal.speaker.",
            "standing.told.",
            "sum.checked.",
            "sum.scanned.",
            "to-do.reason.",
            "to-do.written.",
            "works.told.",
            "notice.clock.id.",
            "campaign.figure.",
            "pages.view.",
            "refusal.told.",
            "refusal.word.",
            "campaign.means.",
            "campaign.published.",
            "capture.failure.",
            "environment.item.",
            "environment.why.",
            "part.",
            "publication.closed.",
            "publication.result.",
            "receipt.state.",
            "source.",
            "watch.why.",
            "webhook.state.",
            "webhook.told.",
            "kind.",
            "certainty.",
            "contact.holder.",
            "counter.field.",
            "contact.for.",
            "contact.outcome.",
            "contact.told.",
            "course.mark.",
            "course.step.",
            "machine.state.",
            "case.event.",
            "case.obstacle.",
            "case.outcome.",
            "case.state.",
            "case.step.",
            "notice.after-retraction.",
            "notice.answer.",
            "notice.clock.whose.",
            "notice.draft.identity.",
            "notice.event.",
            "notice.field.",
            "notice.expiry.",
            "notice.mail.",
            "notice.means.",
            "notice.outcome.",
            "notice.phase.",
            "notice.recipient.",
            "notice.sender.security.",
            "notice.suit.",
            "operator.doubt.",
            "operator.noun.",
            "operator.waits.",
            "permission.",
            "sides.matter.",
            "notice.guard.",
            "notice.lift.",
            "pages.state.",
            "pages.exception.",
            "pages.attribution.",
            "pages.outcome.",
            "pages.origin.",
            "pages.missing.",
            "pages.looked.",
            "pages.not-looked.",
            "pages.cleared.",
            "pages.reason.",
            "pages.issued.",
            "pages.said.",
            "pages.speaker.",
            "pages.term.");

    private static final Pattern PLACE = Pattern.compile("\\{([0-9]+)[,}]");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\"([a-z0-9.-]+)\"");

    private static final Map<String, Map<String, String>> BY_FILE = new TreeMap<>();
    private static final Map<String, String> ENGLISH = new TreeMap<>();

    /** Every text in double quotes in the code. */
    private static final Set<String> LITERALS = new HashSet<>();

    /** How many arguments each key is given, as the code stands. */
    private static final Map<String, Set<Integer>> GIVEN = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                Properties messages = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    messages.load(in);
                }
                Map<String, String> all = messages.stringPropertyNames().stream()
                        .collect(Collectors.toMap(key -> key, messages::getProperty, (one, _) -> one, TreeMap::new));
                BY_FILE.put(String.valueOf(file.getFileName()), all);
            }
        }
        ENGLISH.putAll(BY_FILE.getOrDefault("messages.properties", Map.of()));
        code();
        templates();
    }

    private static void code() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(sources());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        if (literal.getValue() instanceof String text) {
                            LITERALS.add(text);
                        }
                        return super.visitLiteral(literal, null);
                    }

                    @Override
                    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                        String method = call.getMethodSelect().toString();
                        if ((method.equals("Message.of") || method.endsWith(".say"))
                                && call.getArguments().getFirst() instanceof LiteralTree literal
                                && literal.getValue() instanceof String key) {
                            GIVEN.computeIfAbsent(key, _ -> new TreeSet<>())
                                    .add(call.getArguments().size() - 1);
                        }
                        return super.visitMethodInvocation(call, null);
                    }
                }.scan(unit, null);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : CODE) {
            sources.addAll(all(module, ".java"));
        }
        return sources;
    }

    private static void templates() throws IOException {
        for (Path module : TEMPLATES) {
            for (Path template : all(module, ".jte")) {
                IN_TEMPLATE
                        .matcher(Files.readString(template))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(LITERALS::add);
            }
        }
    }

    private static List<Path> all(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** Keys that are put together from a name. */
    private static Set<String> made() {
        Set<String> made = new TreeSet<>();
        for (Check check : Check.values()) {
            made.add(check.title().key());
        }
        for (Check.Group group : Check.Group.values()) {
            made.add("group." + group);
        }
        for (Status status : Status.values()) {
            made.add("status." + status);
        }
        for (EvidenceGrade grade : EvidenceGrade.values()) {
            made.add("verify.sentence." + grade);
        }
        return made;
    }

    @Test
    void everyLanguageHasEveryMessage() {
        assertThat(BY_FILE).hasSizeGreaterThan(1);
        BY_FILE.forEach(
                (file, messages) -> assertThat(messages.keySet()).as(file).isEqualTo(ENGLISH.keySet()));
    }

    @Test
    void noMessageStandsThereTwice() throws IOException {
        for (String file : BY_FILE.keySet()) {
            List<String> keys = Pattern.compile("(?m)^([a-zA-Z0-9_.-]+)=")
                    .matcher(Files.readString(FILES.resolve(file)))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(keys).as(file).doesNotHaveDuplicates().hasSize(ENGLISH.size());
        }
    }

    @Test
    void everyMessageFillsInTheSame() {
        BY_FILE.forEach((file, messages) -> messages.forEach((key, text) ->
                assertThat(places(text)).as("%s: %s", file, key).isEqualTo(places(ENGLISH.getOrDefault(key, "")))));
    }

    /** A single apostrophe would hide the places behind it. */
    @Test
    void everyMessageIsAsItReads() {
        BY_FILE.forEach((file, messages) -> messages.forEach((key, text) -> {
            assertThat(text.replace("''", "")).as("%s: %s", file, key).doesNotContain("'");
            Object[] arguments =
                    IntStream.range(0, 8).mapToObj(i -> (Object) (i + 1)).toArray();
            assertThat(new MessageFormat(text, Locale.ROOT).format(arguments))
                    .as("%s: %s", file, key)
                    .doesNotContainPattern("\\{[0-9]");
        }));
    }

    @Test
    void everyMessageIsTold() {
        List<String> unused = new ArrayList<>(ENGLISH.keySet());
        unused.removeAll(LITERALS);
        unused.removeAll(made());
        unused.removeIf(key -> FAMILIES.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyMessageThatIsToldIsThereAndGetsWhatItFillsIn() {
        assertThat(GIVEN).hasSizeGreaterThan(200);
        GIVEN.forEach((key, counts) -> assertThat(counts)
                .as(key)
                .containsOnly(
                        places(ENGLISH.getOrDefault(key, "not there {99}")).size()));
        assertThat(ENGLISH.keySet()).containsAll(made());
    }

    private static Set<Integer> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aLanguageThatIsNotWrittenIsEnglish() {
        assertThat(Language.ofUser(Locale.FRENCH)).isEqualTo(Language.ENGLISH);
        assertThat(Language.ofUser(Locale.ROOT)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("fr")).isEmpty();
        assertThat(Language.of("")).isEmpty();
        assertThat(List.of("zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK"))
                .allSatisfy(
                        tag -> assertThat(Language.of(tag).orElseThrow().tag()).isEqualTo("zh"));
        assertThat(List.of("zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-TW"))
                .allSatisfy(
                        tag -> assertThat(Language.of(tag).orElseThrow().tag()).isEqualTo("zh-Hant"));
        assertThat(Language.of("mn-MN").orElseThrow().tag()).isEqualTo("mn");
    }

    /** Whoever runs it in China and asks for English gets English. */
    @Test
    void theSystemsLanguageDoesNotStandInForAnother() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(Language.of("en").orElseThrow().say("verify.none")).isEqualTo("none");
            assertThat(Language.ofUser(Locale.GERMAN).say("verify.none")).isEqualTo("none");
            assertThat(Language.ofUser(Locale.getDefault()).say("verify.none")).isEqualTo("无");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void allLanguagesAreFound() {
        assertThat(Language.all().stream().map(Language::tag))
                .containsExactly("en", "mn", "zh", "zh-Hant")
                .hasSize(BY_FILE.size());
        assertThat(Language.tags()).isEqualTo("en, mn, zh, zh-Hant");
        assertThat(BY_FILE).containsKeys("messages_mn.properties", "messages_zh_Hant.properties");
    }

    /** Big5 has no character that is written in simplified script alone. */
    @Test
    void traditionalChineseHasNoSimplifiedCharacter() {
        CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
        BY_FILE.getOrDefault("messages_zh_Hant.properties", Map.of())
                .forEach((key, text) -> assertThat(text.codePoints()
                                .filter(character ->
                                        Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN)
                                .mapToObj(Character::toString)
                                .filter(character -> !traditional.canEncode(character)))
                        .as(key)
                        .isEmpty());
    }

    /** What has a letter of Mongolian has a word of English only where that is a name, a command or a value of a format. */
    @Test
    void mongolianHasNoSentenceOfEnglish() {
        Pattern english = Pattern.compile("\\b(?:the|is|are|was|were|not|of|with|that|it|this|has|no|and)\\b");
        BY_FILE.getOrDefault("messages_mn.properties", Map.of()).forEach((key, text) -> {
            assertThat(text.replaceAll("`[^`]*`", "")).as(key).doesNotContainPattern(english);
            boolean words =
                    ENGLISH.getOrDefault(key, "").replaceAll("\\{[^}]*}", "").matches("(?s).*[a-z]{3,} [a-z]{3,}.*");
            if (words) {
                assertThat(text).as(key).containsPattern("\\p{IsCyrillic}");
            }
        });
    }

    @Test
    void whatWasRecordedInEnglishIsToldInAnyLanguage() {
        Language chinese = Language.of("zh").orElseThrow();
        Message known = Language.recorded("environment.why.", "/etc/hosts redirects site.example");
        assertThat(known.in(chinese)).isEqualTo("/etc/hosts 改变了 site.example 的指向");
        assertThat(known).hasToString("/etc/hosts redirects site.example");
        String foreign = "the machine was {0} 'fine'";
        assertThat(Language.recorded("environment.why.", foreign).in(chinese)).isEqualTo(foreign);
    }

    @Test
    void whatIsFilledInIsNeverReadAsAMessage() {
        assertThat(Message.of("at", "{0} '{1}", Message.verbatim("{1}"))).hasToString("{0} '{1}: {1}");
        assertThat(Arrays.asList(Message.of("at", "a", null).arguments().toArray()))
                .containsExactly("a", "null");
    }
}
