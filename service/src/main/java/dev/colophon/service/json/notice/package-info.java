/** Notices as JSON. */
@NullMarked
package dev.colophon.service.json.notice;

import org.jspecify.annotations.NullMarked;
