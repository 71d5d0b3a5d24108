// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The header lines that speak of one connection only, RFC 9110 section 7.6.1. */
final class HopByHop {
    private static final EnumSet<HttpHeader> KNOWN = EnumSet.of(
            HttpHeader.CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.PROXY_AUTHENTICATE,
            HttpHeader.PROXY_AUTHORIZATION,
            HttpHeader.PROXY_CONNECTION,
            HttpHeader.TE,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE);

    private static final HopByHop ALONE = new HopByHop(Set.of());

    private final Set<String> named;

    private HopByHop(Set<String> named) {
        this.named = named;
    }

    static HopByHop of(HttpFields fields) {
        for (var field : fields) {
            if (field.getHeader() == HttpHeader.CONNECTION && namesHeaders(field.getValue())) {
                return new HopByHop(named(fields));
            }
        }
        return ALONE;
    }

    /** Nearly every message says one of these two words or nothing. */
    private static boolean namesHeaders(String value) {
        return !value.equals("keep-alive") && !value.equals("close");
    }

    private static Set<String> named(HttpFields fields) {
        var named = new HashSet<String>();
        for (var name : fields.getCSV(HttpHeader.CONNECTION, false)) {
            named.add(name.toLowerCase(Locale.ROOT));
        }
        return named;
    }

    boolean includes(HttpField field) {
        var header = field.getHeader();
        return (header != null && KNOWN.contains(header))
                || (!named.isEmpty() && named.contains(field.getLowerCaseName()));
    }
}
