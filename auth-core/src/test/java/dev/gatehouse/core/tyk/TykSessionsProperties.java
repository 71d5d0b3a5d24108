// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class TykSessionsProperties {
    @Property(tries = 200)
    void writingWhatWasReadGivesTheSameJson(@ForAll("objects") ObjectNode object) {
        var written = Json.parse(TykSessions.write(TykSessions.read(Json.write(object))));

        assertThat(Json.same(written, object))
                .as("%s says the same as %s", written, object)
                .isTrue();
    }

    @Property(tries = 200)
    void readingWhatWasWrittenGivesTheSameSession(@ForAll("objects") ObjectNode object) {
        var session = TykSessions.read(Json.write(object));

        assertThat(TykSessions.read(TykSessions.write(session))).isEqualTo(session);
    }

    @Property(tries = 200)
    void newLifetimeIsReadAgain(@ForAll("objects") ObjectNode object, @ForAll("lifetimes") Lifetime lifetime) {
        var session = TykSessions.read(Json.write(object)).with(lifetime);

        assertThat(again(session).lifetime()).isEqualTo(atLeastOne(lifetime));
    }

    @Property(tries = 200)
    void newGrantsAreReadAgain(@ForAll("objects") ObjectNode object, @ForAll("grants") Grants grants) {
        var session = TykSessions.read(Json.write(object)).with(grants);

        assertThat(again(session).grants()).isEqualTo(grants);
    }

    @Property(tries = 500)
    void newLimitsAreReadAgain(@ForAll("objects") ObjectNode object, @ForAll("limited") Entitlements limited) {
        var session = TykSessions.read(Json.write(object)).with(Grants.own(limited));

        assertThat(again(session).grants()).isEqualTo(session.grants());
    }

    @Property(tries = 200)
    void newCredentialsAreReadAgain(
            @ForAll("objects") ObjectNode object,
            @ForAll("passwords") Optional<StoredPassword> password,
            @ForAll("signatureKeys") SignatureKey key) {
        var read = TykSessions.read(Json.write(object));
        var session = read.with(new Credentials(read.kind(), password, key));

        written(session)
                .ifPresent(
                        json -> assertThat(TykSessions.read(json).credentials()).isEqualTo(session.credentials()));
    }

    @Property(tries = 200)
    void newAttributesAreReadAgain(@ForAll("objects") ObjectNode object, @ForAll("objects") ObjectNode other) {
        var attributes = TykSessions.read(Json.write(other)).attributes();

        var session = TykSessions.read(Json.write(object)).with(attributes);

        assertThat(again(session).attributes()).isEqualTo(attributes);
    }

    @Property(tries = 200)
    void changeLeavesAllOthersAsTheyWere(@ForAll("objects") ObjectNode object) {
        var session = TykSessions.read(Json.write(object)).with(Attributes.alias("another"));

        var written = (ObjectNode) Json.parse(TykSessions.write(session));

        assertThat(Json.same(
                        without(written, "alias", "tags", "meta_data"), without(object, "alias", "tags", "meta_data")))
                .isTrue();
    }

    @Property(tries = 200)
    void sessionMadeByHandIsReadAgain(@ForAll("made") Session made) {
        var again = again(made);

        // Numbers may come back as a narrower type.
        assertThat(again.with(made.attributes())).isEqualTo(made);
        assertThat(Json.same(metadata(again), metadata(made))).isTrue();
    }

    @Property(tries = 500)
    void at63KindIsKeptByWhateverIsWritten(@ForAll("ofAnyKind") Session session) {
        var written = written(session);

        written.ifPresent(json -> assertThat(TykSessions.read(json).kind()).isEqualTo(session.kind()));
    }

    private static Optional<String> written(Session session) {
        try {
            return Optional.of(TykSessions.write(session));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("a session of kind " + session.kind());
            return Optional.empty();
        }
    }

    @Property(tries = 200)
    void canonicalFormReadsAsTheSame(@ForAll("objects") ObjectNode object) {
        var text = Json.write(object);

        var canonical = TykSessions.read(TykSessions.canonical(text));

        var session = TykSessions.read(text);
        assertThat(canonical.grants()).isEqualTo(session.grants());
        assertThat(canonical.lifetime()).isEqualTo(session.lifetime());
        assertThat(canonical.kind()).isEqualTo(session.kind());
        assertThat(TykSessions.Quota.of(canonical)).isEqualTo(TykSessions.Quota.of(session));
    }

    @Property(tries = 200)
    void canonicalFormIsItsOwn(@ForAll("objects") ObjectNode object) {
        var once = TykSessions.canonical(Json.write(object));

        assertThat(TykSessions.canonical(once)).isEqualTo(once);
    }

    private static Session again(Session session) {
        return TykSessions.read(TykSessions.write(session));
    }

    private static JsonNode metadata(Session session) {
        return Json.tree(session.attributes().metadata());
    }

    private static Lifetime atLeastOne(Lifetime lifetime) {
        var end = lifetime.expires();
        var ended = end != null && end.getEpochSecond() < 1;
        return ended ? new Lifetime(Instant.ofEpochSecond(1), lifetime.inactive(), lifetime.retention()) : lifetime;
    }

    private static ObjectNode without(ObjectNode object, String... names) {
        return object.deepCopy().without(List.of(names));
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return SessionJson.objects().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Lifetime> lifetimes() {
        return SessionArbitraries.lifetimes();
    }

    @Provide
    Arbitrary<Grants> grants() {
        return SessionArbitraries.sessions().map(Session::grants).filter(TykSessionsProperties::canBeWritten);
    }

    @Provide
    Arbitrary<Entitlements> limited() {
        return LimitArbitraries.entitlements().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Optional<StoredPassword>> passwords() {
        return LimitArbitraries.passwords().optional();
    }

    @Provide
    Arbitrary<SignatureKey> signatureKeys() {
        return LimitArbitraries.signatureKeys();
    }

    @Provide
    Arbitrary<Session> made() {
        return SessionArbitraries.sessions()
                .filter(session -> canBeWritten(session.grants()))
                .map(session -> new Session(
                        session.organization(),
                        Credentials.of(CredentialKind.TOKEN),
                        atLeastOne(session.lifetime()),
                        session.grants(),
                        session.attributes(),
                        Residue.none()));
    }

    /** Sessions as a host may build them: a record of one kind, or none, under the name of any. */
    @Provide
    Arbitrary<Session> ofAnyKind() {
        var records = Arbitraries.of(
                        "{}",
                        "{'basic_auth_data':{'password':'','hash_type':'bcrypt'}}",
                        "{'basic_auth_data':{'password':'','hash_type':''}}",
                        "{'jwt_data':{'secret':'s'}}",
                        "{'meta_data':{'TykJWTSessionID':'e'}}",
                        "{'hmac_string':'h'}",
                        "{'certificate':'c'}",
                        "{'oauth_client_id':'c'}")
                .map(SessionJson::text)
                .map(TykSessions::read);
        return Combinators.combine(made(), records, Arbitraries.of(CredentialKind.class))
                .as((made, record, kind) -> new Session(
                        made.organization(),
                        record.credentials().with(kind),
                        made.lifetime(),
                        made.grants(),
                        record.attributes(),
                        record.residue()));
    }

    private static boolean canBeWritten(Grants grants) {
        return grants.own().unrestricted() || !grants.own().rights().isEmpty();
    }
}
