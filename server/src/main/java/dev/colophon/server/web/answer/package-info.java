/** The page by which whoever a notice accuses sees what is claimed, and answers: without session, cookie or account. */
@NullMarked
package dev.colophon.server.web.answer;

import org.jspecify.annotations.NullMarked;
