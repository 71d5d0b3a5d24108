// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users see of the published modules: the public types of their exported packages. */
final class PublicSurfaceTest {
    /** So that a package can be read as a whole; more is a package too many things live in. */
    private static final int MOST_TYPES = 12;

    /** Names of things that are secrets: {@code clientSecret}, {@code password}, {@code accessToken}, {@code key}. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i:.*(secret|password|passphrase|token)s?)|(key|.*Key)(s|Text|Texts)?");

    /** Types that hold text and print or compare it without care. */
    private static final Set<Class<?>> CARELESS =
            Set.of(String.class, CharSequence.class, StringBuilder.class, char[].class, byte[].class);

    private static List<JavaClass> exportedTypes() {
        var exported = Modules.PUBLISHED.stream()
                .map(Modules::descriptorOf)
                .flatMap(module -> module.exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.gatehouse").stream()
                        .filter(type -> exported.contains(type.getPackageName()))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .toList();
    }

    @Test
    void noPackageHasMoreThanTwelveTypes() {
        var types = exportedTypes().stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }

    /**
     * Rule: in a public type of an exported package, nested ones included, no field, no record component and no parameter
     * or result of a public method or constructor that is named like a secret is text or bytes. Constants are names of
     * things, not the things. What is named otherwise is not found by this.
     */
    @Test
    void secretsAreTyped() {
        var careless = exportedTypes().stream()
                .flatMap(type -> carelessIn(type.reflect()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(careless).isEmpty();
    }

    private static Stream<String> carelessIn(Class<?> type) {
        var fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> isCareless(field.getName(), field.getType()))
                .map(PublicSurfaceTest::named);
        var results = Arrays.stream(type.getDeclaredMethods())
                .filter(PublicSurfaceTest::isPublic)
                .filter(method -> isCareless(method.getName(), method.getReturnType()))
                .map(PublicSurfaceTest::named);
        return Stream.of(fields, results, parameters(type)).flatMap(each -> each);
    }

    private static Stream<String> parameters(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(PublicSurfaceTest::isPublic)
                .flatMap(executable -> Arrays.stream(executable.getParameters())
                        .filter(parameter -> isCareless(parameter.getName(), parameter.getType()))
                        .map(parameter -> named(executable) + "(" + parameter.getName() + ")"));
    }

    private static boolean isPublic(Member member) {
        return Modifier.isPublic(member.getModifiers()) && !member.isSynthetic();
    }

    private static String named(Member member) {
        return member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }

    private static boolean isCareless(String name, Class<?> type) {
        return CARELESS.contains(type) && SECRET_NAME.matcher(name).matches();
    }

    @Nested
    class TheRuleOfSecrets {
        @ParameterizedTest
        @CsvSource({"key", "keyText", "apiKey", "clientSecret", "PASSWORD", "accessToken", "tokens"})
        void knowsTheirNames(String name) {
            assertThat(isCareless(name, String.class)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"name", "keyName", "tokenLength", "monkeys"})
        void leavesOthersAlone(String name) {
            assertThat(isCareless(name, String.class)).isFalse();
        }

        @Test
        void seesFieldsResultsAndParameters() {
            assertThat(carelessIn(Careless.class))
                    .containsExactlyInAnyOrder(
                            "Careless.password",
                            "Careless.password",
                            "Careless." + Careless.class.getName() + "(password)",
                            "Careless.open(apiKey)");
        }

        /** What the rule is there to find. */
        public record Careless(String password) {
            public void open(String apiKey) {}
        }
    }
}
