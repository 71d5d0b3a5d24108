/** Who someone is, independent of how it was proved. */
@NullMarked
package dev.gatehouse.identity;

import org.jspecify.annotations.NullMarked;
