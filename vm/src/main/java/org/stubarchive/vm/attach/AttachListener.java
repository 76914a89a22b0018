package org.stubarchive.vm.attach;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.attach.AttachOperations.Answer;
import org.stubarchive.vm.log.LogTopic;

/** The socket that clients connect to, from the first time that one asks for it. Used by the dispatcher of signals, and by the listener's own thread. */
final class AttachListener {
    private static final Path DIRECTORY = Path.of("/tmp");
    private static final String ROOT = "root";
    /** HotSpot's status for a request of another version. */
    private static final int BAD_VERSION = 101;

    private final VirtualMachine vm;
    private final AttachOperations operations;
    private final Path socket;
    private final String trigger;
    private final UserPrincipal user;
    private ServerSocketChannel server;

    /**
     * Not listening yet.
     *
     * @param pid number of this process
     * @throws IOException if the owner of the process cannot be told
     */
    AttachListener(VirtualMachine vm, long pid) throws IOException {
        this.vm = vm;
        operations = new AttachOperations(vm);
        socket = DIRECTORY.resolve(".java_pid" + pid);
        trigger = ".attach_pid" + pid;
        user = Files.getOwner(Path.of("/proc/self"));
    }

    /** Whether a client has left the file that asks for the listener. */
    boolean isWanted() throws IOException {
        return isTrigger(Path.of(trigger)) || isTrigger(DIRECTORY.resolve(trigger));
    }

    private boolean isTrigger(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && isAllowed(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
    }

    private boolean isAllowed(String name) {
        return name.equals(user.getName()) || name.equals(ROOT);
    }

    /** Listens, unless it does already and the socket's file is still there. */
    synchronized void start() throws IOException {
        if (server != null && Files.exists(socket)) {
            return;
        }
        close();
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            // Clients look for the final name, which appears when the file can be opened by the right user only.
            Path fresh = socket.resolveSibling(socket.getFileName() + ".tmp");
            Files.deleteIfExists(fresh);
            opened.bind(UnixDomainSocketAddress.of(fresh));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, socket, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        server = opened;
        Thread listener = new Thread(() -> listen(opened), "Attach Listener");
        listener.setDaemon(true);
        listener.start();
    }

    /** Ends listening and removes the socket's file. */
    synchronized void close() throws IOException {
        if (server != null) {
            server.close();
            server = null;
            Files.deleteIfExists(socket);
        }
    }

    private void listen(ServerSocketChannel from) {
        while (from.isOpen()) {
            try (SocketChannel client = from.accept()) {
                // A client that went away, or whom the file's permissions should have kept out, gets no answer.
                if (isAllowed(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName())) {
                    serve(client);
                }
            } catch (IOException e) {
                vm.log().line(LogTopic.THREADS, "attach: " + e.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        Answer answer;
        try {
            AttachRequest request = AttachRequest.read(new BufferedInputStream(Channels.newInputStream(client)));
            answer = answer(request);
        } catch (AttachRequest.MalformedRequestException e) {
            answer = new Answer(BAD_VERSION, e.getMessage() + "\n");
        }
        OutputStream out = Channels.newOutputStream(client);
        out.write((answer.status() + "\n" + answer.text()).getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(AttachRequest request) {
        Answer[] result = {new Answer(1, "the machine is starting or ending\n")};
        vm.runAttached("Attach Listener", t -> result[0] = operations.serve(t, request));
        return result[0];
    }
}
