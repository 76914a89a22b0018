import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** An instance main method that reads its own field by reflection before anything else. */
class FirstFieldOfInstanceMain {
    private final int value;

    FirstFieldOfInstanceMain() {
        int early = 3;
        this.value = early;
        super();
    }

    void main() throws Exception {
        IO.println(FirstFieldOfInstanceMain.class.getDeclaredField("value").getInt(this));
        IO.println(Stream.of(1, 2, 3).gather(Gatherers.windowSliding(2)).toList());
    }
}
