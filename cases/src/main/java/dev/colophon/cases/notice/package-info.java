/**
 * What may happen to a notice, and what may not: {@link dev.colophon.cases.notice.NoticeMachine} takes a state, an event, a procedure
 * and the facts of now, and answers with the next state and what follows from it, or with the {@link dev.colophon.cases.notice.NoticeGuard}
 * that refuses. A state is the fold of the events that were accepted. Pure: nothing here asks a database, a network or a clock.
 */
@NullMarked
package dev.colophon.cases.notice;

import org.jspecify.annotations.NullMarked;
