package conformance.library;

import com.sun.security.auth.module.UnixLoginModule;
import com.sun.security.auth.module.UnixSystem;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.DatagramSocket;
import java.net.SocketOption;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/** What modules other than {@code java.base} ask of the system: users, remote calls, an inherited channel, other virtual machines. */
public final class Surroundings {
    private Surroundings() {}

    /** An object to call from elsewhere. */
    public interface Adder extends Remote {
        /** Adds. */
        int add(int a, int b) throws RemoteException;
    }

    private static final class Sum implements Adder {
        @Override
        public int add(int a, int b) {
            return a + b;
        }
    }

    /** The program. */
    public static void main(String[] args) throws Exception {
        UnixSystem user = new UnixSystem();
        System.out.println(user.getUsername() + " " + user.getUid() + " " + user.getGid() + " " + Arrays.toString(user.getGroups()));
        UnixLoginModule module = new UnixLoginModule();
        Subject subject = new Subject();
        module.initialize(subject, null, Map.of(), Map.of());
        System.out.println(module.login() + " " + module.commit() + subject.getPrincipals().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new)));
        System.out.println(System.inheritedChannel());
        remote();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        System.out.println(memory.isVerbose());
        try (DatagramSocket socket = new DatagramSocket()) {
            for (SocketOption<?> option : socket.supportedOptions().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList()) {
                System.out.println(option.name() + (option.name().startsWith("IP_DONT") ? dontFragment(socket, option) : ""));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static String dontFragment(DatagramSocket socket, SocketOption<?> option) throws Exception {
        Object before = socket.getOption(option);
        socket.setOption((SocketOption<Boolean>) option, true);
        return " " + before + socket.getOption(option);
    }

    private static void remote() throws Exception {
        Registry registry = LocateRegistry.createRegistry(0);
        Sum sum = new Sum();
        registry.bind("sum", UnicastRemoteObject.exportObject(sum, 0));
        System.out.println(((Adder) registry.lookup("sum")).add(3, 4));
        try {
            registry.lookup("difference");
        } catch (java.rmi.NotBoundException e) {
            System.out.println(e);
        }
        UnicastRemoteObject.unexportObject(sum, true);
        UnicastRemoteObject.unexportObject(registry, true);
    }
}
