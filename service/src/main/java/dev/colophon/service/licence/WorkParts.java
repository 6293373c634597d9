package dev.colophon.service.licence;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.Works;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import java.util.List;
import java.util.OptionalLong;

/** Parts of works, as somebody writes them. */
public final class WorkParts {

    private final Works works;

    public WorkParts(Works works) {
        this.works = works;
    }

    /**
     * Reads the part of each of some works of one kind.
     *
     * @throws RegistryException when it is not written so, or reaches beyond the end of one of which the length is known
     */
    public WorkSegment parse(String text, List<Work> of) {
        WorkSegment segment = WorkSegment.parse(text, of.getFirst().kind());
        for (Work work : of) {
            OptionalLong length = length(work);
            if (length.isPresent() && segment.isBeyond(length.getAsLong(), work.kind())) {
                throw new RegistryException("the part %s reaches beyond the end of `%s`, which is at %s"
                        .formatted(
                                segment.words(work.kind()),
                                work.title(),
                                work.kind() == Medium.TEXT
                                        ? length.getAsLong()
                                        : WorkSegment.clock(length.getAsLong())));
            }
        }
        return segment;
    }

    /** The longest of its files, in the unit of its parts; empty when one is not known, or there is none. */
    private OptionalLong length(Work work) {
        List<OptionalLong> lengths = works.references(work).stream()
                .map(file -> length(file, work.kind()))
                .toList();
        return lengths.stream().allMatch(OptionalLong::isPresent)
                ? lengths.stream().mapToLong(OptionalLong::getAsLong).max()
                : OptionalLong.empty();
    }

    private OptionalLong length(Reference file, Medium kind) {
        return kind == Medium.TEXT
                ? works.text(file.id())
                        .map(text -> OptionalLong.of(text.text().length()))
                        .orElseGet(OptionalLong::empty)
                : file.durationMillis();
    }
}
