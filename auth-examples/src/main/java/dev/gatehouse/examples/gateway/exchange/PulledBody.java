// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.exchange;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** A body that stays in the server until somebody reads it, and is kept from then on. Blocks while it is read. */
final class PulledBody implements Body {
    private final Content.Source source;
    private @Nullable InputStream stream;
    private byte[] read = new byte[0];
    private boolean complete;

    PulledBody(Content.Source source) {
        this.source = source;
    }

    @Override
    public Optional<byte[]> read(int maxBytes) {
        if (!complete && read.length <= maxBytes) {
            readOn(maxBytes);
        }
        return complete && read.length <= maxBytes ? Optional.of(read.clone()) : Optional.empty();
    }

    /** One octet more than asked for tells a body of exactly that length from a longer one. */
    private void readOn(int maxBytes) {
        try {
            var octets = stream == null ? Content.Source.asInputStream(source) : stream;
            stream = octets;
            var more = octets.readNBytes(Math.addExact(maxBytes - read.length, 1));
            int start = read.length;
            read = Arrays.copyOf(read, start + more.length);
            System.arraycopy(more, 0, read, start, more.length);
            complete = read.length <= maxBytes;
        } catch (IOException failure) {
            throw new BodyUnavailableException("the body of the request broke off", failure);
        }
    }

    /** The whole body for the upstream, or null if nobody has read any of it and the server still holds it. */
    @Nullable
    InputStream replay() {
        if (stream == null) {
            return null;
        }
        return new SequenceInputStream(new ByteArrayInputStream(read), stream);
    }
}
