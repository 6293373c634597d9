/** Cases and the details of claimants, as JSON. */
@NullMarked
package dev.colophon.service.json.casefile;

import org.jspecify.annotations.NullMarked;
