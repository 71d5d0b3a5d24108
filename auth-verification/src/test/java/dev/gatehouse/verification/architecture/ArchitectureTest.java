// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.io.ObjectInput;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The architecture of docs/architecture.md, held over all jars. */
final class ArchitectureTest {
    private static final String R = "dev.gatehouse.";
    private static final List<String> API_BOTTOM_UP = List.of(
            "http",
            "secret",
            "identity",
            "certificate",
            "entitlement",
            "limit",
            "explanation",
            "credential",
            "session",
            "hook",
            "definition",
            "authentication",
            "policy",
            "access",
            "store",
            "event");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("dev.gatehouse");
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.gatehouse.(**)").should().beFreeOfCycles().check(all);
    }

    @Test
    void apiLayersPointDownwards() {
        Architectures.LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var name : API_BOTTOM_UP) {
            layers = layers.layer(name).definedBy(R + name + "..");
        }
        for (int i = 0; i < API_BOTTOM_UP.size(); i++) {
            var above = API_BOTTOM_UP.subList(i + 1, API_BOTTOM_UP.size()).toArray(String[]::new);
            layers = above.length == 0
                    ? layers.whereLayer(API_BOTTOM_UP.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(API_BOTTOM_UP.get(i)).mayOnlyBeAccessedByLayers(above);
        }

        layers.check(all);
    }

    @Test
    void apiKnowsNothingOfImplementationsAndLibraries() {
        var api = API_BOTTOM_UP.stream().map(name -> R + name + "..").toArray(String[]::new);

        classes()
                .that()
                .resideInAnyPackage(api)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(concat(api, "java..", "javax.crypto..", "org.jspecify.."))
                .check(all);
    }

    @Test
    void stepsOfThePipelineDoNotKnowEachOther() {
        for (var step : List.of("admission", "authentication", "session", "policy")) {
            var others = List.of("admission", "authentication", "session", "policy").stream()
                    .filter(other -> !other.equals(step))
                    .map(other -> R + "core." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(R + "core." + step + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(all);
        }
    }

    @Test
    void nothingInCoreKnowsTheFormatsOfTheOriginal() {
        noClasses()
                .that()
                .resideInAPackage(R + "core..")
                .and()
                .resideOutsideOfPackage(R + "core.tyk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(R + "core.tyk..")
                .check(all);
    }

    @Test
    void internalStaysInternal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(R + "core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(R + "core.internal..")
                .check(all);
        noClasses()
                .that()
                .resideOutsideOfPackage(R + "redis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(R + "redis.internal..")
                .check(all);
    }

    @Test
    void theRedisStoreUsesOfCoreOnlyTheFormatsOfTheOriginal() {
        noClasses()
                .that()
                .resideInAPackage(R + "redis..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(R + "core..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage(R + "core.tyk..")))
                .check(all);
    }

    @Test
    void onlyConnectionsKnowTheDriverOfRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackage(R + "redis.internal.connection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("redis.clients..")
                .check(all);
    }

    @Test
    void connectionsToRedisKnowNothingOfSessions() {
        noClasses()
                .that()
                .resideInAPackage(R + "redis.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(R + "session..", R + "core..")
                .check(all);
    }

    @Test
    void theTestKitKnowsOnlyTheApi() {
        noClasses()
                .that()
                .resideInAPackage(R + "testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(R + "core..", R + "inmemory..", R + "redis..", R + "examples..")
                .check(all);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackages(R + "examples..", R + "testkit..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(all);
    }

    @Test
    void classesAreClosed() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .resideOutsideOfPackage(R + "testkit..")
                .should(beClosed())
                .check(all);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .should()
                .beFinal()
                .check(all);
    }

    @Test
    void noFieldIsPublicButConstants() {
        fields().that().arePublic().should().beStatic().andShould().beFinal().check(all);
    }

    @Test
    void noNamesOfConvenience() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)")
                .andShould()
                .resideOutsideOfPackages("..util..", "..common..", "..misc..", "..impl..", "..model..")
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(all);
        classes().that().areTopLevelClasses().should(standInADescribedPackage()).check(all);
    }

    @Test
    void noSerializationNoStandardStreamsNoOtherLogging() {
        noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotEnums()
                .should()
                .implement(java.io.Serializable.class)
                .check(all);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(all);
        noClasses()
                .that()
                .resideOutsideOfPackage(R + "examples..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(all);
    }

    @Test
    void at51NothingMakesObjectsOfWhateverDataNames() {
        noObjectsByName().check(all);
    }

    @Test
    void at51WhoeverDidSoWouldBeFound() {
        var lax = new ClassFileImporter().importClasses(Deserializing.class);

        assertThatThrownBy(() -> noObjectsByName().check(lax)).hasMessageContaining("ObjectInput");
    }

    /** What the rule is there to find. */
    private interface Deserializing {
        Object read(ObjectInput in);
    }

    private static ArchRule noObjectsByName() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(ObjectInput.*|Externalizable)|java\\.beans\\.XMLDecoder")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind.jsontype..")
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(
                        HasName.Predicates.nameMatching(".*DefaultTyping.*|polymorphicTypeValidator")));
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be final, a record, an enum or sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.isRecord()
                        || type.isEnum()
                        || type.reflect().isSealed()
                        || type.getSimpleName().equals("package-info");
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open"));
            }
        };
    }

    private static ArchCondition<JavaClass> standInADescribedPackage() {
        return new ArchCondition<>("stand in a package with a package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean described = type.getPackage().tryGetPackageInfo().isPresent();
                events.add(new SimpleConditionEvent(type, described, type.getPackageName() + " has no package-info"));
            }
        };
    }

    private static String[] concat(String[] first, String... more) {
        var all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
