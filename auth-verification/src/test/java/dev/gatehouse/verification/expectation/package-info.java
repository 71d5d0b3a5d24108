/** What a vector expects, compared with what came. */
@NullMarked
package dev.gatehouse.verification.expectation;

import org.jspecify.annotations.NullMarked;
