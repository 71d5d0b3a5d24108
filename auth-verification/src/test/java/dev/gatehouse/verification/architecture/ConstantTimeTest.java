// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.gatehouse.secret.Secret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a comparison takes tells nothing of a secret, because none ends at the first difference. */
final class ConstantTimeTest {
    private static final String R = "dev.gatehouse.";

    /** What they compare is no secret, or is found already by what they compare. */
    private static final String[] OF_NO_SECRET = {
        R + "core.tyk.KeyJson",
        R + "core.tyk.KeyText",
        R + "core.internal.structured.BareItem$Octets",
        R + "limit.UseLog"
    };

    private static final Set<String> HASTY = Set.of("equals", "compare", "mismatch", "compareUnsigned", "deepEquals");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("dev.gatehouse");
    }

    @Test
    void at29NobodyComparesOctetsInHaste() {
        noHaste().check(all);
    }

    @Test
    void at29WhoeverDidSoWouldBeFound() {
        var lax = new ClassFileImporter().importClasses(Comparing.class);

        assertThatThrownBy(() -> noHaste().check(lax)).hasMessageContaining("Arrays.equals");
    }

    /** What the rule is there to find. */
    private static final class Comparing {
        static boolean isGenuine(byte[] mac, byte[] presented) {
            return Arrays.equals(mac, presented);
        }
    }

    @Test
    void at29NobodyComparesSecretsButTheirOwnWay() {
        noClasses().should().callMethod(Secret.class, "equals", Object.class).check(all);
    }

    @Test
    void at29WhatIsPresentedIsComparedByTheOneMethodForIt() {
        for (var comparing : Set.of(
                R + "secret.Secret",
                R + "core.authentication.signature.key.SignatureAlgorithm",
                R + "core.authentication.signature.Written",
                R + "core.authentication.token.signature.TokenSignatureVerifier",
                R + "core.internal.crypto.BodyDigests",
                R + "core.password.Argon2id",
                R + "core.password.Bcrypt",
                R + "core.tyk.DigestedPassword")) {
            classes()
                    .that()
                    .haveFullyQualifiedName(comparing)
                    .should()
                    .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                    .check(all);
        }
    }

    private static ArchRule noHaste() {
        return noClasses()
                .that(DescribedPredicate.not(DescribedPredicate.describe(
                        "compare what is no secret",
                        type -> Set.of(OF_NO_SECRET).contains(type.getName()))))
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("compares until the first difference", ConstantTimeTest::isHasty));
    }

    private static boolean isHasty(JavaCall<?> call) {
        return call.getTargetOwner().isEquivalentTo(Arrays.class)
                && HASTY.contains(call.getTarget().getName());
    }
}
