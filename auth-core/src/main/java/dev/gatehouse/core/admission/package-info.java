/** What is decided before anybody is asked who they are: cross-origin rules, versions, open paths. */
@NullMarked
package dev.gatehouse.core.admission;

import org.jspecify.annotations.NullMarked;
