package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.stored.StoredNotice;

/** A notice as a list has it. */
public record ListedNotice(StoredNotice notice, NoticeState state) {

    /** How far it has come. */
    public NoticePhase phase() {
        return state.phase();
    }
}
