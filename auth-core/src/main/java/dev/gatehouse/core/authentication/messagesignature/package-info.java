/** HTTP message signatures, RFC 9421: verifying those of requests, and signing requests and answers. */
@NullMarked
package dev.gatehouse.core.authentication.messagesignature;

import org.jspecify.annotations.NullMarked;
