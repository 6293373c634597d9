/** Accounts, their roles and organisations, changed by whoever administers them. */
@NullMarked
package dev.colophon.service.account;

import org.jspecify.annotations.NullMarked;
