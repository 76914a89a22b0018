package org.stubarchive.natives.rawrefs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The methods of sets of class files, and which of them a call can reach: by class hierarchy, lambdas included. */
final class CallGraph {
    /** A method with code. */
    record Body(String owner, MethodNode node) {
        String key() {
            return key(owner, node.name, node.desc);
        }

        static String key(String owner, String name, String descriptor) {
            return owner + "." + name + descriptor;
        }
    }

    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Map<String, Body> bodies = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, List<String>> lambdas = new HashMap<>();
    private final Map<String, List<Body>> targets = new HashMap<>();

    /** Reads all classes of some folders and jar files: a module is the one or the other, as the build goes. */
    CallGraph(Path... places) throws IOException {
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                readBelow(place);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    readBelow(jar.getPath("/"));
                }
            }
        }
        for (ClassNode c : classes.values()) {
            for (MethodNode m : c.methods) {
                for (AbstractInsnNode i : m.instructions) {
                    if (i instanceof InvokeDynamicInsnNode dynamic && dynamic.bsmArgs.length > 1 && dynamic.bsmArgs[1] instanceof Handle body) {
                        String called = Body.key(Type.getReturnType(dynamic.desc).getInternalName(), dynamic.name, ((Type) dynamic.bsmArgs[0]).getDescriptor());
                        lambdas.computeIfAbsent(called, k -> new ArrayList<>()).add(Body.key(body.getOwner(), body.getName(), body.getDesc()));
                    }
                }
            }
        }
    }

    private void readBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".class")).sorted().forEach(this::read);
        }
    }

    private void read(Path file) {
        ClassNode c = new ClassNode();
        try {
            new ClassReader(Files.readAllBytes(file)).accept(c, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classes.put(c.name, c);
        subtypes.computeIfAbsent(c.superName, k -> new ArrayList<>()).add(c.name);
        for (String i : c.interfaces) {
            subtypes.computeIfAbsent(i, k -> new ArrayList<>()).add(c.name);
        }
        for (MethodNode m : c.methods) {
            if ((m.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                Body body = new Body(c.name, m);
                bodies.put(body.key(), body);
            }
        }
    }

    /** Whether there is a method with code. */
    boolean has(String key) {
        return bodies.containsKey(key);
    }

    Collection<Body> bodies() {
        return bodies.values();
    }

    /** The methods that a call can reach. */
    List<Body> targets(MethodInsnNode call) {
        String key = call.getOpcode() + Body.key(call.owner, call.name, call.desc);
        return targets.computeIfAbsent(key, k -> find(call));
    }

    private List<Body> find(MethodInsnNode call) {
        Set<Body> found = new LinkedHashSet<>();
        for (String owner = call.owner; owner != null; owner = classes.containsKey(owner) ? classes.get(owner).superName : null) {
            Body body = bodies.get(Body.key(owner, call.name, call.desc));
            if (body != null) {
                found.add(body);
                break;
            }
        }
        if (call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE) {
            Deque<String> below = new ArrayDeque<>(List.of(call.owner));
            Set<String> seen = new HashSet<>();
            while (!below.isEmpty()) {
                String owner = below.removeFirst();
                if (seen.add(owner)) {
                    add(found, Body.key(owner, call.name, call.desc));
                    lambdas.getOrDefault(Body.key(owner, call.name, call.desc), List.of()).forEach(l -> add(found, l));
                    below.addAll(subtypes.getOrDefault(owner, List.of()));
                }
            }
        }
        return List.copyOf(found);
    }

    private void add(Set<Body> found, String key) {
        Body body = bodies.get(key);
        if (body != null) {
            found.add(body);
        }
    }

    /**
     * The keys of all methods that may return after one of the given methods has been called: what is done on the way to a {@code throw} that leaves the method does
     * not count.
     *
     * @param exempt keys of methods whose calls do not count
     */
    Set<String> returningThrough(Set<String> roots, Set<String> exempt) {
        Set<String> calling = callersOf(roots, exempt);
        Set<String> returning = new HashSet<>(roots);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Body body : bodies.values()) {
                if (calling.contains(body.key()) && !returning.contains(body.key()) && returnsThrough(body, calling, returning)) {
                    changed |= returning.add(body.key());
                }
            }
        }
        return returning;
    }

    private boolean returnsThrough(Body body, Set<String> calling, Set<String> returning) {
        Deque<AbstractInsnNode> work = new ArrayDeque<>();
        for (AbstractInsnNode i : body.node().instructions) {
            if (i instanceof MethodInsnNode call) {
                List<Body> reached = targets(call);
                if (reached.stream().anyMatch(t -> calling.contains(t.key()))) {
                    work.addAll(handlers(body.node(), i));
                }
                if (reached.stream().anyMatch(t -> returning.contains(t.key()))) {
                    work.add(i.getNext());
                }
            }
        }
        Set<AbstractInsnNode> seen = new HashSet<>();
        while (!work.isEmpty()) {
            AbstractInsnNode i = work.removeFirst();
            if (seen.add(i)) {
                if (i.getOpcode() >= Opcodes.IRETURN && i.getOpcode() <= Opcodes.RETURN) {
                    return true;
                }
                work.addAll(handlers(body.node(), i));
                work.addAll(successors(i));
            }
        }
        return false;
    }

    private static List<AbstractInsnNode> successors(AbstractInsnNode i) {
        List<AbstractInsnNode> result = new ArrayList<>();
        if (i instanceof JumpInsnNode jump) {
            result.add(jump.label);
        } else if (i instanceof TableSwitchInsnNode table) {
            result.addAll(table.labels);
            result.add(table.dflt);
        } else if (i instanceof LookupSwitchInsnNode lookup) {
            result.addAll(lookup.labels);
            result.add(lookup.dflt);
        }
        boolean ends = i.getOpcode() == Opcodes.GOTO || i.getOpcode() == Opcodes.ATHROW || i.getOpcode() == Opcodes.TABLESWITCH || i.getOpcode() == Opcodes.LOOKUPSWITCH;
        if (!ends && i.getNext() != null) {
            result.add(i.getNext());
        }
        return result;
    }

    private static List<AbstractInsnNode> handlers(MethodNode m, AbstractInsnNode i) {
        List<AbstractInsnNode> result = new ArrayList<>();
        int at = m.instructions.indexOf(i);
        for (TryCatchBlockNode block : m.tryCatchBlocks) {
            if (m.instructions.indexOf(block.start) <= at && at < m.instructions.indexOf(block.end)) {
                result.add(block.handler);
            }
        }
        return result;
    }

    private Set<String> callersOf(Set<String> roots, Set<String> exempt) {
        Map<String, Set<String>> callers = new HashMap<>();
        for (Body body : bodies.values()) {
            for (AbstractInsnNode i : body.node().instructions) {
                if (i instanceof MethodInsnNode call) {
                    for (Body target : targets(call)) {
                        callers.computeIfAbsent(target.key(), k -> new HashSet<>()).add(body.key());
                    }
                }
            }
        }
        Set<String> reached = new HashSet<>(roots);
        Deque<String> work = new ArrayDeque<>(roots);
        while (!work.isEmpty()) {
            for (String caller : callers.getOrDefault(work.removeFirst(), Set.of())) {
                if (!exempt.contains(caller) && reached.add(caller)) {
                    work.add(caller);
                }
            }
        }
        return reached;
    }
}
