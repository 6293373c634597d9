package dev.colophon.service.json.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.CopyGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of a notice that stand apart from others, since an answer or a look was about some of them alone. */
public record CopiesView(List<Integer> numbers, NoticePhase state) {

    /** Those of a notice; null where all of its copies stand alike. */
    public static @Nullable List<CopiesView> of(List<CopyGroup> groups) {
        List<CopyGroup> apart = CopyGroup.alike(groups);
        return apart.size() < 2
                ? null
                : apart.stream()
                        .map(group ->
                                new CopiesView(group.copies(), group.state().phase()))
                        .toList();
    }
}
