package mutants.seeds.modern;

/** Nests: member, local and anonymous classes that use each other's private members. */
public class Nests {
    private int secret = 3;

    static class Member {
        private static int hidden = 4;

        private int read(Nests n) {
            return n.secret + hidden;
        }

        protected interface Deep {
            private static String text() {
                return "deep";
            }
        }
    }

    private class Inner {
        private int twice() {
            return secret * 2;
        }
    }

    Object local(int n) {
        class Local {
            private int plus() {
                return secret + n;
            }

            Object deeper() {
                return new Object() {
                    @Override
                    public String toString() {
                        return "anonymous" + plus();
                    }
                };
            }
        }
        return new Local().plus() + ":" + new Local().deeper();
    }

    final Object field = new Object() {
        @Override
        public String toString() {
            return getClass().getEnclosingMethod() + "/" + getClass().getEnclosingClass().getName() + "/" + getClass().getSimpleName();
        }
    };

    public static String run(int n) {
        Nests outer = new Nests();
        return new Member().read(outer) + outer.new Inner().twice() + Member.hidden + Member.Deep.text() + outer.local(n) + outer.field;
    }
}
