/** The remembered state of a credential, and how a presented credential finds it. */
@NullMarked
package dev.gatehouse.session;

import org.jspecify.annotations.NullMarked;
