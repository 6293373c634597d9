package dev.colophon.service.precheck;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.detect.FingerprintFile;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.receipt.ReceiptIssuer;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.evidence.verify.receipt.PrecheckStatement;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.scan.HandedFingerprint;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of files whether they may be published, before they are. Nothing of a question is kept but, where a receipt is wanted, a
 * salted hash in the transparency log.
 */
public final class PrecheckFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PrecheckFiles.class);

    /** Longer sounds and films are refused: whoever asks about a library is not about to publish one file. */
    public static final Duration LONGEST = Duration.ofHours(2);

    private final Settings settings;
    private final InstantSource clock;

    public PrecheckFiles(Settings settings) {
        this(settings, InstantSource.system());
    }

    PrecheckFiles(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param host where the files are to be shown
     * @param territory from which country they are to be seen, by its code of two letters
     * @param use such as {@code Stream}
     * @param receipts the files of which the answer is logged and proven
     */
    public record Request(
            List<Path> files,
            Optional<String> host,
            Optional<String> territory,
            Optional<String> use,
            Set<Path> receipts) {

        public Request {
            files = List.copyOf(files);
            receipts = Set.copyOf(receipts);
        }
    }

    /**
     * Answers for each file, in their order.
     *
     * @throws ServiceException when no work is registered that they could be compared with
     */
    public void check(Actor actor, Request request, ResultListener<PrecheckedFile> listener) {
        actor.require(Permission.CHECK);
        IntendedUse use = IntendedUse.said(request.host(), request.territory(), request.use(), clock.instant());
        settings.nothingStored().ifPresent(why -> {
            throw nothingCompared(actor.may(Permission.MACHINE) ? why : "no work is registered here");
        });
        try (HomeSession session = open(actor, listener)) {
            int searched = session.works().countWithComparable();
            if (searched == 0) {
                String none = session.works().count() == 0
                        ? "no work is registered %s"
                        : "no registered work %s can be compared";
                throw nothingCompared(none.formatted(
                        actor.may(Permission.MACHINE) ? "in " + settings.home().folder() : "here"));
            }
            WorksInFile works = new WorksInFile(session, actor.organisation(), use);
            listener.begins(request.files().size());
            for (Path file : request.files()) {
                PrecheckedFile answered = answer(
                        session, file, works, searched, request.receipts().contains(file));
                listener.advances(file.toString());
                listener.result(answered);
            }
        }
    }

    /** Where it cannot be opened, whoever has not the machine is not told where it is. */
    private HomeSession open(Actor actor, ResultListener<PrecheckedFile> listener) {
        try {
            return HomeSession.reading(settings, actor, MediaLimits.DEFAULT.noLongerThan(LONGEST), listener);
        } catch (RuntimeException e) {
            if (actor.may(Permission.MACHINE) || ServiceException.of(e).isEmpty()) {
                throw e;
            }
            LOG.warn("precheck=closed", e);
            throw nothingCompared("what is registered here cannot be read now");
        }
    }

    private static ServiceException nothingCompared(String why) {
        return new ServiceException(Category.ENVIRONMENT, why + ": nothing was compared");
    }

    private PrecheckedFile answer(HomeSession session, Path file, WorksInFile works, int searched, boolean receipts) {
        FoundFile found = new FoundFile(file, file.toString(), clock.instant());
        try {
            Content content = Content.of(file);
            Sighting sighting = FingerprintFile.isOne(file)
                    ? HandedFingerprint.searchItself(session, found)
                    : session.detect(found);
            if (!Content.of(file).equals(content)) {
                throw new IOException("it changed while it was looked at");
            }
            if (isTooLong(sighting)) {
                return refused(found, Unreadable.Reason.TOO_LONG, "longer than 2 hours: split it", searched);
            }
            PrecheckAnswer answer = PrecheckAnswer.of(sighting, searched, works.of(sighting));
            Optional<byte[]> receipt = receipts && answer.permission() != UsePermission.UNKNOWN
                    ? Optional.of(receipt(content, session.index().position(), answer))
                    : Optional.empty();
            return new PrecheckedFile(file, answer, sighting.isFailure(), receipt);
        } catch (NoSuchFileException e) {
            return refused(found, Unreadable.Reason.NOT_FOUND, "there is no such file: check the name", searched);
        } catch (IOException e) {
            boolean other = Files.exists(file) && !Files.isRegularFile(file);
            return other
                    ? refused(
                            found, Unreadable.Reason.NOT_A_FILE, "a pre-check takes files, each by its name", searched)
                    : refused(found, Unreadable.Reason.UNDECODABLE, MessageText.oneLine(e), searched);
        }
    }

    /** A sound whose header does not say how long it is was read up to the limit; a fingerprint may be of a longer one. */
    private static boolean isTooLong(Sighting sighting) {
        return (sighting.reason().isPresent()
                        || sighting.found().fingerprinted().isPresent())
                && sighting.durationMillis().orElse(0) >= LONGEST.toMillis();
    }

    private static PrecheckedFile refused(FoundFile found, Unreadable.Reason reason, String why, int searched) {
        Sighting sighting = Sighting.unreadable(found, new Unreadable(reason, why), Duration.ZERO);
        return new PrecheckedFile(
                found.path(), PrecheckAnswer.of(sighting, searched, List.of()), false, Optional.empty());
    }

    private byte[] receipt(Content content, long index, PrecheckAnswer answer) {
        Map<String, Object> told = AnswerJson.of(answer);
        HomeLog log = HomeLog.openOrBegin(settings.home(), clock);
        PrecheckStatement statement = new PrecheckStatement(
                clock.instant(), Hash.fromHex(content.sha256()), index, PrecheckReceipt.hash(told));
        return new ReceiptIssuer(log.log(), log.key(), new SecureRandom())
                .issue(statement, told)
                .bytes();
    }
}
