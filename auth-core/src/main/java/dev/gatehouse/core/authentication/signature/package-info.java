/** Signatures over parts of a request, draft-cavage-http-signatures: verifying them, and making them for other services. */
@NullMarked
package dev.gatehouse.core.authentication.signature;

import org.jspecify.annotations.NullMarked;
