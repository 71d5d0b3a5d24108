/** Keys of signatures in sessions. */
@NullMarked
package dev.gatehouse.core.authentication.signature.session;

import org.jspecify.annotations.NullMarked;
