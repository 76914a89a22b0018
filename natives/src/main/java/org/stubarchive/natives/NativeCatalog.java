package org.stubarchive.natives;

import org.stubarchive.natives.attach.AttachNatives;
import org.stubarchive.natives.desktop.ImagingLibNatives;
import org.stubarchive.natives.desktop.PrinterNatives;
import org.stubarchive.natives.invoke.LambdaProxyClassArchiveNatives;
import org.stubarchive.natives.invoke.MethodHandleNatives;
import org.stubarchive.natives.invoke.MethodHandleNativesNatives;
import org.stubarchive.natives.invoke.VarHandleNatives;
import org.stubarchive.natives.io.ConsoleNatives;
import org.stubarchive.natives.io.FileCleanableNatives;
import org.stubarchive.natives.io.FileDescriptorNatives;
import org.stubarchive.natives.io.FileInputStreamNatives;
import org.stubarchive.natives.io.FileOutputStreamNatives;
import org.stubarchive.natives.io.JdkConsoleNatives;
import org.stubarchive.natives.io.ObjectStreamClassNatives;
import org.stubarchive.natives.io.RandomAccessFileNatives;
import org.stubarchive.natives.io.UnixFileSystemNatives;
import org.stubarchive.natives.lang.BootLoaderNatives;
import org.stubarchive.natives.lang.ClassLoaderNatives;
import org.stubarchive.natives.lang.ClassNatives;
import org.stubarchive.natives.lang.ContinuationSupportNatives;
import org.stubarchive.natives.lang.DoubleNatives;
import org.stubarchive.natives.lang.FinalizerNatives;
import org.stubarchive.natives.lang.FloatNatives;
import org.stubarchive.natives.lang.ForeignLinkerSupportNatives;
import org.stubarchive.natives.lang.MathNatives;
import org.stubarchive.natives.lang.ModuleNatives;
import org.stubarchive.natives.lang.NativeLibrariesNatives;
import org.stubarchive.natives.lang.NativeLibraryNatives;
import org.stubarchive.natives.lang.NullPointerExceptionNatives;
import org.stubarchive.natives.lang.ObjectNatives;
import org.stubarchive.natives.lang.PhantomReferenceNatives;
import org.stubarchive.natives.lang.ProcessEnvironmentNatives;
import org.stubarchive.natives.lang.ProcessHandleInfoNatives;
import org.stubarchive.natives.lang.ProcessHandleNatives;
import org.stubarchive.natives.lang.ProcessImplNatives;
import org.stubarchive.natives.lang.RawNativeLibrariesNatives;
import org.stubarchive.natives.lang.ReferenceNatives;
import org.stubarchive.natives.lang.RuntimeNatives;
import org.stubarchive.natives.lang.SecurityManagerNatives;
import org.stubarchive.natives.lang.ShutdownNatives;
import org.stubarchive.natives.lang.StackFrameInfoNatives;
import org.stubarchive.natives.lang.StackStreamFactoryNatives;
import org.stubarchive.natives.lang.StackTraceElementNatives;
import org.stubarchive.natives.lang.StackWalkerNatives;
import org.stubarchive.natives.lang.StrictMathNatives;
import org.stubarchive.natives.lang.StringNatives;
import org.stubarchive.natives.lang.StringUtf16Natives;
import org.stubarchive.natives.lang.SystemNatives;
import org.stubarchive.natives.lang.ThreadNatives;
import org.stubarchive.natives.lang.ThrowableNatives;
import org.stubarchive.natives.lang.VirtualThreadNatives;
import org.stubarchive.natives.management.ClassLoadingNatives;
import org.stubarchive.natives.management.CollectionInfoNatives;
import org.stubarchive.natives.management.CollectorNatives;
import org.stubarchive.natives.management.CollectorNotificationNatives;
import org.stubarchive.natives.management.DiagnosticCommandNatives;
import org.stubarchive.natives.management.FileProtectionNatives;
import org.stubarchive.natives.management.FlagNatives;
import org.stubarchive.natives.management.HeapDumpNatives;
import org.stubarchive.natives.management.ManagedThreadNatives;
import org.stubarchive.natives.management.MemoryManagerNatives;
import org.stubarchive.natives.management.MemoryNatives;
import org.stubarchive.natives.management.MemoryPoolNatives;
import org.stubarchive.natives.management.OperatingSystemNatives;
import org.stubarchive.natives.management.RemoteCollectionNatives;
import org.stubarchive.natives.management.VmManagementNatives;
import org.stubarchive.natives.misc.CdsNatives;
import org.stubarchive.natives.misc.CgroupMetricsNatives;
import org.stubarchive.natives.misc.PerfNatives;
import org.stubarchive.natives.misc.PreviewFeaturesNatives;
import org.stubarchive.natives.misc.ScopedMemoryAccessNatives;
import org.stubarchive.natives.misc.SignalNatives;
import org.stubarchive.natives.misc.SystemPropsNatives;
import org.stubarchive.natives.misc.UnsafeNatives;
import org.stubarchive.natives.misc.VectorSupportNatives;
import org.stubarchive.natives.misc.VmNatives;
import org.stubarchive.natives.misc.VmSupportNatives;
import org.stubarchive.natives.net.AsynchronousSocketNatives;
import org.stubarchive.natives.net.DatagramDispatcherNatives;
import org.stubarchive.natives.net.DatagramNatives;
import org.stubarchive.natives.net.Inet4LookupNatives;
import org.stubarchive.natives.net.Inet6LookupNatives;
import org.stubarchive.natives.net.InetAddressFactoryNatives;
import org.stubarchive.natives.net.InetAddressNatives;
import org.stubarchive.natives.net.InheritedChannelNatives;
import org.stubarchive.natives.net.InitOnlyNatives;
import org.stubarchive.natives.net.LinuxSocketOptionsNatives;
import org.stubarchive.natives.net.NativeSocketAddressNatives;
import org.stubarchive.natives.net.NetNatives;
import org.stubarchive.natives.net.NetworkInterfaceNatives;
import org.stubarchive.natives.net.PortConfigNatives;
import org.stubarchive.natives.net.ProxySelectorNatives;
import org.stubarchive.natives.net.ResolverNatives;
import org.stubarchive.natives.net.ReuseDatagramPortNatives;
import org.stubarchive.natives.net.ReusePortNatives;
import org.stubarchive.natives.net.SocketDispatcherNatives;
import org.stubarchive.natives.net.UnixDomainNatives;
import org.stubarchive.natives.nio.EPollNatives;
import org.stubarchive.natives.nio.EventFdNatives;
import org.stubarchive.natives.nio.FileChannelNatives;
import org.stubarchive.natives.nio.FileDispatcherNatives;
import org.stubarchive.natives.nio.FileKeyNatives;
import org.stubarchive.natives.nio.IoUtilNatives;
import org.stubarchive.natives.nio.LinuxNativeDispatcherNatives;
import org.stubarchive.natives.nio.MappedMemoryNatives;
import org.stubarchive.natives.nio.NativeThreadNatives;
import org.stubarchive.natives.nio.PollSelectorNatives;
import org.stubarchive.natives.nio.UnixCopyFileNatives;
import org.stubarchive.natives.nio.UnixDispatcherNatives;
import org.stubarchive.natives.nio.UnixFileSystemCopyNatives;
import org.stubarchive.natives.nio.UnixNativeDispatcherNatives;
import org.stubarchive.natives.nio.WatchServiceNatives;
import org.stubarchive.natives.prefs.FileSystemPreferencesNatives;
import org.stubarchive.natives.reflect.ArrayNatives;
import org.stubarchive.natives.reflect.ConstantPoolNatives;
import org.stubarchive.natives.reflect.ConstructorAccessorNatives;
import org.stubarchive.natives.reflect.DirectConstructorAccessorNatives;
import org.stubarchive.natives.reflect.DirectMethodAccessorNatives;
import org.stubarchive.natives.reflect.ExecutableNatives;
import org.stubarchive.natives.reflect.FieldNatives;
import org.stubarchive.natives.reflect.MethodAccessorNatives;
import org.stubarchive.natives.reflect.ReflectionNatives;
import org.stubarchive.natives.security.AccessControllerNatives;
import org.stubarchive.natives.security.UnixSystemNatives;
import org.stubarchive.natives.util.AtomicLongNatives;
import org.stubarchive.natives.util.NativeImageBufferNatives;
import org.stubarchive.natives.util.TimeZoneNatives;
import org.stubarchive.natives.zip.Adler32Natives;
import org.stubarchive.natives.zip.Crc32Natives;
import org.stubarchive.natives.zip.DeflaterNatives;
import org.stubarchive.natives.zip.InflaterNatives;

