/** Accounts, organisations and keys as JSON. */
@NullMarked
package dev.colophon.service.json.account;

import org.jspecify.annotations.NullMarked;
