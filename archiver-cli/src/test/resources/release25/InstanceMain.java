/** A compact source file: main is a method of an instance of an unnamed class. */
void main() {
    IO.println("instance main of " + getClass().getName());
}
