/**
 * What would become of a notice: {@link dev.colophon.cases.notice.course.NoticeCourse} lists every step of a procedure with its dates
 * and with what it means for both sides, before anything is sent.
 */
@NullMarked
package dev.colophon.cases.notice.course;

import org.jspecify.annotations.NullMarked;
