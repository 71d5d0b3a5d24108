// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes connections that let paths with too many {@code ..} through to the handler. No setting of the server does: it
 * refuses them while it reads, and clients of the original gateway expect a redirect.
 */
final class UncleanConnections extends HttpConnectionFactory {
    UncleanConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Unclean(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** Another unclean path, which the server reads and which is redirected to the same place. */
    static String readable(String target) {
        if (!target.startsWith("/") || !climbs(target)) {
            return target;
        }
        int mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var clean = CleanPath.redirect(path);
        return clean == null ? target : "/." + clean + target.substring(path.length());
    }

    private static boolean climbs(String target) {
        return target.contains("..") || target.toLowerCase(Locale.ROOT).contains("%2e");
    }

    static final class Unclean extends HttpConnection {
        private final Pace pace = new Pace();

        Unclean(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        Pace pace() {
            return pace;
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            return new HttpStreamOverHTTP1(method, readable(target), version) {
                /** Nothing is ever upgraded, so the wish is passed over, as servers may. */
                @Override
                public void parsedHeader(HttpField field) {
                    if (field.getHeader() != HttpHeader.UPGRADE) {
                        super.parsedHeader(field);
                    }
                }
            };
        }
    }
}
