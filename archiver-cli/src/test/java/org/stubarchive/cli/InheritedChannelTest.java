package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose standard input is a socket, as a service that is started at a connection has, talks over {@code System.inheritedChannel}. */
class InheritedChannelTest {
    private static final String PROGRAM = """
            import java.nio.ByteBuffer;
            import java.nio.channels.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;

            public class Service {
                public static void main(String[] args) throws Exception {
                    Channel channel = System.inheritedChannel();
                    String text = (channel instanceof SocketChannel) + " " + (channel instanceof DatagramChannel) + " " + channel.isOpen() + (System.inheritedChannel() == channel);
                    if (channel instanceof SocketChannel s) {
                        ByteBuffer in = ByteBuffer.allocate(5);
                        while (in.hasRemaining() && s.read(in) >= 0) { }
                        text += s.isConnected() + s.getRemoteAddress().getClass().getName() + new String(in.array());
                        s.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                    } else if (channel instanceof DatagramChannel d) {
                        Files.writeString(Path.of(args[0]), text + d.getLocalAddress().getClass().getName());
                    }
                    channel.close();
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void compile() throws Exception {
        Path source = folder.resolve("Service.java");
        Files.writeString(source, PROGRAM);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()));
    }

    @Test
    void connection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("tcp", server.getLocalPort());
            try (Socket client = server.accept()) {
                client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
                String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals("true false truetruetruejava.net.InetSocketAddresshello", said);
            }
            assertEquals(0, end(process));
        }
    }

    @Test
    void datagrams() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Process process = start("udp", server.getLocalPort());
            assertEquals(0, end(process));
            assertEquals("false true truetruejava.net.InetSocketAddress", Files.readString(folder.resolve("answer")));
        }
    }

    /** Runs the program with a connected socket as its standard input. */
    private Process start(String protocol, int port) throws Exception {
        List<String> command = ToolRunner.command("run", "-cp", folder.toString(), "Service", folder.resolve("answer").toString());
        String quoted = String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + quoted + " 0<>/dev/" + protocol + "/127.0.0.1/" + port);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
    }

    private static int end(Process process) throws Exception {
        assertTrue(process.waitFor(200, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
