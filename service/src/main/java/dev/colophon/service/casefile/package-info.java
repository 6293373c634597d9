/** Cases and what notices must say of rightsholders. */
@NullMarked
package dev.colophon.service.casefile;

import org.jspecify.annotations.NullMarked;
