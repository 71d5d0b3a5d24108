/** What the host protects and how: required methods, where credentials are, which paths are open. */
@NullMarked
package dev.gatehouse.definition;

import org.jspecify.annotations.NullMarked;
