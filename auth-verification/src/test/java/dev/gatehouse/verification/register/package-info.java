/** Where our answer is another one on purpose, and what cannot be answered yet. */
@NullMarked
package dev.gatehouse.verification.register;

import org.jspecify.annotations.NullMarked;
