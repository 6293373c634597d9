/** Whether lawful uses are kept from what may be acted on, and unlawful ones are not. */
@NullMarked
package dev.colophon.benchmark.lawful;

import org.jspecify.annotations.NullMarked;
