// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.SessionJson.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the credentials of sessions are verified with, in the original's records. */
final class TykCredentialsTest {
    private static final StoredPassword PASSWORD = new StoredPassword(Secret.of("$2a$10$h"), "bcrypt");

    private static Session read(String quoted) {
        return TykSessions.read(text(quoted));
    }

    private static void assertWritten(Session session, String quoted) {
        assertThat(Json.parse(TykSessions.write(session))).isEqualTo(Json.parse(text(quoted)));
    }

    @Nested
    class Read {
        @Test
        void passwordComesWithItsScheme() {
            var session = read("{'basic_auth_data':{'password':'$2a$10$h','hash_type':'bcrypt'}}");

            assertThat(session.credentials()).isEqualTo(Credentials.user(PASSWORD));
        }

        @Test
        void emptyPasswordIsNoneThatCouldBeMatched() {
            var session = read("{'basic_auth_data':{'password':'','hash_type':'bcrypt'}}");

            assertThat(session.credentials()).isEqualTo(Credentials.of(CredentialKind.BASIC));
        }

        @Test
        void signatureKeyIsComplete() {
            var session = read("{'hmac_enabled':true,'hmac_string':'h','rsa_certificate_id':'c',"
                    + "'enable_http_signature_validation':true}");

            assertThat(session.credentials())
                    .isEqualTo(Credentials.signing(new SignatureKey(Optional.of(Secret.of("h")), "c", true, true)));
        }

        @Test
        void at58NoSecretIsLeftOver() {
            var session = read("{'hmac_string':'h','basic_auth_data':{'password':'p','hash_type':'bcrypt'}}");

            assertThat(session.residue()).isEqualTo(Residue.none());
        }
    }

    @Nested
    class Written {
        @Test
        void userMadeInJavaHasTheMembersOfAUser() {
            assertWritten(
                    read("{}").with(Credentials.user(PASSWORD)),
                    "{'basic_auth_data':{'password':'$2a$10$h','hash_type':'bcrypt'}}");
        }

        @Test
        void signatureKeyMadeInJavaHasTheMembersOfOne() {
            var key = new SignatureKey(Optional.of(Secret.of("h")), "", true, false);

            assertWritten(read("{}").with(Credentials.signing(key)), "{'hmac_enabled':true,'hmac_string':'h'}");
        }

        @Test
        void newPasswordLeavesWhatOthersSayOfIt() {
            var session = read("{'basic_auth_data':{'password':'old','hash_type':'x','mine':1}}");

            assertWritten(
                    session.with(Credentials.user(PASSWORD)),
                    "{'basic_auth_data':{'password':'$2a$10$h','hash_type':'bcrypt','mine':1}}");
        }

        @Test
        void credentialsThatWereTakenAwayAreGone() {
            var session = read("{'hmac_enabled':true,'hmac_string':'h','rsa_certificate_id':'c',"
                    + "'enable_http_signature_validation':true,'basic_auth_data':{'password':'p','mine':1}}");

            assertWritten(session.with(Credentials.of(CredentialKind.TOKEN)), "{}");
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "BASIC | password",
                    "SIGNATURE | secret or certificate",
                    "JWT | TykJWTSessionID",
                    "OAUTH | oauth_client_id",
                    "CERTIFICATE | certificate",
                    "CUSTOM | what was verified"
                })
        void at63IfTheMembersDoNotTellTheKind(CredentialKind kind, String member) {
            var session = read("{}").with(kind);

            assertThatThrownBy(() -> TykSessions.write(session))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("kind " + kind, "TOKEN", member);
        }

        @Test
        void at63IfTheMembersTellAnotherKind() {
            var session = read("{'oauth_client_id':'c'}").with(CredentialKind.TOKEN);

            assertThatThrownBy(() -> TykSessions.write(session))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("read back as OAUTH");
        }

        @Test
        void at63IfTheMarkOfTheKindWasTakenAway() {
            var session = read("{'meta_data':{'TykJWTSessionID':'e'}}").with(Attributes.none());

            assertThatThrownBy(() -> TykSessions.write(session)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void ifTheResidueHoldsWrongTypes() {
            var session = read("{}").with(new Residue(Map.of("quota_renews", "many")));

            assertThatThrownBy(() -> TykSessions.write(session))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("residue.quota_renews: expected a whole number");
        }
    }
}
