// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/** Unpacks answers that are packed only because the gateway asked for it. Streams: a bomb costs one buffer at a time. */
final class Gunzip {
    private final GzipCompression compression = new GzipCompression();

    Gunzip(ByteBufferPool buffers) {
        compression.setByteBufferPool(buffers);
    }

    /** To be started and stopped with the server. */
    GzipCompression compression() {
        return compression;
    }

    boolean packed(HttpFields answer) {
        return "gzip".equalsIgnoreCase(answer.get(HttpHeader.CONTENT_ENCODING));
    }

    /** Whether a line speaks of the packed form only. */
    static boolean concerns(HttpField field) {
        return field.getHeader() == HttpHeader.CONTENT_ENCODING || field.getHeader() == HttpHeader.CONTENT_LENGTH;
    }

    Content.Source unpacked(Content.Source source) {
        return compression.newDecoderSource(source);
    }
}
