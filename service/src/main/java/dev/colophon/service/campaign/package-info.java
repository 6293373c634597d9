/** Campaigns: copies of many providers that are to be gone by a day. */
@NullMarked
package dev.colophon.service.campaign;

import org.jspecify.annotations.NullMarked;
