package mutants.seeds.inside;

/** What the module provides. */
public class Service implements Runnable {
    @Override
    public void run() {
    }
}
