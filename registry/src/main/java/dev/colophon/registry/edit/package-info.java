/** What a person does to works that are registered: edit, merge and remove them, and remove their files. */
@NullMarked
package dev.colophon.registry.edit;

import org.jspecify.annotations.NullMarked;
