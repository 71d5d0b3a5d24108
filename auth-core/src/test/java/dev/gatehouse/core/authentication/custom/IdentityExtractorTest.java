// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.authentication.custom.IdentityExtractor.Found;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityExtractorTest {
    private static final IdentityText WHOLE = new IdentityText.Whole();
    private static final IdentityPlace BODY = new IdentityPlace.WholeBody();
    private static final String FORM = "application/x-www-form-urlencoded";

    private static String found(IdentityPlace place, IdentityText text, HttpRequest request) {
        var found = IdentityExtractor.of(place, text).look(request);
        return found instanceof Found.Identity identity
                ? identity.text().reveal()
                : found.getClass().getSimpleName();
    }

    private static HttpRequest get(String target, String... headers) {
        return HttpRequest.of("GET", target, Headers.of(headers));
    }

    private static HttpRequest post(String body, String... headers) {
        return HttpRequest.of("POST", "/", Headers.of(headers)).withBody(Body.of(body.getBytes(UTF_8)));
    }

    @Nested
    class InAHeader {
        private final IdentityPlace header = new IdentityPlace.Header("X-Id");

        @Test
        void isItsLine() {
            assertThat(found(header, WHOLE, get("/", "x-id", "seven"))).isEqualTo("seven");
        }

        @Test
        void isNotThereIfItIsEmpty() {
            assertThat(found(header, WHOLE, get("/", "X-Id", ""))).isEqualTo("Nothing");
        }

        @Test
        void at53IsUnclearInTwoLines() {
            assertThat(found(header, WHOLE, get("/", "X-Id", "seven", "X-Id", "seven")))
                    .isEqualTo("Unclear");
        }

        @Test
        void standsWhereItIsStripped() {
            assertThat(header.location()).isEqualTo(CredentialLocation.header("X-Id"));
        }
    }

    @Nested
    class InAQuery {
        private final IdentityPlace query = new IdentityPlace.QueryParameter("id");

        @Test
        void isTheParameter() {
            assertThat(found(query, WHOLE, get("/?a=b&id=se%76en"))).isEqualTo("seven");
        }

        @Test
        void at53IsUnclearIfItComesTwice() {
            assertThat(found(query, WHOLE, get("/?id=1&id=2"))).isEqualTo("Unclear");
        }

        @Test
        void isNotThereInABody() {
            assertThat(found(query, WHOLE, post("id=seven", "Content-Type", FORM)))
                    .isEqualTo("Nothing");
        }

        @Test
        void standsWhereItIsStripped() {
            assertThat(query.location()).isEqualTo(CredentialLocation.query("id"));
        }
    }

    /** Octets that are no UTF-8 all read alike, so that one could stand for another. */
    @Nested
    class ThatIsNoUtf8 {
        private static final byte[] OCTETS = {(byte) 0xff, (byte) 0xfe, 'A'};

        @Test
        void at15IdentityThatIsNoUtf8IsUnclear() {
            var request = HttpRequest.of("POST", "/", Headers.none()).withBody(Body.of(OCTETS));

            assertThat(found(BODY, WHOLE, request)).isEqualTo("Unclear");
        }

        @Test
        void at15InAForm() {
            var form = new IdentityPlace.FormParameter("id");

            assertThat(found(form, WHOLE, post("id=%fe%ffA", "Content-Type", FORM)))
                    .isEqualTo("Unclear");
        }

        @Test
        void at15InAFormThatIsNotEncoded() {
            var octets = new byte[] {'i', 'd', '=', (byte) 0xff};
            var request = HttpRequest.of("POST", "/", Headers.of("Content-Type", FORM))
                    .withBody(Body.of(octets));

            assertThat(found(new IdentityPlace.FormParameter("id"), WHOLE, request))
                    .isEqualTo("Unclear");
        }

        @Test
        void at15InAQuery() {
            assertThat(found(new IdentityPlace.QueryParameter("id"), WHOLE, get("/?id=%fe%c0A")))
                    .isEqualTo("Unclear");
        }

        @Test
        void isClearIfOnlyTheRestIsNone() {
            var octets = new byte[] {(byte) 0xff, ' ', '4', '2'};
            var request = HttpRequest.of("POST", "/", Headers.none()).withBody(Body.of(octets));

            assertThat(found(BODY, new IdentityText.Match("[0-9]+", 0), request))
                    .isEqualTo("42");
        }
    }

    @Nested
    class InAForm {
        private final IdentityPlace form = new IdentityPlace.FormParameter("id");

        @ParameterizedTest
        @ValueSource(strings = {FORM, FORM + "; charset=utf-8", "Application/X-WWW-Form-UrlEncoded"})
        void isAFieldOfTheBody(String type) {
            assertThat(found(form, WHOLE, post("a=b&id=seven", "Content-Type", type)))
                    .isEqualTo("seven");
        }

        @Test
        void isAParameterOfTheQuery() {
            assertThat(found(form, WHOLE, get("/?id=seven"))).isEqualTo("seven");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x"})
        void isNoFieldOfABodyOfAnotherType(String type) {
            assertThat(found(form, WHOLE, post("id=seven", "Content-Type", type)))
                    .isEqualTo("Nothing");
        }

        @Test
        void at53IsUnclearInBodyAndQuery() {
            var both = HttpRequest.of("POST", "/?id=seven", Headers.of("Content-Type", FORM))
                    .withBody(Body.of("id=7".getBytes(UTF_8)));

            assertThat(found(form, WHOLE, both)).isEqualTo("Unclear");
        }
    }

    @Nested
    class InABody {
        @Test
        void isAllOfIt() {
            assertThat(found(BODY, WHOLE, post("seven"))).isEqualTo("seven");
        }

        @Test
        void isNotThereIfTheBodyIsEmpty() {
            assertThat(found(BODY, WHOLE, post(""))).isEqualTo("Nothing");
        }

        @Test
        void isNotLookedForInALongBody() {
            assertThat(found(BODY, WHOLE, post("x".repeat(IdentityPlace.USUAL_BODY + 1))))
                    .isEqualTo("Nothing");
        }

        @Test
        void isLookedForInALongerOneIfTheRulesSaySo() {
            int longer = IdentityPlace.USUAL_BODY + 1;

            assertThat(found(new IdentityPlace.WholeBody(longer), WHOLE, post("x".repeat(longer))))
                    .hasSize(longer);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, IdentityPlace.LONGEST_BODY + 1})
        void at60IsNeverLookedForWithoutBound(int longest) {
            assertThatThrownBy(() -> new IdentityPlace.WholeBody(longest)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new IdentityPlace.FormParameter("id", longest))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void standsInTheBody() {
            assertThat(BODY.location()).isEqualTo(CredentialLocation.body());
        }
    }

    @Nested
    class ByAnExpression {
        private String match(String expression, int index, String text) {
            return found(BODY, new IdentityText.Match(expression, index), post(text));
        }

        @Test
        void isAllThatMatchesWhateverItsGroups() {
            assertThat(match("id=([0-9]+)", 0, "id=42")).isEqualTo("id=42");
        }

        @Test
        void isTheMatchOfTheIndex() {
            assertThat(match("[0-9]+", 2, "1 22 333 4")).isEqualTo("333");
        }

        @ParameterizedTest
        @CsvSource({"v, 1, v", "x, 0, v", "x*, 0, v"})
        void isUnclearWithoutSuchAMatch(String expression, int index, String text) {
            assertThat(match(expression, index, text)).isEqualTo("Unclear");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "(", "((a{99}){99}){99}"})
        void cannotBeOneThatIsUnusable(String expression) {
            assertThatThrownBy(() -> new IdentityText.Match(expression, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 10})
        void cannotBeBeyondTheBounds(int index) {
            assertThatThrownBy(() -> new IdentityText.Match("a", index)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class ByAPath {
        private String node(String path, String text) {
            return found(BODY, new IdentityText.Node(path), post(text));
        }

        @Test
        void isTheTextOfTheFirstNode() {
            assertThat(node("//object/key", "<a><object><key>one</key><key>two</key></object></a>"))
                    .isEqualTo("one");
        }

        @Test
        void maySelectAnAttribute() {
            assertThat(node("/a/@id", "<a id='seven'/>")).isEqualTo("seven");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<b/>", "<a></a>", "no document", "<a>", "\u0000"})
        void isUnclearWithoutSuchANode(String text) {
            assertThat(node("/a", text)).isEqualTo("Unclear");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                    "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                    "<!DOCTYPE a SYSTEM 'http://attacker.example/a.dtd'><a>x</a>",
                    "<!DOCTYPE a><a>x</a>"
                })
        void readsNoDocumentType(String text) {
            assertThat(node("/a", text)).isEqualTo("Unclear");
        }

        @Test
        void readsNoOtherDocument() {
            assertThat(node(
                            "/a/*",
                            "<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='/etc/hostname'"
                                    + " parse='text'/></a>"))
                    .isEqualTo("Unclear");
        }

        @Test
        void goesNoDeeperThanItsBound() {
            assertThat(node("//key", "<a>".repeat(65) + "<key>x</key>" + "</a>".repeat(65)))
                    .isEqualTo("Unclear");
        }

        @Test
        void readsNoLongerDocumentThanItsBound() {
            assertThat(node("/a/key", "<a>" + " ".repeat(1 << 14) + "<key>x</key></a>"))
                    .isEqualTo("Unclear");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<b/>", "<!---->", "<?b?>", "<b></b>"})
        void at60HasNoMoreMarksThanItsBound(String mark) {
            int marks = mark.length() - mark.replace("<", "").length();
            var most = mark.repeat((400 - 4) / marks);

            assertThat(node("/a/key", "<a>" + most + "<key>x</key></a>")).isEqualTo("x");
            assertThat(node("/a/key", "<a>" + most + mark + "<key>x</key></a>")).isEqualTo("Unclear");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "//[", "count(//a)", "'text'", "document('x')"})
        void cannotBeOneThatSelectsNoNodes(String path) {
            assertThatThrownBy(() -> new IdentityText.Node(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void equalRulesMakeEqualExtractors() {
        assertThat(IdentityExtractor.of(BODY, new IdentityText.Match("a", 0)))
                .isEqualTo(IdentityExtractor.of(BODY, new IdentityText.Match("a", 0)))
                .hasSameHashCodeAs(IdentityExtractor.of(BODY, new IdentityText.Match("a", 0)))
                .isNotEqualTo(IdentityExtractor.of(BODY, new IdentityText.Match("b", 0)));
    }
}
