// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.core.tyk.event.TykWebhook;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.Monitor;
import dev.gatehouse.examples.gateway.settings.Oversight;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Reads what the gateway looks after beside single requests. */
final class OversightReader {
    private static final String EVENTS = "event_handlers.events";
    private static final String SIGNATURE = "webhook_signature_secret";
    private static final String THRESHOLD = "monitor.global_trigger_limit";
    private static final String WEBHOOK = "monitor.configuration";
    private static final String TRIGGER = "TriggerExceeded";
    private static final int SHORTEST_SECRET = 16;
    private static final double WHOLE = 100;

    private final ConfigurationTree tree;
    private final List<String> problems;
    private final List<String> notices;

    OversightReader(ConfigurationTree tree, List<String> problems, List<String> notices) {
        this.tree = tree;
        this.problems = problems;
        this.notices = notices;
    }

    Oversight read() {
        return new Oversight(tree.flag("enforce_org_quotas"), monitor(), handlers(), signature());
    }

    private Monitor monitor() {
        double threshold = tree.number(THRESHOLD);
        var webhook = webhook();
        boolean ofKeys = tree.flag("monitor.monitor_user_keys");
        boolean ofOrganizations = tree.flag("monitor.monitor_org_keys");
        if (!(threshold >= 0 && threshold <= WHOLE)) {
            problems.add("$." + THRESHOLD + " must be 0 to 100");
            return Monitor.off();
        }
        return tree.flag("monitor.enable_trigger_monitors")
                ? new Monitor(threshold, ofKeys, ofOrganizations, webhook)
                : Monitor.off();
    }

    /** A handler like those of definitions, for one event. */
    private Optional<TykWebhook> webhook() {
        var target = tree.text(WEBHOOK + ".target_path");
        var meta = JsonText.object()
                .put("target_path", target)
                .put("method", tree.text(WEBHOOK + ".method"))
                .put("event_timeout", tree.integer(WEBHOOK + ".event_timeout"));
        var lines = meta.putObject("header_map");
        tree.map(WEBHOOK + ".header_map").forEach(lines::put);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        var handler = JsonText.object().put("handler_name", "eh_web_hook_handler");
        handler.set("handler_meta", meta);
        var events = JsonText.object();
        events.putArray(TRIGGER).add(handler);
        var read = TykEventHandlers.classic(JsonText.write(events));
        // Who is to be told of what runs out wants to know that nobody will be.
        read.notes().forEach(note -> problems.add("$." + WEBHOOK + note.substring(note.indexOf(": "))));
        return read.of(TRIGGER).stream().findFirst();
    }

    private TykEventHandlers handlers() {
        var events = tree.at(EVENTS);
        if (!events.isObject()) {
            return TykEventHandlers.none();
        }
        var read = TykEventHandlers.classic(JsonText.write(events));
        read.notes().forEach(note -> notices.add("$." + EVENTS + "." + note));
        return read;
    }

    private Optional<Secret> signature() {
        var secret = tree.text(SIGNATURE);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        var read = Secret.of(secret);
        if (read.length() < SHORTEST_SECRET) {
            problems.add("$." + SIGNATURE + " must have at least 16 bytes");
            return Optional.empty();
        }
        return Optional.of(read);
    }
}
