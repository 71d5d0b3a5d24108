// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.Base64;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever a client sends: no exception leaves the method, and nobody gets in by chance. */
final class BasicFuzzProperties {
    private static final BasicRules RULES = BasicRules.in(CredentialLocation.header("Authorization"));
    private static final BodyExpressions IN_BODY =
            new BodyExpressions("user=([^&]*)", "password=([^&]*)", BodyExpressions.USUAL_LENGTH);

    private final Users users = new Users().with("user", "password");
    private final BasicAuthenticator authenticator =
            users.under(RULES.orIn(IN_BODY).with(Set.of(Quirk.ANY_SCHEME_WORD)));

    private Authentication send(String header, byte[] body) {
        var request =
                HttpRequest.of("POST", "/", Headers.of("Authorization", header)).withBody(Body.of(body));
        return authenticator.authenticate(request, Trace.none());
    }

    @Property
    void anyTextIsAnswered(@ForAll("headers") String header) {
        assertThat(send(header, new byte[0])).isInstanceOf(Authentication.Failure.class);
    }

    @Property
    void anyOctetsInBase64AreAnswered(@ForAll @Size(max = 300) byte[] octets) {
        var header = "Basic " + Base64.getEncoder().encodeToString(octets);

        assertThat(send(header, new byte[0])).isInstanceOf(Authentication.Failure.class);
    }

    @Property
    void anyBodyIsAnswered(@ForAll @Size(max = 300) byte[] octets) {
        assertThat(send("junk", octets)).isInstanceOf(Authentication.Failure.class);
    }

    @Property
    void octetsThatAreNoTextReachThePasswordUnchanged(@ForAll @Size(max = 100) byte[] password) {
        var octets = new byte[password.length + 2];
        octets[0] = 'u';
        octets[1] = ':';
        System.arraycopy(password, 0, octets, 2, password.length);

        var presented =
                new BasicText(Set.of()).read("Basic " + Base64.getEncoder().encodeToString(octets));

        assertThat(((Login) presented).password().bytes()).isEqualTo(password);
    }

    @Property
    void textOfABodyReachesThePasswordUnchanged(@ForAll @StringLength(max = 100) String password) {
        // Half of a pair is no text.
        var text = new String(password.replace('&', '_').getBytes(UTF_8), UTF_8);

        var presented = new BodyText(IN_BODY).read(Body.of(("user=u&password=" + text).getBytes(UTF_8)));

        assertThat(((Login) presented).password().reveal()).isEqualTo(text);
    }

    /** An octet that begins a longer letter must not swallow what divides user and password. */
    @Property
    void octetsThatAreNoTextEndWhereTheyEnd(@ForAll byte octet) {
        var octets = "user=u?&password=p".getBytes(ISO_8859_1);
        octets[6] = octet;

        var presented = new BodyText(IN_BODY).read(Body.of(octets));

        assertThat(((Login) presented).password().reveal()).isEqualTo("p");
    }

    @Provide
    Arbitrary<String> headers() {
        var words = Arbitraries.of(
                "Basic",
                "basic",
                " ",
                "  ",
                "dXNlcjp3cm9uZw==",
                "dXNlcjp3cm9uZw",
                "====",
                "=",
                "\t",
                ":",
                "\u20ac",
                "A");
        var mixed = words.list().ofMaxSize(8).map(parts -> String.join("", parts));
        var line = Arbitraries.strings().ofMaxLength(200).map(text -> text.replaceAll("[\\r\\n\\x00]", "?"));
        return Arbitraries.oneOf(mixed, line).filter(text -> !text.contains("dXNlcjpwYXNzd29yZA"));
    }

    /** Not a fuzz, but what it would take long to find: a body of the greatest length, in the worst shape for a search. */
    @Property(tries = 3)
    void bodyOfSixteenMegabytesIsRefusedUnread() {
        assertThat(send("junk", "user=".repeat(3_300_000).getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Authentication.Rejected.class,
                        rejected -> assertThat(rejected.refusal().id()).isEqualTo("basic.body_too_long"));
    }
}
