/** What a session was made for, and what its credential is verified with. */
@NullMarked
package dev.gatehouse.credential;

import org.jspecify.annotations.NullMarked;
