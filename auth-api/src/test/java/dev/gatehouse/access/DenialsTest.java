// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.explanation.Refusal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DenialsTest {
    private final Denials standard = Denials.standard();

    private static Denial denial(Denials denials, String id) {
        return denials.of(new Refusal(id, "detail"));
    }

    @Nested
    class Catalogue {
        @Test
        void hasAnEntryForEveryConstant() throws IllegalAccessException {
            assertThat(standard.ids()).containsAll(constants());
        }

        @Test
        void hasNoTwoConstantsForOneEntry() throws IllegalAccessException {
            assertThat(constants()).doesNotHaveDuplicates();
        }

        private List<String> constants() throws IllegalAccessException {
            var ids = new ArrayList<String>();
            for (Field field : Denials.class.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    ids.add((String) field.get(null));
                }
            }
            return ids;
        }

        @Test
        void tellsEveryClientSomething() {
            assertThat(standard.ids())
                    .allSatisfy(id -> assertThat(denial(standard, id).message()).isNotBlank());
        }

        @Test
        void refusesWithAStatusThatRefuses() {
            assertThat(standard.ids())
                    .allSatisfy(id -> assertThat(denial(standard, id).status()).isBetween(400, 599));
        }

        @Test
        void findsEachEntryByItsId() {
            assertThat(standard.ids())
                    .allSatisfy(id -> assertThat(denial(standard, id).id()).isEqualTo(id));
        }

        @ParameterizedTest
        @CsvSource({
            "auth.auth_field_missing, 401, Authorization field missing",
            "auth.key_not_found, 403, Access to this API has been disallowed",
            "session.inactive, 403, 'Key is inactive, please renew'",
            "session.expired, 401, 'Key has expired, please renew'",
            "rights.api, 403, Access to this API has been disallowed",
            "rights.path, 403, Access to this resource has been disallowed",
            "version.unknown, 403, This API version does not seem to exist",
            "request.malformed, 400, Request malformed",
            "store.unavailable, 503, Service temporarily unavailable",
            "internal, 500, Internal server error"
        })
        void saysWhatClientsKnow(String id, int status, String message) {
            assertThat(denial(standard, id)).isEqualTo(new Denial(id, status, message, "detail"));
        }

        @Test
        void cannotBeChanged() {
            assertThatThrownBy(() -> standard.ids().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Nested
    class UnknownId {
        @Test
        void isRefusedAsAnInternalFailure() {
            assertThat(denial(standard, "nobody.knows"))
                    .extracting(Denial::id, Denial::status)
                    .containsExactly(Denials.INTERNAL, 500);
        }

        @Test
        void keepsItsDetailForOperators() {
            assertThat(denial(standard, "nobody.knows").detail()).isEqualTo("detail");
        }
    }

    @Nested
    class ReplacedEntry {
        @Test
        void hasAnotherStatusAndMessage() {
            var denials = standard.with(Denials.EXPIRED, 418, "Gone");

            assertThat(denial(denials, Denials.EXPIRED)).isEqualTo(new Denial(Denials.EXPIRED, 418, "Gone", "detail"));
        }

        @Test
        void keepsItsMessageWhereNoneIsGiven() {
            var denials = standard.with(Denials.EXPIRED, 418, null);

            assertThat(denial(denials, Denials.EXPIRED).message()).isEqualTo("Key has expired, please renew");
        }

        @Test
        void keepsItsStatusWhereNoneIsGiven() {
            var denials = standard.with(Denials.EXPIRED, null, "Gone");

            assertThat(denial(denials, Denials.EXPIRED).status()).isEqualTo(401);
        }

        @Test
        void leavesOtherEntriesAsTheyAre() {
            var denials = standard.with(Denials.EXPIRED, 418, "Gone");

            assertThat(denial(denials, Denials.INACTIVE)).isEqualTo(denial(standard, Denials.INACTIVE));
        }

        @Test
        void leavesTheCatalogueItWasMadeFromAsItIs() {
            standard.with(Denials.EXPIRED, 418, "Gone");

            assertThat(denial(standard, Denials.EXPIRED).status()).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(ints = {199, 1000, 0, -1})
        void needsAStatusThatHttpHas(int status) {
            assertThatThrownBy(() -> standard.with(Denials.EXPIRED, status, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Denials.EXPIRED);
        }
    }

    @Nested
    class NewEntry {
        @Test
        void isFound() {
            var denials = standard.with("mine", 429, "Later");

            assertThat(denial(denials, "mine")).isEqualTo(new Denial("mine", 429, "Later", "detail"));
        }

        @Test
        void needsAStatus() {
            assertThatThrownBy(() -> standard.with("mine", null, "Later"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mine");
        }

        @Test
        void needsAMessage() {
            assertThatThrownBy(() -> standard.with("mine", 429, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 999})
    void aDenialMayHaveAnyStatusThatHttpHas(int status) {
        assertThat(new Denial("id", status, "", "").status()).isEqualTo(status);
    }

    @Test
    void refusalMayBringItsOwnWords() {
        var denial = Denials.standard().of(new Refusal(Denials.CUSTOM_REFUSED, "why").saying(418, "no tea"));

        assertThat(denial).isEqualTo(new Denial(Denials.CUSTOM_REFUSED, 418, "no tea", "why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 1000})
    void wordsOfARefusalAreNoSuccess(int status) {
        assertThatThrownBy(() -> new Refusal.Wording(status, "ok")).isInstanceOf(IllegalArgumentException.class);
    }
}
