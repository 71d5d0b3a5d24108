/** Code of the host that looks at requests before or after authentication. */
@NullMarked
package dev.gatehouse.hook;

import org.jspecify.annotations.NullMarked;
