/** What definitions and keys mean when they name a certificate. */
@NullMarked
package dev.gatehouse.examples.gateway.certificates;

import org.jspecify.annotations.NullMarked;
