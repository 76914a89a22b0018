package org.stubarchive.vm.natives;

import org.stubarchive.vm.natives.attach.AttachNatives;
import org.stubarchive.vm.natives.desktop.ImagingLibNatives;
import org.stubarchive.vm.natives.desktop.PrinterNatives;
import org.stubarchive.vm.natives.invoke.LambdaProxyClassArchiveNatives;
import org.stubarchive.vm.natives.invoke.MethodHandleNatives;
import org.stubarchive.vm.natives.invoke.MethodHandleNativesNatives;
import org.stubarchive.vm.natives.invoke.VarHandleNatives;
import org.stubarchive.vm.natives.io.ConsoleNatives;
import org.stubarchive.vm.natives.io.FileCleanableNatives;
import org.stubarchive.vm.natives.io.FileDescriptorNatives;
import org.stubarchive.vm.natives.io.FileInputStreamNatives;
import org.stubarchive.vm.natives.io.FileOutputStreamNatives;
import org.stubarchive.vm.natives.io.JdkConsoleNatives;
import org.stubarchive.vm.natives.io.ObjectStreamClassNatives;
import org.stubarchive.vm.natives.io.RandomAccessFileNatives;
import org.stubarchive.vm.natives.io.UnixFileSystemNatives;
import org.stubarchive.vm.natives.lang.BootLoaderNatives;
import org.stubarchive.vm.natives.lang.ClassLoaderNatives;
import org.stubarchive.vm.natives.lang.ClassNatives;
import org.stubarchive.vm.natives.lang.ContinuationSupportNatives;
import org.stubarchive.vm.natives.lang.DoubleNatives;
import org.stubarchive.vm.natives.lang.FinalizerNatives;
import org.stubarchive.vm.natives.lang.FloatNatives;
import org.stubarchive.vm.natives.lang.ForeignLinkerSupportNatives;
import org.stubarchive.vm.natives.lang.MathNatives;
import org.stubarchive.vm.natives.lang.ModuleNatives;
import org.stubarchive.vm.natives.lang.NativeLibrariesNatives;
import org.stubarchive.vm.natives.lang.NativeLibraryNatives;
import org.stubarchive.vm.natives.lang.NullPointerExceptionNatives;
import org.stubarchive.vm.natives.lang.ObjectNatives;
import org.stubarchive.vm.natives.lang.PhantomReferenceNatives;
import org.stubarchive.vm.natives.lang.ProcessEnvironmentNatives;
import org.stubarchive.vm.natives.lang.ProcessHandleInfoNatives;
import org.stubarchive.vm.natives.lang.ProcessHandleNatives;
import org.stubarchive.vm.natives.lang.ProcessImplNatives;
import org.stubarchive.vm.natives.lang.RawNativeLibrariesNatives;
import org.stubarchive.vm.natives.lang.ReferenceNatives;
import org.stubarchive.vm.natives.lang.RuntimeNatives;
import org.stubarchive.vm.natives.lang.SecurityManagerNatives;
import org.stubarchive.vm.natives.lang.ShutdownNatives;
import org.stubarchive.vm.natives.lang.StackFrameInfoNatives;
import org.stubarchive.vm.natives.lang.StackStreamFactoryNatives;
import org.stubarchive.vm.natives.lang.StackTraceElementNatives;
import org.stubarchive.vm.natives.lang.StackWalkerNatives;
import org.stubarchive.vm.natives.lang.StrictMathNatives;
import org.stubarchive.vm.natives.lang.StringNatives;
import org.stubarchive.vm.natives.lang.StringUtf16Natives;
import org.stubarchive.vm.natives.lang.SystemNatives;
import org.stubarchive.vm.natives.lang.ThreadNatives;
import org.stubarchive.vm.natives.lang.ThrowableNatives;
import org.stubarchive.vm.natives.lang.VirtualThreadNatives;
import org.stubarchive.vm.natives.management.ClassLoadingNatives;
import org.stubarchive.vm.natives.management.CollectionInfoNatives;
import org.stubarchive.vm.natives.management.CollectorNotificationNatives;
import org.stubarchive.vm.natives.management.DiagnosticCommandNatives;
import org.stubarchive.vm.natives.management.FileProtectionNatives;
import org.stubarchive.vm.natives.management.FlagNatives;
import org.stubarchive.vm.natives.management.HeapDumpNatives;
import org.stubarchive.vm.natives.management.CollectorNatives;
import org.stubarchive.vm.natives.management.ManagedThreadNatives;
import org.stubarchive.vm.natives.management.MemoryManagerNatives;
import org.stubarchive.vm.natives.management.MemoryNatives;
import org.stubarchive.vm.natives.management.MemoryPoolNatives;
import org.stubarchive.vm.natives.management.OperatingSystemNatives;
import org.stubarchive.vm.natives.management.RemoteCollectionNatives;
import org.stubarchive.vm.natives.management.VmManagementNatives;
import org.stubarchive.vm.natives.misc.CdsNatives;
import org.stubarchive.vm.natives.misc.CgroupMetricsNatives;
import org.stubarchive.vm.natives.misc.PerfNatives;
import org.stubarchive.vm.natives.misc.PreviewFeaturesNatives;
import org.stubarchive.vm.natives.misc.ScopedMemoryAccessNatives;
import org.stubarchive.vm.natives.misc.SignalNatives;
import org.stubarchive.vm.natives.misc.SystemPropsNatives;
import org.stubarchive.vm.natives.misc.UnsafeNatives;
import org.stubarchive.vm.natives.misc.VectorSupportNatives;
import org.stubarchive.vm.natives.misc.VmNatives;
import org.stubarchive.vm.natives.misc.VmSupportNatives;
import org.stubarchive.vm.natives.net.AsynchronousSocketNatives;
import org.stubarchive.vm.natives.net.DatagramDispatcherNatives;
import org.stubarchive.vm.natives.net.DatagramNatives;
import org.stubarchive.vm.natives.net.Inet4LookupNatives;
import org.stubarchive.vm.natives.net.Inet6LookupNatives;
import org.stubarchive.vm.natives.net.InetAddressFactoryNatives;
import org.stubarchive.vm.natives.net.InetAddressNatives;
import org.stubarchive.vm.natives.net.InheritedChannelNatives;
import org.stubarchive.vm.natives.net.InitOnlyNatives;
import org.stubarchive.vm.natives.net.LinuxSocketOptionsNatives;
import org.stubarchive.vm.natives.net.NativeSocketAddressNatives;
import org.stubarchive.vm.natives.net.NetNatives;
import org.stubarchive.vm.natives.net.NetworkInterfaceNatives;
import org.stubarchive.vm.natives.net.PortConfigNatives;
import org.stubarchive.vm.natives.net.ProxySelectorNatives;
import org.stubarchive.vm.natives.net.ResolverNatives;
import org.stubarchive.vm.natives.net.ReuseDatagramPortNatives;
import org.stubarchive.vm.natives.net.ReusePortNatives;
import org.stubarchive.vm.natives.net.SocketDispatcherNatives;
import org.stubarchive.vm.natives.net.UnixDomainNatives;
import org.stubarchive.vm.natives.nio.EPollNatives;
import org.stubarchive.vm.natives.nio.EventFdNatives;
import org.stubarchive.vm.natives.nio.FileChannelNatives;
import org.stubarchive.vm.natives.nio.FileDispatcherNatives;
import org.stubarchive.vm.natives.nio.FileKeyNatives;
import org.stubarchive.vm.natives.nio.IoUtilNatives;
import org.stubarchive.vm.natives.nio.LinuxNativeDispatcherNatives;
import org.stubarchive.vm.natives.nio.MappedMemoryNatives;
import org.stubarchive.vm.natives.nio.NativeThreadNatives;
import org.stubarchive.vm.natives.nio.PollSelectorNatives;
import org.stubarchive.vm.natives.nio.UnixCopyFileNatives;
import org.stubarchive.vm.natives.nio.UnixDispatcherNatives;
import org.stubarchive.vm.natives.nio.UnixFileSystemCopyNatives;
import org.stubarchive.vm.natives.nio.UnixNativeDispatcherNatives;
import org.stubarchive.vm.natives.nio.WatchServiceNatives;
import org.stubarchive.vm.natives.prefs.FileSystemPreferencesNatives;
import org.stubarchive.vm.natives.reflect.ArrayNatives;
import org.stubarchive.vm.natives.reflect.ConstantPoolNatives;
import org.stubarchive.vm.natives.reflect.ConstructorAccessorNatives;
import org.stubarchive.vm.natives.reflect.DirectConstructorAccessorNatives;
import org.stubarchive.vm.natives.reflect.DirectMethodAccessorNatives;
import org.stubarchive.vm.natives.reflect.ExecutableNatives;
import org.stubarchive.vm.natives.reflect.FieldNatives;
import org.stubarchive.vm.natives.reflect.MethodAccessorNatives;
import org.stubarchive.vm.natives.reflect.ReflectionNatives;
import org.stubarchive.vm.natives.security.AccessControllerNatives;
import org.stubarchive.vm.natives.security.UnixSystemNatives;
import org.stubarchive.vm.natives.util.AtomicLongNatives;
import org.stubarchive.vm.natives.util.NativeImageBufferNatives;
import org.stubarchive.vm.natives.util.TimeZoneNatives;
import org.stubarchive.vm.natives.zip.Adler32Natives;
import org.stubarchive.vm.natives.zip.Crc32Natives;
import org.stubarchive.vm.natives.zip.DeflaterNatives;
import org.stubarchive.vm.natives.zip.InflaterNatives;

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
