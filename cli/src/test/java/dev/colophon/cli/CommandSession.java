package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.service.settings.Variables;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Commands that run in a folder, where names without one are found, one after the other: in a process of their own, which is started
 * once for all of them. Nobody types anything. A line of JSON asks for a command and a line of JSON answers.
 */
final class CommandSession implements Closeable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    /** A command line: what the environment holds, all of it, and the words after the name of the program. */
    record Request(Map<String, String> variables, List<String> arguments) {}

    /**
     * @param complaints gets what is said beside the answers of commands
     */
    CommandSession(Path folder, Path complaints) throws IOException {
        process = new ProcessBuilder(CommandProcess.program(CommandSession.class))
                .directory(folder.toFile())
                .redirectError(complaints.toFile())
                .start();
        requests = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
    }

    /**
     * Runs a command.
     *
     * @throws java.util.concurrent.CompletionException when it does not end in time, or ends the process
     */
    Cli.Result run(Map<String, String> variables, List<String> arguments, Duration longest) throws IOException {
        requests.write(MAPPER.writeValueAsString(new Request(variables, arguments)) + "\n");
        requests.flush();
        String answer = CompletableFuture.supplyAsync(this::answer)
                .orTimeout(longest.toSeconds(), TimeUnit.SECONDS)
                .join();
        return MAPPER.readValue(answer, Cli.Result.class);
    }

    private String answer() {
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException(
                        "a command has ended the process: " + process.onExit().join());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Process _ = process.onExit().join();
    }

    /** The process. */
    public static void main(String[] none) throws IOException {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        PrintWriter answers = Colophon.writer(System.out);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Request request = MAPPER.readValue(line, Request.class);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode = Colophon.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    new Variables(request.variables()),
                    request.arguments().toArray(String[]::new));
            answers.println(MAPPER.writeValueAsString(new Cli.Result(exitCode, out.toString(), err.toString())));
        }
    }
}
