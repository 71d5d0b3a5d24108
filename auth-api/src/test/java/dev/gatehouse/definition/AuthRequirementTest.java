// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import static dev.gatehouse.definition.AuthRequirement.allOf;
import static dev.gatehouse.definition.AuthRequirement.anyOf;
import static dev.gatehouse.definition.AuthRequirement.of;
import static dev.gatehouse.definition.AuthRequirement.optional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.definition.AuthRequirement.AllOf;
import dev.gatehouse.definition.AuthRequirement.AnyOf;
import dev.gatehouse.definition.AuthRequirement.Challenges;
import dev.gatehouse.definition.AuthRequirement.Keyless;
import dev.gatehouse.definition.AuthRequirement.One;
import dev.gatehouse.definition.AuthRequirement.Optionally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requirements put together like terms. */
final class AuthRequirementTest {
    private record Named(String method) implements MethodRules {}

    private static final MethodRules A = new Named("a");
    private static final MethodRules B = new Named("b");
    private static final MethodRules C = new Named("c");

    @Test
    void areTerms() {
        assertThat(anyOf(allOf(A, C), of(B)))
                .isEqualTo(new AnyOf(List.of(new AllOf(List.of(new One(A), new One(C))), new One(B))));
    }

    @Test
    void areTermsOfMethodsAlone() {
        assertThat(anyOf(A, B)).isEqualTo(new AnyOf(List.of(new One(A), new One(B)), Challenges.OF_ALL_PARTS));
    }

    @Test
    void baseIsAMethodInside() {
        assertThat(allOf(A, B).basedOn("a").base()).contains("a");
    }

    @Test
    void baseMayBeAMethodDeepInside() {
        assertThat(allOf(of(A), anyOf(B, C)).basedOn("c").base()).contains("c");
    }

    @Test
    void baseCannotBeAnother() {
        var both = allOf(A, B);

        assertThatThrownBy(() -> both.basedOn("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c");
    }

    @Test
    void wholeRequirementMayBeOptional() {
        assertThat(optional(of(A))).isEqualTo(new Optionally(new One(A)));
    }

    @Test
    void partsOfACombinationMayNot() {
        var maybe = optional(of(A));

        assertThatThrownBy(() -> anyOf(maybe, of(B))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> allOf(maybe, of(B))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> optional(maybe)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOpenIsNotOptional() {
        assertThatThrownBy(() -> optional(new Keyless())).isInstanceOf(IllegalArgumentException.class);
    }
}
