/**
 * The offline verifier of bundles, and the model that writers share with it: names of parts ({@link
 * dev.colophon.evidence.verify.container.BundleName}, {@link dev.colophon.evidence.verify.container.Entries}), {@code seal.json}, {@code
 * datapackage.json} and the wacz-auth signature.
 *
 * <p>{@link dev.colophon.evidence.verify.BundleVerifier} runs every check and never fails for bad input: what is wrong is a
 * {@link dev.colophon.evidence.verify.check.CheckResult} that names the part. It needs no network, no database and no other
 * package of Colophon than {@code evidence.log.verify}.
 */
@NullMarked
package dev.colophon.evidence.verify;

import org.jspecify.annotations.NullMarked;
