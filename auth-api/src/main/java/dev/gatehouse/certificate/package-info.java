/** Certificates and public keys by fingerprint. */
@NullMarked
package dev.gatehouse.certificate;

import org.jspecify.annotations.NullMarked;