/** Which guest classes have native methods implemented here. */
final class NativeCatalog {
    private NativeCatalog() {}

    /** The natives of the guest class with the given internal name, or null if there are none. */
    static NativeClass create(String guestClass) {
        switch (guestClass) {
            case "java/io/Console":
                return new ConsoleNatives();
            case "java/io/FileCleanable":
                return new FileCleanableNatives();
            case "java/io/FileDescriptor":
                return new FileDescriptorNatives();
            case "java/io/FileInputStream":
                return new FileInputStreamNatives();
            case "java/io/FileOutputStream":
                return new FileOutputStreamNatives();
            case "java/io/ObjectStreamClass":
                return new ObjectStreamClassNatives();
            case "java/io/RandomAccessFile":
                return new RandomAccessFileNatives();
            case "java/io/UnixFileSystem":
                return new UnixFileSystemNatives();
            case "java/lang/Class":
                return new ClassNatives();
            case "java/lang/ClassLoader":
                return new ClassLoaderNatives();
            case "java/lang/Double":
                return new DoubleNatives();
            case "java/lang/Float":
                return new FloatNatives();
            case "java/lang/Math":
                return new MathNatives();
            case "java/lang/Module":
                return new ModuleNatives();
            case "java/lang/NullPointerException":
                return new NullPointerExceptionNatives();
            case "java/lang/Object":
                return new ObjectNatives();
            case "java/lang/ProcessEnvironment":
                return new ProcessEnvironmentNatives();
            case "java/lang/ProcessHandleImpl":
                return new ProcessHandleNatives();
            case "java/lang/ProcessHandleImpl$Info":
                return new ProcessHandleInfoNatives();
            case "java/lang/ProcessImpl":
                return new ProcessImplNatives();
            case "java/lang/Runtime":
                return new RuntimeNatives();
            case "java/lang/SecurityManager":
                return new SecurityManagerNatives();
            case "java/lang/Shutdown":
                return new ShutdownNatives();
            case "java/lang/StackFrameInfo":
                return new StackFrameInfoNatives();
            case "java/lang/StackStreamFactory":
                return new StackStreamFactoryNatives();
            case "java/lang/StackStreamFactory$AbstractStackWalker":
                return new StackWalkerNatives();
            case "java/lang/StackTraceElement":
                return new StackTraceElementNatives();
            case "java/lang/StrictMath":
                return new StrictMathNatives();
            case "java/lang/String":
                return new StringNatives();
            case "java/lang/StringUTF16":
                return new StringUtf16Natives();
            case "java/lang/System":
                return new SystemNatives();
            case "java/lang/Thread":
                return new ThreadNatives();
            case "java/lang/Throwable":
                return new ThrowableNatives();
            case "java/lang/VirtualThread":
                return new VirtualThreadNatives();
            case "java/lang/invoke/LambdaProxyClassArchive":
                return new LambdaProxyClassArchiveNatives();
            case "java/lang/invoke/MethodHandle":
                return new MethodHandleNatives();
            case "java/lang/invoke/MethodHandleNatives":
                return new MethodHandleNativesNatives();
            case "java/lang/invoke/VarHandle":
                return new VarHandleNatives();
            case "java/lang/ref/Finalizer":
                return new FinalizerNatives();
            case "java/lang/ref/PhantomReference":
                return new PhantomReferenceNatives();
            case "java/lang/ref/Reference":
                return new ReferenceNatives();
            case "java/lang/reflect/Array":
                return new ArrayNatives();
            case "java/lang/reflect/Executable":
                return new ExecutableNatives();
            case "java/lang/reflect/Field":
                return new FieldNatives();
            case "java/net/AbstractPlainDatagramSocketImpl":
                return new ReuseDatagramPortNatives();
            case "java/net/AbstractPlainSocketImpl":
                return new ReusePortNatives();
            case "java/net/Inet4AddressImpl":
                return new Inet4LookupNatives();
            case "java/net/Inet6AddressImpl":
                return new Inet6LookupNatives();
            case "java/net/InetAddress":
                return new InetAddressNatives();
            case "java/net/InetAddressImplFactory":
                return new InetAddressFactoryNatives();
            case "java/net/NetworkInterface":
                return new NetworkInterfaceNatives();
            case "java/nio/MappedMemoryUtils":
                return new MappedMemoryNatives();
            case "java/security/AccessController":
                return new AccessControllerNatives();
            case "java/util/TimeZone":
                return new TimeZoneNatives();
            case "java/util/concurrent/atomic/AtomicLong":
                return new AtomicLongNatives();
            case "java/util/zip/Adler32":
                return new Adler32Natives();
            case "java/util/zip/CRC32":
                return new Crc32Natives();
            case "java/util/zip/Deflater":
                return new DeflaterNatives();
            case "java/util/zip/Inflater":
                return new InflaterNatives();
            case "jdk/internal/io/JdkConsoleImpl":
                return new JdkConsoleNatives();
            case "jdk/internal/jimage/NativeImageBuffer":
                return new NativeImageBufferNatives();
            case "jdk/internal/loader/BootLoader":
                return new BootLoaderNatives();
            case "jdk/internal/loader/NativeLibraries":
                return new NativeLibrariesNatives();
            case "jdk/internal/loader/NativeLibrary":
                return new NativeLibraryNatives();
            case "jdk/internal/loader/RawNativeLibraries":
                return new RawNativeLibrariesNatives();
            case "jdk/internal/misc/CDS":
                return new CdsNatives();
            case "jdk/internal/misc/PreviewFeatures":
                return new PreviewFeaturesNatives();
            case "jdk/internal/misc/ScopedMemoryAccess":
                return new ScopedMemoryAccessNatives();
            case "jdk/internal/misc/Signal":
                return new SignalNatives();
            case "jdk/internal/misc/Unsafe":
                return new UnsafeNatives();
            case "jdk/internal/misc/VM":
                return new VmNatives();
            case "jdk/internal/perf/Perf":
                return new PerfNatives();
            case "jdk/internal/platform/CgroupMetrics":
                return new CgroupMetricsNatives();
            case "jdk/internal/reflect/ConstantPool":
                return new ConstantPoolNatives();
            case "jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor":
                return new DirectConstructorAccessorNatives();
            case "jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor":
                return new DirectMethodAccessorNatives();
            case "jdk/internal/reflect/NativeConstructorAccessorImpl":
                return new ConstructorAccessorNatives();
            case "jdk/internal/reflect/NativeMethodAccessorImpl":
                return new MethodAccessorNatives();
            case "jdk/internal/reflect/Reflection":
                return new ReflectionNatives();
            case "jdk/internal/util/SystemProps$Raw":
                return new SystemPropsNatives();
            case "jdk/internal/vm/ContinuationSupport":
                return new ContinuationSupportNatives();
            case "jdk/internal/vm/ForeignLinkerSupport":
                return new ForeignLinkerSupportNatives();
            case "jdk/internal/vm/VMSupport":
                return new VmSupportNatives();
            case "jdk/internal/vm/vector/VectorSupport":
                return new VectorSupportNatives();
            case "com/sun/management/internal/OperatingSystemImpl":
                return new OperatingSystemNatives();
            case "sun/management/GarbageCollectorImpl":
                return new CollectorNatives();
            case "sun/management/MemoryImpl":
                return new MemoryNatives();
            case "sun/management/MemoryManagerImpl":
                return new MemoryManagerNatives();
            case "sun/management/MemoryPoolImpl":
                return new MemoryPoolNatives();
            case "sun/management/ThreadImpl":
                return new ManagedThreadNatives();
            case "sun/management/VMManagementImpl":
                return new VmManagementNatives();
            case "jdk/net/LinuxSocketOptions":
                return new LinuxSocketOptionsNatives();
            case "sun/net/PortConfig":
                return new PortConfigNatives();
            case "sun/net/dns/ResolverConfigurationImpl":
                return new ResolverNatives();
            case "sun/net/spi/DefaultProxySelector":
                return new ProxySelectorNatives();
            case "sun/nio/ch/DatagramChannelImpl":
                return new DatagramNatives();
            case "sun/nio/ch/DatagramDispatcher":
                return new DatagramDispatcherNatives();
            case "sun/nio/ch/EPoll":
                return new EPollNatives();
            case "sun/nio/ch/EventFD":
                return new EventFdNatives();
            case "sun/nio/ch/FileChannelImpl":
                return new FileChannelNatives();
            case "sun/nio/ch/FileDispatcherImpl":
            case "sun/nio/ch/UnixFileDispatcherImpl":
                return new FileDispatcherNatives(guestClass);
            case "sun/nio/ch/FileKey":
                return new FileKeyNatives();
            case "sun/nio/ch/IOUtil":
                return new IoUtilNatives();
            case "sun/nio/ch/NativeSocketAddress":
                return new NativeSocketAddressNatives();
            case "sun/nio/ch/NativeThread":
                return new NativeThreadNatives();
            case "sun/nio/ch/Net":
                return new NetNatives();
            case "sun/nio/ch/PollSelectorImpl":
                return new PollSelectorNatives();
            case "sun/nio/ch/SocketDispatcher":
                return new SocketDispatcherNatives();
            case "sun/nio/ch/UnixAsynchronousSocketChannelImpl":
                return new AsynchronousSocketNatives();
            case "sun/nio/ch/UnixDomainSockets":
                return new UnixDomainNatives();
            case "sun/nio/ch/UnixDispatcher":
                return new UnixDispatcherNatives();
            case "sun/nio/fs/LinuxNativeDispatcher":
                return new LinuxNativeDispatcherNatives();
            case "sun/nio/fs/LinuxWatchService":
                return new WatchServiceNatives();
            case "sun/nio/fs/UnixCopyFile":
                return new UnixCopyFileNatives();
            case "sun/nio/fs/UnixFileSystem":
                return new UnixFileSystemCopyNatives();
            case "sun/nio/fs/UnixNativeDispatcher":
                return new UnixNativeDispatcherNatives();
            case "java/net/DatagramPacket":
            case "java/net/Inet4Address":
            case "java/net/Inet6Address":
                return new InitOnlyNatives(guestClass);
            case "sun/management/ClassLoadingImpl":
                return new ClassLoadingNatives();
            case "com/sun/management/internal/GarbageCollectorExtImpl":
                return new CollectorNotificationNatives();
            case "com/sun/management/internal/GcInfoBuilder":
                return new CollectionInfoNatives();
            case "com/sun/management/internal/DiagnosticCommandImpl":
                return new DiagnosticCommandNatives();
            case "com/sun/management/internal/HotSpotDiagnostic":
                return new HeapDumpNatives();
            case "com/sun/management/internal/Flag":
                return new FlagNatives();
            case "com/sun/security/auth/module/UnixSystem":
                return new UnixSystemNatives();
            case "jdk/internal/agent/FileSystemImpl":
                return new FileProtectionNatives();
            case "sun/nio/ch/InheritedChannel":
                return new InheritedChannelNatives();
            case "sun/awt/image/ImagingLib":
                return new ImagingLibNatives();
            case "sun/print/CUPSPrinter":
                return new PrinterNatives();
            case "sun/rmi/transport/GC":
                return new RemoteCollectionNatives();
            case "sun/tools/attach/VirtualMachineImpl":
                return new AttachNatives();
            case "java/util/prefs/FileSystemPreferences":
                return new FileSystemPreferencesNatives();
            default:
                return null;
        }
    }
}
