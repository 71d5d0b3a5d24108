// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A socket on which connecting, reading and writing end at a deadline. A plain socket bounds each single read, which a
 * server that drips can prolong for ever, and bounds no write at all.
 *
 * <p>For one reader and one writer at a time.
 */
// A channel may be closed from any thread, also while another one waits on it; a lock would be in the way.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class ChannelSocket extends Socket {
    private final SocketChannel channel;
    private final Selector forReading;
    private final Selector forWriting;
    private final Input input = new Input();
    private final Output output = new Output();
    private volatile LongSupplier nanosLeft;

    private ChannelSocket(SocketChannel channel, LongSupplier nanosLeft) throws IOException {
        this.channel = channel;
        this.nanosLeft = nanosLeft;
        forReading = Selector.open();
        forWriting = Selector.open();
    }

    static ChannelSocket connect(InetSocketAddress target, Deadline deadline) throws IOException {
        var socket = new ChannelSocket(SocketChannel.open(), deadline::nanosLeft);
        try {
            socket.connectTo(target);
            return socket;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private void connectTo(InetSocketAddress target) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var key = channel.register(forWriting, SelectionKey.OP_CONNECT);
        if (!channel.connect(target)) {
            await(forWriting);
            while (!channel.finishConnect()) {
                await(forWriting);
            }
        }
        key.interestOps(SelectionKey.OP_WRITE);
        channel.register(forReading, SelectionKey.OP_READ);
    }

    /** Bounds all that follows. */
    void until(Deadline deadline) {
        nanosLeft = deadline::nanosLeft;
    }

    /** Bounds each single wait for the other side instead, for connections that are to stay. */
    void untilSilentFor(long nanos) {
        nanosLeft = () -> nanos;
    }

    /** Whether the other side has neither hung up nor said anything that nobody asked for. */
    boolean isQuiet() {
        try {
            return !isClosed() && !input.peek();
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether the other side has not hung up; for encrypted connections, on which there is talk in between. */
    boolean isOpen() {
        try {
            input.peek();
            return !isClosed() && !input.ended;
        } catch (IOException gone) {
            return false;
        }
    }

    private void await(Selector selector) throws IOException {
        long left = nanosLeft.getAsLong();
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        // Rounded up: 0 would wait for ever.
        int ready = selector.select(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while waiting for Redis");
        }
        if (ready == 0) {
            throw new SocketTimeoutException("no answer in time");
        }
    }

    private final class Input extends InputStream {
        private final ByteBuffer ahead = ByteBuffer.allocate(1).limit(0);
        private boolean ended;

        /** Whether anything can be read now, the end included. */
        boolean peek() throws IOException {
            if (ahead.hasRemaining() || ended) {
                return true;
            }
            int count = channel.read(ahead.clear());
            ahead.flip();
            ended = count < 0;
            return count != 0;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (ahead.hasRemaining()) {
                target[offset] = ahead.get();
                return 1;
            }
            var buffer = ByteBuffer.wrap(target, offset, length);
            int count = ended ? -1 : channel.read(buffer);
            while (count == 0) {
                await(forReading);
                count = channel.read(buffer);
            }
            return count;
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            var buffer = ByteBuffer.wrap(source, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(forWriting);
                }
            }
        }
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public void close() throws IOException {
        try (channel;
                forReading;
                forWriting) {
            nanosLeft = () -> 0;
        }
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isBound() {
        return channel.isConnected();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public InetAddress getInetAddress() {
        return channel.socket().getInetAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return channel.socket().getRemoteSocketAddress();
    }

    @Override
    public int getPort() {
        return channel.socket().getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return channel.socket().getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return channel.socket().getLocalPort();
    }

    /** Does nothing: time is bounded by the deadline. */
    @Override
    public void setSoTimeout(int milliseconds) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public int getSoLinger() {
        return -1;
    }
}
