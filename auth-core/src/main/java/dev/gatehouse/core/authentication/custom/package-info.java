/** Methods of the host's own: its code verifies, we see to sessions, time and failures. */
@NullMarked
package dev.gatehouse.core.authentication.custom;

import org.jspecify.annotations.NullMarked;
