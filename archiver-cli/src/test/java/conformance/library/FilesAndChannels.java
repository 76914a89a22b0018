package conformance.library;

import java.io.File;
import java.io.FileFilter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.InvalidMarkException;
import java.nio.MappedByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files, paths, channels, buffers. */
public final class FilesAndChannels {
    private FilesAndChannels() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("library");
        try {
            files(dir);
            tree(dir);
            failures(dir);
            classicFiles(dir.toFile());
            channels(dir);
            asynchronous(dir);
            watch(dir);
            zipFileSystem(dir);
        } finally {
            try (Stream<Path> all = Files.walk(dir)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
        System.out.println(Files.exists(dir));
        paths();
        buffers();
        pipes();
    }

    private static void files(Path dir) throws IOException {
        Path file = dir.resolve("a \u00e4.txt");
        Files.writeString(file, "line 1\nline 2\n");
        Files.write(file, List.of("line 3", "\u20ac"), StandardOpenOption.APPEND);
        System.out.println(Files.readAllLines(file) + " " + Files.size(file) + " " + Files.isRegularFile(file) + " " + Files.isHidden(file) + " " + Files.probeContentType(file));
        Path copy = Files.copy(file, dir.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setLastModifiedTime(copy, FileTime.fromMillis(1_000_000_000_000L));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r-----"));
        BasicFileAttributes attributes = Files.readAttributes(copy, BasicFileAttributes.class);
        System.out.println(attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.isDirectory() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)) + " " + Files.mismatch(file, copy) + " " + Files.isSameFile(file, copy)
                + " " + new TreeSet<>(Files.readAttributes(copy, "posix:size,permissions,isOther").keySet()) + " " + Files.getAttribute(copy, "unix:nlink") + " " + Files.getFileAttributeView(copy, PosixFileAttributeView.class).name());
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("copy"));
        Path hard = Files.createLink(dir.resolve("hard"), copy);
        System.out.println(Files.readSymbolicLink(link) + " " + Files.isSymbolicLink(link) + " " + Files.readString(link).length() + " " + Files.isSameFile(hard, link) + " " + Files.readAttributes(link, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isSymbolicLink() + " " + dir.toRealPath().relativize(link.toRealPath()));
        Files.move(copy, dir.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
        System.out.println(Files.exists(link) + " " + Files.exists(link, LinkOption.NOFOLLOW_LINKS) + " " + Files.deleteIfExists(copy));
        Path owned = Files.createFile(dir.resolve("owned"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        System.out.println(Files.isExecutable(owned) + " " + Files.getOwner(owned).equals(Files.getOwner(dir)) + " " + Files.getFileStore(owned).supportsFileAttributeView("posix"));
        try (var lines = Files.lines(file); var out = Files.newOutputStream(owned); var writer = Files.newBufferedWriter(dir.resolve("latin"), StandardCharsets.ISO_8859_1)) {
            out.write(lines.collect(Collectors.joining("+")).getBytes(StandardCharsets.UTF_8));
            writer.write("\u00e4\u00f6");
        }
        try {
            Files.readString(dir.resolve("latin"));
        } catch (IOException e) {
            System.out.println(e);
        }
        UserDefinedFileAttributeView user = Files.getFileAttributeView(owned, UserDefinedFileAttributeView.class);
        System.out.println(user != null);
    }

    private static void tree(Path dir) throws IOException {
        Path root = dir.resolve("tree");
        for (String name : new String[] {"x/y/z", "x/w", "q"}) {
            Files.createDirectories(root.resolve(name));
            Files.writeString(root.resolve(name).resolve("f.txt"), name);
            Files.writeString(root.resolve(name).resolve("g.java"), "class");
        }
        List<String> visited = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path d, BasicFileAttributes a) {
                visited.add("+" + root.relativize(d));
                return d.endsWith("w") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path f, BasicFileAttributes a) {
                visited.add(root.relativize(f) + ":" + a.size());
                return FileVisitResult.CONTINUE;
            }
        });
        System.out.println(visited.stream().sorted().toList());
        try (Stream<Path> found = Files.find(root, 9, (p, a) -> a.isRegularFile() && p.toString().endsWith(".txt")); DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve("q"), "*.{java,txt}")) {
            System.out.println(found.map(root::relativize).sorted().toList() + " " + Stream.iterate(0, i -> i + 1).limit(1).count());
            TreeSet<String> names = new TreeSet<>();
            stream.forEach(p -> names.add(p.getFileName().toString()));
            System.out.println(names);
        }
    }

    private static void failures(Path dir) throws IOException {
        interface Action {
            void run() throws IOException;
        }
        Action[] actions = {
            () -> Files.readString(dir.resolve("nowhere")), () -> Files.createDirectory(dir.resolve("tree")), () -> Files.delete(dir.resolve("tree")), () -> Files.createDirectory(dir.resolve("no/parent")),
            () -> Files.newInputStream(dir.resolve("tree")).read(), () -> Files.list(dir.resolve("owned")), () -> Files.copy(dir.resolve("owned"), dir.resolve("tree")), () -> new RandomAccessFile(dir.resolve("nowhere").toFile(), "r"),
            () -> new java.io.FileInputStream(dir.toFile()), () -> Files.readSymbolicLink(dir.resolve("owned")), () -> dir.resolve("nowhere").toRealPath(), () -> new java.io.FileWriter(dir.resolve("a/b").toFile()), () -> Files.walk(dir.resolve("nowhere")),
        };
        for (Action action : actions) {
            try {
                action.run();
                System.out.println("no exception");
            } catch (NoSuchFileException | FileAlreadyExistsException | DirectoryNotEmptyException e) {
                System.out.println(e.getClass() + " " + e.getMessage().replace(dir.toString(), "DIR"));
            } catch (FileNotFoundException | UncheckedIOException e) {
                System.out.println("classic " + e.getMessage().replace(dir.toString(), "DIR"));
            } catch (IOException e) {
                System.out.println(e.toString().replace(dir.toString(), "DIR"));
            }
        }
    }

    private static void classicFiles(File dir) throws IOException {
        File file = new File(dir, "classic.dat");
        System.out.println(file.createNewFile() + " " + file.createNewFile() + " " + file.length() + " " + file.canExecute() + " " + file.setExecutable(true) + " " + file.canExecute() + " " + file.setReadOnly() + " " + file.setLastModified(86_400_000) + " " + file.lastModified());
        FileFilter filter = f -> f.getName().startsWith("c");
        System.out.println(Arrays.toString(Arrays.stream(dir.listFiles(filter)).map(File::getName).sorted().toArray()) + " " + dir.list().length + " " + new File(dir, "x/../y").getCanonicalPath().equals(dir.getCanonicalPath() + "/y") + " " + file.isFile() + " " + new File("a/./b").getPath() + " " + new File("/x/y/").getParent()
                + " " + new File(dir, "none").list() + " " + new File(dir, "m1/m2").mkdirs() + " " + new File(dir, "m1").delete() + " " + file.renameTo(new File(dir, "renamed")) + " " + (dir.getTotalSpace() > 0) + " " + (dir.getUsableSpace() > 0) + " " + new File("/tmp/a b").toURI());
        File temp = File.createTempFile("pre", ".suf", dir);
        temp.deleteOnExit();
        System.out.println(temp.getName().startsWith("pre") + " " + temp.exists());
        try (RandomAccessFile random = new RandomAccessFile(temp, "rw")) {
            random.writeInt(0x01020304);
            random.writeUTF("utf \u00e4");
            random.writeDouble(Math.E);
            random.seek(1000);
            random.write(7);
            random.seek(2);
            System.out.println(random.readShort() + " " + random.readUTF() + " " + random.readDouble() + " " + random.getFilePointer() + " " + random.length() + " " + random.skipBytes(5000));
            random.setLength(4);
            random.seek(0);
            System.out.println(random.readInt() + " " + random.read() + " " + random.readLine());
        }
    }

    private static void channels(Path dir) throws Exception {
        Path file = dir.resolve("channel");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer direct = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 8; i++) {
                direct.putLong(i * 0x0101010101010101L);
            }
            direct.flip();
            System.out.println(channel.write(direct) + " " + channel.position() + " " + channel.size());
            ByteBuffer[] parts = {ByteBuffer.wrap("gather".getBytes(StandardCharsets.US_ASCII)), ByteBuffer.allocate(3)};
            System.out.println(channel.write(parts) + " " + channel.read(ByteBuffer.allocate(4), 1000));
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 128);
            map.order(ByteOrder.LITTLE_ENDIAN).putInt(4, 0xcafe);
            map.force();
            System.out.println(map.getLong(0) + " " + map.isDirect() + " " + channel.size() + " " + map.capacity() + " " + map.load().isLoaded());
            channel.position(0);
            ByteBuffer heap = ByteBuffer.allocate(10);
            System.out.println(channel.read(heap) + " " + Arrays.toString(heap.array()));
            try (FileChannel target = FileChannel.open(dir.resolve("target"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock(0, 10, false)) {
                System.out.println(channel.transferTo(4, 70, target) + " " + target.transferFrom(channel.position(64), 5, 6) + " " + target.size() + " " + lock.isValid() + " " + lock.overlaps(5, 100));
                try {
                    channel.tryLock(5, 10, false);
                } catch (OverlappingFileLockException e) {
                    System.out.println(e);
                }
                try {
                    target.read(ByteBuffer.allocate(1));
                } catch (NonReadableChannelException e) {
                    System.out.println(e);
                }
            }
            System.out.println(channel.truncate(5).size());
            channel.close();
            channel.size();
        } catch (ClosedChannelException e) {
            System.out.println(e);
        }
    }

    private static void asynchronous(Path dir) throws Exception {
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(dir.resolve("async"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            System.out.println(channel.write(ByteBuffer.wrap("asynchronous".getBytes(StandardCharsets.US_ASCII)), 3).get() + " " + channel.size());
            CountDownLatch latch = new CountDownLatch(1);
            ByteBuffer buffer = ByteBuffer.allocate(20);
            channel.read(buffer, 0, "attachment", new CompletionHandler<Integer, String>() {
                @Override
                public void completed(Integer n, String a) {
                    System.out.println(n + " " + a);
                    latch.countDown();
                }

                @Override
                public void failed(Throwable e, String a) {
                    e.printStackTrace();
                    latch.countDown();
                }
            });
            latch.await();
            System.out.println(new String(buffer.array(), 3, buffer.position() - 3, StandardCharsets.US_ASCII));
        }
    }

    private static void watch(Path dir) throws Exception {
        Path watched = Files.createDirectory(dir.resolve("watched"));
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            watched.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            Files.writeString(watched.resolve("one"), "1");
            WatchKey key = service.poll(30, TimeUnit.SECONDS);
            List<WatchEvent<?>> events = key.pollEvents();
            System.out.println(events.get(0).kind() + " " + events.get(0).context() + " " + key.reset());
            Files.delete(watched.resolve("one"));
            System.out.println(service.take().pollEvents().get(0).kind());
        }
    }

    private static void zipFileSystem(Path dir) throws Exception {
        URI uri = URI.create("jar:" + dir.resolve("fs.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("/d"));
            Files.writeString(zip.getPath("/d/f.txt"), "zipped ".repeat(100));
        }
        try (FileSystem zip = FileSystems.newFileSystem(dir.resolve("fs.zip")); Stream<Path> walk = Files.walk(zip.getPath("/"))) {
            System.out.println(walk.map(Path::toString).sorted().toList() + " " + Files.size(zip.getPath("d", "f.txt")) + " " + Files.readString(zip.getPath("/d/f.txt")).hashCode());
        }
    }

    private static void paths() {
        Path p = Path.of("/a/b/../c/./d.txt");
        System.out.println(p.normalize() + " " + p.getNameCount() + " " + p.subpath(1, 3) + " " + p.getParent() + " " + Path.of("/a/b").relativize(Path.of("/a/x/y")) + " " + Path.of("a").resolveSibling("b") + " " + p.startsWith("/a") + " " + Path.of("x").compareTo(Path.of("y")) + " " + Path.of("").getNameCount() + " " + p.toUri());
        for (String glob : new String[] {"glob:**.txt", "glob:/a/*/..", "regex:.*\\.txt", "glob:*.{txt,md}", "glob:[!x]*"}) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher(glob);
            System.out.println(glob + " " + matcher.matches(p) + " " + matcher.matches(Path.of("d.txt")));
        }
    }

    private static void buffers() {
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(64), ByteBuffer.allocateDirect(64)}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                buffer.clear().order(order);
                buffer.put((byte) 1).putShort((short) 0x0203).putInt(0x04050607).putLong(0x08090a0b0c0d0e0fL).putFloat(1.5f).putDouble(-2.25).putChar('\u20ac');
                buffer.flip();
                int hash = buffer.hashCode();
                System.out.println(buffer.get() + " " + buffer.getShort() + " " + buffer.getInt() + " " + buffer.getLong() + " " + buffer.getFloat() + " " + buffer.getDouble() + " " + buffer.getChar() + " " + hash + " " + buffer);
                IntBuffer ints = buffer.clear().position(3).slice().order(order).asIntBuffer();
                ints.put(0, 77).put(new int[] {1, 2}, 0, 1);
                DoubleBuffer doubles = buffer.asDoubleBuffer();
                doubles.put(1, Math.PI);
                CharBuffer chars = buffer.asCharBuffer();
                System.out.println(ints + " " + ints.get(0) + " " + doubles.get(1) + " " + doubles.order() + " " + (int) chars.charAt(2) + " " + buffer.slice(8, 8).mismatch(ByteBuffer.allocate(8)) + " " + (buffer.isDirect() ? buffer.alignedSlice(8) : buffer.slice()).capacity());
            }
            buffer.clear().position(5).mark().position(9).reset();
            ByteBuffer only = buffer.asReadOnlyBuffer();
            System.out.println(buffer.position() + " " + buffer.compact().position() + " " + only.isReadOnly() + " " + only.hasArray() + " " + buffer.duplicate().compareTo(only));
            try {
                only.put((byte) 1);
            } catch (ReadOnlyBufferException e) {
                System.out.println(e);
            }
            try {
                buffer.clear().position(60).putLong(1);
            } catch (BufferOverflowException e) {
                System.out.println(e);
            }
            try {
                ByteBuffer.allocate(4).reset();
            } catch (InvalidMarkException e) {
                System.out.println(e);
            }
            try {
                buffer.getInt(62);
            } catch (IndexOutOfBoundsException e) {
                System.out.println(e);
            }
        }
        System.out.println(CharBuffer.wrap("hello").subSequence(1, 3) + " " + CharBuffer.allocate(3).put("ab").flip() + " " + IntBuffer.wrap(new int[] {3, 1}).compareTo(IntBuffer.wrap(new int[] {3, 2})));
    }

    private static void pipes() throws Exception {
        Pipe pipe = Pipe.open();
        try (Selector selector = Selector.open()) {
            pipe.source().configureBlocking(false);
            SelectionKey key = pipe.source().register(selector, SelectionKey.OP_READ, "att");
            System.out.println(selector.selectNow() + " " + key.isValid() + " " + key.attachment());
            new Thread(() -> {
                try {
                    pipe.sink().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                } catch (IOException e) {
                    e.printStackTrace();
                }
            }).start();
            System.out.println(selector.select(30_000) + " " + selector.selectedKeys().iterator().next().isReadable());
            ByteBuffer buffer = ByteBuffer.allocate(10);
            System.out.println(pipe.source().read(buffer) + " " + buffer);
            pipe.sink().close();
            selector.selectedKeys().clear();
            System.out.println(selector.select() + " " + pipe.source().read(buffer));
            pipe.source().close();
        }
    }
}
