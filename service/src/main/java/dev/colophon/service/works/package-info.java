/** What a person does to works that are registered: edit, merge, remove, and read what was done. */
@NullMarked
package dev.colophon.service.works;

import org.jspecify.annotations.NullMarked;
