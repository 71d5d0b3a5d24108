// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.password.PasswordHashing;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator sets passwords while nobody has the time to wait for a hash. */
final class BusyPasswordsOverHttpTest {
    private static final String USER = """
            {"org_id": "default", "basic_auth_data": {"password": "correct horse"},
             "access_rights": {"test": {"api_id": "test", "versions": ["Default"]}}}""";

    private final OccupiedHashing occupied = new OccupiedHashing();
    private final PasswordHashing hashing = PasswordHashing.preferring(occupied).patience(Duration.ZERO);
    private final OperatedGateway gateway = OperatedGateway.hashing(hashing);

    @AfterEach
    void close() throws InterruptedException {
        occupied.release();
        gateway.close();
    }

    private HttpResponse<String> added() {
        return gateway.operator("POST", "/tyk/keys/max", USER);
    }

    @Test
    void operatorIsToldToComeAgain() throws InterruptedException {
        occupied.by(hashing);

        var answer = added();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"error\",\"message\":\"too many passwords are being hashed; try again\"}\n");
    }

    @Test
    void newPasswordOfAUserIsAnsweredTheSame() throws InterruptedException {
        added();
        occupied.by(hashing);

        assertThat(gateway.operator("PUT", "/tyk/keys/max", USER).statusCode()).isEqualTo(503);
    }

    @Test
    void keyWithAPasswordIsAnsweredTheSame() throws InterruptedException {
        occupied.by(hashing);

        assertThat(gateway.operator("POST", "/tyk/keys/create", USER).statusCode())
                .isEqualTo(503);
    }

    @Test
    void operatorSucceedsLater() throws InterruptedException {
        occupied.by(hashing);
        added();

        occupied.release();

        assertThat(added().statusCode()).isEqualTo(200);
    }
}
