/** What happened, for audit, webhooks and metrics. */
@NullMarked
package dev.gatehouse.event;

import org.jspecify.annotations.NullMarked;
