/** One class per kind of vector: what it does and compares. */
@NullMarked
package dev.gatehouse.verification.kind;

import org.jspecify.annotations.NullMarked;
