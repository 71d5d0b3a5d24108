// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.gateway.WholeSite;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawClient;
import dev.gatehouse.verification.wire.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference gateway with what a vector about limits sets up, and requests to it over the wire. */
final class LimitedGateway implements AutoCloseable {
    private final WholeSite site;
    private final List<Mismatch> refused;
    private Optional<ObjectNode> change;

    LimitedGateway(Vector vector) {
        var setup = LimitSetup.of(vector);
        site = WholeSite.of(setup);
        var words = LimitWords.of(vector);
        change = words.changePolicy() ? Optional.of(words.changingPolicy(vector, true)) : Optional.empty();
        words.fromUpstream().ifPresent(site.upstream()::answerWith);
        LimitSetup.periods(vector).forEach(this::beginAWindow);
        refused = new ArrayList<>(WholeRequestKind.withKeys(setup.at("setup", "keys"), site));
        site.refusals().forEach(problem -> refused.add(new Mismatch("setup of APIs", "served", problem)));
    }

    private void beginAWindow(long seconds) {
        var clock = site.clock();
        clock.advance(Duration.ofSeconds(Math.floorMod(-clock.instant().getEpochSecond(), seconds)));
    }

    /** What of the setup was not taken. */
    List<Mismatch> refused() {
        return refused;
    }

    /** Requests in a row. */
    List<Message> send(String api, String key, int times) {
        var answers = new ArrayList<Message>();
        var lines = List.of(new Message.Line("Host", "127.0.0.1"), new Message.Line("Authorization", key));
        var request = new RawRequest("GET", "/" + api + "/", lines, "");
        for (int i = 0; i < times; i++) {
            answers.add(RawClient.send(site.uri(request.target()), request));
            changePolicy();
        }
        return answers;
    }

    /** After the first request, where the vector says so. */
    private void changePolicy() {
        change.ifPresent(policies -> {
            site.writePolicies(policies);
            WholeRequestKind.reload(site);
        });
        change = Optional.empty();
    }

    /** Whether anything counts a quota. */
    boolean countsAQuota() {
        return site.redis().names().stream().anyMatch(name -> name.startsWith("quota-"));
    }

    @Override
    public void close() {
        site.close();
    }
}
