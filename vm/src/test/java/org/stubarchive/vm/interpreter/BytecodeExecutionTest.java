package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.testing.OnEveryMachine;

/**
 * Runs every static method of the sample classes on the generated interpreter and on the host, over the combinations of edge values of its parameters:
 * same result to the bit, or same class of exception.
 */
@OnEveryMachine
class BytecodeExecutionTest {
    @TestFactory
    Stream<DynamicTest> samples() {
        return Outcomes.sampleMethods()
                .map(m -> DynamicTest.dynamicTest(m.getDeclaringClass().getSimpleName() + "." + m.getName(), () -> compare(m)));
    }

    private static void compare(Method host) {
        GuestWorld world = GuestWorld.get();
        GuestMethod guest = Outcomes.guestMethod(world, host);
        int compared = 0;
        for (Object[] arguments : EdgeValues.manageable(host.getParameterTypes())) {
            assertEquals(Outcomes.onHost(host, arguments), Outcomes.onGuest(new GuestCall(world), guest, arguments), () -> host.getName() + Arrays.toString(arguments));
            compared++;
        }
        assertTrue(compared > 0);
    }
}
