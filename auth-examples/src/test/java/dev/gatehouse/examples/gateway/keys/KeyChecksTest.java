// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.RIGHTS;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.reason;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.session.KeyService.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key must not be. */
final class KeyChecksTest {
    private final AdministeredKeys administered = new AdministeredKeys();
    private final KeyAdministration keys = administered.plain();

    @Test
    void withoutRights() {
        assertThat(reason(keys.mint(session("")))).isEqualTo(Reason.RIGHTS);
    }

    @Test
    void withoutRightsByName() {
        assertThat(reason(keys.add("master", session("'access_rights': {}")))).isEqualTo(Reason.RIGHTS);
    }

    @Test
    void unlessMasterKeysAreAllowed() {
        assertThat(administered.allowingMasterKeys().add("master", session(""))).isInstanceOf(Written.class);
    }

    @Test
    void tiedToAPolicyThatDoesNotExist() {
        assertThat(keys.mint(session(RIGHTS + ", 'apply_policies': ['p1']")))
                .isEqualTo(new Refused(Reason.POLICY, "policy not found: \"p1\""));
    }

    @Test
    void tiedToSeveralPoliciesThatDoNotExist() {
        assertThat(keys.mint(session(RIGHTS + ", 'apply_policies': ['p1', 'p2']")))
                .isEqualTo(new Refused(Reason.POLICY, "key has no valid policies to be applied"));
    }

    @Test
    void boundToSomethingThatIsNoCertificate() {
        assertThat(keys.mint(session(RIGHTS + ", 'mtls_static_certificate_bindings': ['nonexistent-cert-id']")))
                .isEqualTo(new Refused(Reason.CERTIFICATE_BINDING, "invalid certificate ID: nonexistent-cert-id"));
    }

    @Test
    void boundToACertificateThatIsNotStored() {
        var id = "default" + "0a".repeat(32);

        assertThat(keys.mint(session(RIGHTS + ", 'mtls_static_certificate_bindings': ['" + id + "']")))
                .isEqualTo(new Refused(Reason.CERTIFICATE_BINDING, "certificate not found: " + id));
    }

    @Test
    void madeForACertificate() {
        assertThat(reason(keys.mint(session(RIGHTS + ", 'certificate': 'defaultabc'"))))
                .isEqualTo(Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'hash_type': 'bcrypt'"})
    void noPasswordIsKeptAsItCame(String told) {
        keys.add("uname", session(RIGHTS + ", 'basic_auth_data': {'password': 'p'" + told + "}"));

        var id = administered.store.scan("", 10).ids().get(0);
        var kept = administered
                .store
                .find(id)
                .orElseThrow()
                .credentials()
                .password()
                .orElseThrow();
        assertThat(kept.value().reveal()).startsWith("$argon2id$").hasSize(97);
        assertThat(kept.scheme()).isEqualTo("argon2id");
    }

    @Test
    void leavesNothingBehind() {
        keys.add("master", session(""));

        assertThat(administered.store.scan("", 10).ids()).isEmpty();
    }
}
