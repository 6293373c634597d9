/** What a notice about a case says: from what was found, what is known of the owner, and what the person who drafts it declares. */
@NullMarked
package dev.colophon.cases.notice.draft;

import org.jspecify.annotations.NullMarked;
