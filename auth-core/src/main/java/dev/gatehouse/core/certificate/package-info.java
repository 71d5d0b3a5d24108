/** Certificates and keys as PEM: reading them, keeping them with their private keys encrypted, telling of them. */
@NullMarked
package dev.gatehouse.core.certificate;

import org.jspecify.annotations.NullMarked;
