/** How answers to notices are printed as JSON. */
@NullMarked
package dev.colophon.service.json.answer;

import org.jspecify.annotations.NullMarked;
