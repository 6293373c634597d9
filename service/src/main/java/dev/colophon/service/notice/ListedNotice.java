package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.StoredNotice;

/** A notice as a list has it. */
public record ListedNotice(StoredNotice notice, NoticePhase phase) {}
