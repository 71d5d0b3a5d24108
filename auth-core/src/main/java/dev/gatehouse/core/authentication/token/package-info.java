/** The auth token method: an opaque key that names its session. */
@NullMarked
package dev.gatehouse.core.authentication.token;

import org.jspecify.annotations.NullMarked;
