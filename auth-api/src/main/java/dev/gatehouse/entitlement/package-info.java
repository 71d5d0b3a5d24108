/** What may be done, and how much. */
@NullMarked
package dev.gatehouse.entitlement;

import org.jspecify.annotations.NullMarked;
