package org.stubarchive.natives.guest;

import java.util.Arrays;
import java.util.List;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.natives.Natives;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VmCode;

/** Main class of the process that a VM runs in: {@code HEAP_MIB GC_STRESS CLASS_PATH MAIN ARGUMENTS...}; all code is generated, the heap is verified. */
public final class GuestLauncher {
    private GuestLauncher() {}

    /** Runs a program and ends the process with its exit status. */
    public static void main(String[] args) throws Exception {
        PhaseTimes phases = new PhaseTimes();
        LoaderOptions loader = new LoaderOptions(HostCpu.target()).generator(new StubCodeGenerator()).phases(phases);
        VmOptions.Builder options = VmOptions.builder().maxHeapBytes(Long.parseLong(args[0]) << 20).gcStress(Integer.parseInt(args[1])).verifyHeap()
                .classPath(List.of(args[2])).mainClass(args[3]).arguments(Arrays.asList(args).subList(4, args.length));
        VirtualMachine machine = new VirtualMachine(options.build(), VmCode.start(loader, phases, null));
        Natives.install(machine);
        int status = machine.run();
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
