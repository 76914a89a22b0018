package conformance.library;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Sockets on the loopback interface, addresses, URLs, the HTTP client and server. */
public final class Networking {
    private Networking() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        names();
        addresses();
        threads();
        selectors();
        datagrams();
        asynchronous();
        unixDomain();
        http();
        classLoader();
    }

    private static void names() throws Exception {
        for (String text : new String[] {"http://user:pw@host.example:8080/a/b%20c/../d?q=1&r=%C3%A4#frag", "mailto:a@b.c", "file:///tmp/x", "jar:file:/x.jar!/a/B.class", "urn:isbn:1", "//host/p", "?q", "http://[::1]:80/"}) {
            URI uri = new URI(text);
            System.out.println(uri.getScheme() + "|" + uri.getAuthority() + "|" + uri.getUserInfo() + "|" + uri.getHost() + "|" + uri.getPort() + "|" + uri.getPath() + "|" + uri.getQuery() + "|" + uri.getFragment() + "|" + uri.normalize() + "|" + uri.isOpaque());
        }
        System.out.println(URI.create("http://a/b/c/d;p?q").resolve("../g?y#s") + " " + URI.create("http://a/b/").relativize(URI.create("http://a/b/c/d")) + " " + new URI("http", "h", "/p q", "x=\u00e4", null).toASCIIString());
        for (String bad : new String[] {"http://a b", "%zz", ":x", "http://[1"}) {
            try {
                new URI(bad);
            } catch (URISyntaxException e) {
                System.out.println(e.getMessage());
            }
        }
        URL url = new URL("https://www.example.com:444/path/file.html?x=y#ref");
        System.out.println(url.getProtocol() + url.getHost() + url.getPort() + url.getFile() + url.getRef() + url.getDefaultPort() + url.toExternalForm() + new URL(url, "../other"));
        try {
            new URL("foo://bar");
        } catch (MalformedURLException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(URLEncoder.encode("a b&c=\u00e4/\u20ac*~", StandardCharsets.UTF_8) + " " + URLDecoder.decode("a+b%26%C3%A4", StandardCharsets.UTF_8));
    }

    private static void addresses() throws Exception {
        InetAddress loop = InetAddress.getByName("127.0.0.1");
        System.out.println(loop + " " + loop.isLoopbackAddress() + " " + InetAddress.getByAddress("name", new byte[] {10, 0, 0, 1}) + " " + InetAddress.getByName("::1").getHostAddress() + " " + InetAddress.getByName("fe80::1") + " " + InetAddress.getByName("224.0.0.1").isMulticastAddress()
                + " " + (InetAddress.getByName("::1") instanceof Inet6Address) + " " + InetAddress.getByName("localhost").isLoopbackAddress() + " " + new InetSocketAddress("127.0.0.1", 80) + " " + InetSocketAddress.createUnresolved("h", 1) + " " + InetAddress.getLoopbackAddress());
        try {
            InetAddress.getByName("no such host");
        } catch (UnknownHostException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(NetworkInterface.getByInetAddress(loop).isLoopback() + " " + loop.isReachable(1000) + " " + (InetAddress.getLocalHost().getHostName().length() > 0));
    }

    private static void threads() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> {
                try {
                    for (int i = 0; i < 3; i++) {
                        Socket socket = server.accept();
                        new Thread(() -> serve(socket)).start();
                    }
                } catch (IOException e) {
                    e.printStackTrace();
                }
            });
            acceptor.start();
            for (int i = 0; i < 3; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()); PrintWriter out = new PrintWriter(socket.getOutputStream(), true); BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout(30_000);
                    for (int k = 0; k < 5; k++) {
                        out.println("hello " + i + k);
                        System.out.println(in.readLine());
                    }
                    socket.shutdownOutput();
                    System.out.println(in.readLine() + " " + socket.getTcpNoDelay() + " " + socket.getKeepAlive() + " " + socket.isConnected() + " " + socket.getReuseAddress() + " " + (socket.getSoLinger()));
                }
            }
            acceptor.join();
            server.setSoTimeout(20);
            try {
                server.accept();
            } catch (SocketTimeoutException e) {
                System.out.println(e);
            }
        }
        int free;
        try (ServerSocket server = new ServerSocket(0)) {
            free = server.getLocalPort();
        }
        try {
            new Socket("127.0.0.1", free).close();
        } catch (ConnectException e) {
            System.out.println(e);
        }
        ServerSocket closing = new ServerSocket(0);
        Thread blocked = new Thread(() -> {
            try {
                closing.accept();
            } catch (IOException e) {
                System.out.println(e);
            }
        });
        blocked.start();
        Thread.sleep(100);
        closing.close();
        blocked.join();
    }

    private static void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream())); PrintWriter out = new PrintWriter(socket.getOutputStream(), true)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(line.toUpperCase());
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void selectors() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open(); Selector selector = Selector.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            Thread loop = new Thread(() -> echo(selector, server, 2));
            loop.start();
            for (int i = 0; i < 2; i++) {
                try (SocketChannel client = SocketChannel.open(address)) {
                    client.setOption(StandardSocketOptions.SO_RCVBUF, 8192);
                    byte[] data = ("message " + i + " ").repeat(2000).getBytes(StandardCharsets.US_ASCII);
                    Thread writer = new Thread(() -> {
                        try {
                            ByteBuffer out = ByteBuffer.wrap(data);
                            while (out.hasRemaining()) {
                                client.write(out);
                            }
                            client.shutdownOutput();
                        } catch (IOException e) {
                            e.printStackTrace();
                        }
                    });
                    writer.start();
                    ByteBuffer in = ByteBuffer.allocateDirect(100_000);
                    while (client.read(in) >= 0) {
                        Thread.onSpinWait();
                    }
                    writer.join();
                    System.out.println(in.position() == data.length ? in.flip().hashCode() : in.position());
                }
            }
            loop.join();
        }
    }

    private static void echo(Selector selector, ServerSocketChannel server, int clients) {
        int open = clients;
        try {
            while (open > 0) {
                selector.select();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext();) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isAcceptable()) {
                        SocketChannel channel = server.accept();
                        channel.configureBlocking(false);
                        channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(1000));
                    } else if (key.isReadable()) {
                        SocketChannel channel = (SocketChannel) key.channel();
                        ByteBuffer buffer = (ByteBuffer) key.attachment();
                        if (channel.read(buffer) < 0) {
                            channel.close();
                            open--;
                            continue;
                        }
                        buffer.flip();
                        while (buffer.hasRemaining()) {
                            channel.write(buffer);
                        }
                        buffer.clear();
                    }
                }
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void datagrams() throws Exception {
        try (DatagramSocket a = new DatagramSocket(0, InetAddress.getLoopbackAddress()); DatagramSocket b = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            byte[] data = "datagram".getBytes(StandardCharsets.US_ASCII);
            a.send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), b.getLocalPort()));
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            b.setSoTimeout(30_000);
            b.receive(packet);
            System.out.println(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII) + " " + (packet.getPort() == a.getLocalPort()));
            b.setSoTimeout(10);
            try {
                b.receive(packet);
            } catch (SocketTimeoutException e) {
                System.out.println(e);
            }
        }
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress("127.0.0.1", 0)); DatagramChannel sender = DatagramChannel.open()) {
            sender.connect(channel.getLocalAddress());
            sender.write(ByteBuffer.wrap(new byte[] {4, 5, 6}));
            ByteBuffer in = ByteBuffer.allocate(10);
            System.out.println(channel.receive(in) != null);
            System.out.println(in + " " + in.get(2));
        }
    }

    private static void asynchronous() throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            var accepted = server.accept();
            client.connect(server.getLocalAddress()).get();
            try (AsynchronousSocketChannel peer = accepted.get()) {
                var read = peer.read(ByteBuffer.allocate(10));
                System.out.println(client.write(ByteBuffer.wrap(new byte[7])).get() + " " + read.get());
            }
            System.out.println(client.read(ByteBuffer.allocate(1)).get());
        }
    }

    private static void unixDomain() throws Exception {
        Path path = Files.createTempDirectory("unix").resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path)); SocketChannel peer = server.accept()) {
                client.write(ByteBuffer.wrap("unix".getBytes(StandardCharsets.US_ASCII)));
                ByteBuffer in = ByteBuffer.allocate(4);
                System.out.println(peer.read(in) + " " + new String(in.array(), StandardCharsets.US_ASCII));
            }
        }
        Files.delete(path);
        Files.delete(path.getParent());
    }

    private static void http() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newCachedThreadPool(r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
        server.setExecutor(pool);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String answer = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Test") + " " + new String(body, StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Answer", "42");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.createContext("/missing", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(base + "/echo?a=b").openConnection();
            connection.setRequestProperty("X-Test", "classic");
            connection.setDoOutput(true);
            connection.getOutputStream().write("posted".getBytes(StandardCharsets.UTF_8));
            try (InputStream in = connection.getInputStream()) {
                System.out.println(connection.getResponseCode() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8) + " " + connection.getHeaderField("x-answer"));
            }
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(pool).connectTimeout(Duration.ofSeconds(30)).build();
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(base + "/echo/x")).header("X-Test", "new").PUT(HttpRequest.BodyPublishers.ofString("b\u00f6dy")).build(), HttpResponse.BodyHandlers.ofString());
            System.out.println(response.statusCode() + " " + response.body() + " " + response.headers().firstValue("X-Answer").get() + " " + response.version());
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(client.sendAsync(HttpRequest.newBuilder(URI.create(base + "/echo/" + i)).GET().build(), HttpResponse.BodyHandlers.ofLines()).thenApply(r -> r.body().toList().toString()));
            }
            for (CompletableFuture<String> future : futures) {
                System.out.println(future.get());
            }
            System.out.println(client.send(HttpRequest.newBuilder(URI.create(base + "/missing")).build(), HttpResponse.BodyHandlers.discarding()).statusCode());
        } finally {
            server.stop(0);
        }
    }

    private static void classLoader() throws Exception {
        Path jar = Files.createTempFile("loader", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); InputStream in = Networking.class.getResourceAsStream("Networking$Loaded.class")) {
            out.putNextEntry(new JarEntry("conformance/library/Networking$Loaded.class"));
            in.transferTo(out);
            out.putNextEntry(new JarEntry("text.txt"));
            out.write("resource".getBytes(StandardCharsets.US_ASCII));
        }
        try (URLClassLoader loader = new URLClassLoader("custom", new URL[] {jar.toUri().toURL()}, null)) {
            Class<?> loaded = loader.loadClass("conformance.library.Networking$Loaded");
            System.out.println((loaded != Loaded.class) + " " + loaded.getDeclaredConstructor().newInstance() + " " + loaded.getClassLoader().getName() + " " + new String(loader.getResourceAsStream("text.txt").readAllBytes(), StandardCharsets.US_ASCII));
            URL resource = new URL("jar:" + jar.toUri() + "!/text.txt");
            System.out.println(new String(resource.openStream().readAllBytes(), StandardCharsets.US_ASCII) + " " + loader.findResource("none") + " " + loaded.getPackage().getName());
            try {
                loader.loadClass("conformance.library.Networking");
            } catch (ClassNotFoundException e) {
                System.out.println(e.getMessage());
            }
        }
        Files.delete(jar);
    }

    /** Loaded from a jar. */
    public static final class Loaded {
        @Override
        public String toString() {
            return "loaded";
        }
    }
}
