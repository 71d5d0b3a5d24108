/** Keys and algorithms of signatures, and what comes out of looking at one. */
@NullMarked
package dev.gatehouse.core.authentication.signature.key;

import org.jspecify.annotations.NullMarked;
