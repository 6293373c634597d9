/**
 * Small files of data that people write: calendars and procedures. {@link dev.colophon.cases.yaml.YamlFile} reads one within bounds, and
 * every refusal names the file and the line.
 */
@NullMarked
package dev.colophon.cases.yaml;

import org.jspecify.annotations.NullMarked;
