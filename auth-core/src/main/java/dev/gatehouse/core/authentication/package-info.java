/** From a requirement to authenticators, and the combination of several. */
@NullMarked
package dev.gatehouse.core.authentication;

import org.jspecify.annotations.NullMarked;
