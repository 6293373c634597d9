/** What a notice must say of a rightsholder: personal data, which is neither logged nor published. */
@NullMarked
package dev.colophon.cases.claimant;

import org.jspecify.annotations.NullMarked;
