package dev.colophon.benchmark.check;

import dev.colophon.benchmark.check.UploadFiles.Kind;
import dev.colophon.benchmark.machine.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands files to a server, one after the other and many at a time, and asks how soon a new work is found. */
final class CheckApiBench {

    /** Processor time is counted in hundredths of a second: so many files share one figure. */
    private static final int FILES_A_GROUP = 10;

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** Before as many were checked, Java still compiles: for a tenth and more of what a check of a picture takes. */
    private static final int WARM_UP_GROUPS = 40;

    /** Different files of a kind: what was handed in once is handed in again later. */
    private static final int FILES = 12;

    private static final int NEW_WORKS = 3;
    private static final int FIRST_NEW_WORK = 10_000;
    private static final long POLL_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final long MEMORY_SECONDS = 10;

    private final ServerProcess server;
    private final ServedApi api;
    private final UploadFiles files;
    private final Steps steps;
    private final int groups;
    private final Map<Kind, List<byte[]>> uploads = new EnumMap<>(Kind.class);

    /** @param groups of ten files of each kind that are handed in one after the other */
    CheckApiBench(ServerProcess server, ServedApi api, UploadFiles files, int groups, Steps steps) {
        this.groups = groups;
        this.server = server;
        this.api = api;
        this.files = files;
        this.steps = steps;
    }

    /**
     * One after the other.
     *
     * @param cpuMillis of the server and its children, for one file: one figure a group of ten
     * @param childMillis of the children alone
     * @param compilerMillis of Java's compilers in the server alone
     * @param wallMillis of each answer
     * @param found of the copies, those in which a work was found
     * @param wrong of the others, those in which one was found
     */
    record OneByOne(
            Kind kind,
            List<Double> cpuMillis,
            List<Double> childMillis,
            List<Double> compilerMillis,
            List<Double> wallMillis,
            int found,
            int copies,
            int wrong) {}

    /** Registers the works of which parts are handed in, and makes these. */
    void prepare() throws IOException {
        for (Kind kind : Kind.values()) {
            List<byte[]> made = new ArrayList<>();
            try (Steps.Step step = steps.begin("making files: " + kind.words(), FILES)) {
                for (int number = 0; number < FILES; number++) {
                    if (UploadFiles.isCopy(number)) {
                        api.register(
                                kind.file("work-" + number), files.work(kind, number), kind.words() + " " + number);
                    }
                    made.add(files.upload(kind, number));
                    step.done(kind.words());
                }
            }
            uploads.put(kind, made);
        }
    }

    private int check(Kind kind, int number) throws IOException {
        List<byte[]> made = Objects.requireNonNull(uploads.get(kind));
        return api.check(kind.file("upload-" + number), made.get(number % FILES));
    }

    OneByOne oneByOne(Kind kind) throws IOException {
        int warmUp = Math.min(4 * groups, WARM_UP_GROUPS) * FILES_A_GROUP;
        try (Steps.Step step = steps.begin("checking: " + kind.words(), warmUp + groups * FILES_A_GROUP)) {
            for (int number = 0; number < warmUp; number++) {
                int _ = check(kind, number);
                step.done(kind.words());
            }
            List<Double> cpu = new ArrayList<>();
            List<Double> children = new ArrayList<>();
            List<Double> compilers = new ArrayList<>();
            List<Double> wall = new ArrayList<>();
            int found = 0;
            int copies = 0;
            int wrong = 0;
            for (int group = 0; group < groups; group++) {
                ServerProcess.Cpu before = server.cpu();
                double compiled = server.compilerSeconds();
                for (int i = 0; i < FILES_A_GROUP; i++) {
                    int number = group * FILES_A_GROUP + i;
                    long began = System.nanoTime();
                    boolean matches = check(kind, number) > 0;
                    wall.add((System.nanoTime() - began) / 1e6);
                    if (UploadFiles.isCopy(number % FILES)) {
                        copies++;
                        found += matches ? 1 : 0;
                    } else {
                        wrong += matches ? 1 : 0;
                    }
                    step.done(kind.words());
                }
                ServerProcess.Cpu after = server.cpu();
                cpu.add((after.all() - before.all()) * 1_000 / FILES_A_GROUP);
                children.add((after.children() - before.children()) * 1_000 / FILES_A_GROUP);
                compilers.add((server.compilerSeconds() - compiled) * 1_000 / FILES_A_GROUP);
            }
            return new OneByOne(kind, cpu, children, compilers, wall, found, copies, wrong);
        }
    }

    /**
     * How soon a new work is found.
     *
     * @param registered seconds from the beginning of its upload until that is answered
     * @param effective seconds from the beginning of its upload until a check finds it
     */
    record NewWork(Kind kind, List<Double> registered, List<Double> effective) {}

    NewWork newWork(Kind kind) throws IOException {
        List<Double> registered = new ArrayList<>();
        List<Double> effective = new ArrayList<>();
        try (Steps.Step step = steps.begin("new works: " + kind.words(), NEW_WORKS);
                ExecutorService uploader = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < NEW_WORKS; i++) {
                int number = FIRST_NEW_WORK + 2 * i;
                byte[] work = files.work(kind, number);
                byte[] copy = files.upload(kind, number);
                long began = System.nanoTime();
                Future<Double> answered = uploader.submit(() -> {
                    api.register(kind.file("new-" + number), work, "New " + kind.words() + " " + number);
                    return (System.nanoTime() - began) / 1e9;
                });
                while (api.check(kind.file("copy-" + number), copy) == 0) {
                    if (System.nanoTime() - began > PATIENCE_SECONDS * 1_000_000_000L) {
                        throw new IOException(
                                "a new %s is not found after %d s".formatted(kind.words(), PATIENCE_SECONDS));
                    }
                    Thread.sleep(POLL_MILLIS);
                }
                effective.add((System.nanoTime() - began) / 1e9);
                registered.add(answered.get());
                step.done(kind.words());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new NewWork(kind, registered, effective);
    }

    /**
     * Many at a time.
     *
     * @param wallMillis of each answer
     * @param errors what failed, in words
     * @param megabytes memory of the server and its children, each ten seconds
     */
    record Load(
            int clients,
            double minutes,
            List<Double> wallMillis,
            List<String> errors,
            double cpuSeconds,
            List<Double> megabytes,
            List<Double> childMegabytes) {}

    /** The three kinds by turns, from so many clients. */
    Load load(int clients, double minutes) throws IOException {
        List<Double> wall = Collections.synchronizedList(new ArrayList<>());
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        List<Double> own = new ArrayList<>();
        List<Double> children = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        double before = server.cpu().all();
        long end = System.nanoTime() + Math.round(minutes * 60e9);
        int ticks = (int) Math.max(1, Math.round(minutes * 60 / MEMORY_SECONDS));
        try (Steps.Step step = steps.begin("%d clients, tens of seconds".formatted(clients), ticks);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                var _ = threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        int number = next.getAndIncrement();
                        Kind kind = KINDS.get(number % KINDS.size());
                        long began = System.nanoTime();
                        try {
                            int _ = check(kind, number / KINDS.size());
                        } catch (IOException | RuntimeException e) {
                            errors.add(String.valueOf(e));
                        }
                        wall.add((System.nanoTime() - began) / 1e6);
                    }
                });
            }
            threads.shutdown();
            while (!threads.awaitTermination(MEMORY_SECONDS, TimeUnit.SECONDS)) {
                ServerProcess.Memory memory = server.memory();
                own.add(memory.own() / 1e6);
                children.add(memory.children() / 1e6);
                step.done("memory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Load(clients, minutes, wall, errors, server.cpu().all() - before, own, children);
    }
}
