package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/** The completion scripts in the shells that they are for; where one is not installed its test is skipped. */
class ShellCompletionTest {
    /** Types a line and a tab into an interactive zsh on a pseudo-terminal and prints what stands there then. */
    private static final String ZSH = """
            zmodload zsh/zpty
            zpty -b z "zsh -f -i"
            zpty -w z "autoload -U compinit; compinit -u -D; source $1; print -r -- sou''rced"
            integer i=0
            out=""
            while (( i++ < 300 )) && [[ $out != *sourced* ]]; do
              zpty -r -t z line && out+=$line || sleep 0.1
            done
            zpty -w -n z "$2"$'\\t'
            i=0
            out=""
            while (( i++ < 300 )) && [[ $out != *"$3"* ]]; do
              zpty -r -t z line && out+=$line || sleep 0.1
            done
            print -r -- "$out"
            zpty -d z
            """;

    @TempDir
    Path directory;

    private String script(String shell) throws Exception {
        Outcome o = InProcess.tool("completion", shell);
        assertEquals(0, o.exitCode(), o.err());
        return Files.writeString(directory.resolve(shell), o.out()).toString();
    }

    private List<String> fish(String line) throws Exception {
        Outcome o = ToolRunner.program("fish", "--no-config", "-c", "source " + script("fish") + "; complete -C '" + line + "'");
        assertEquals("", o.err());
        return o.out().lines().map(l -> l.split("\t")[0]).toList();
    }

    @Test
    void fishCompletesCommandsAndOptions() throws Exception {
        assertEquals(List.of("verify"), fish("stubarchive ver"));
        assertEquals(List.of("--page-size"), fish("stubarchive verify --pag"));
        assertEquals(List.of("bash", "fish", "zsh"), fish("stubarchive completion ").stream().filter(c -> !c.contains("/")).sorted().toList());
        assertEquals(List.of("exact"), fish("stubarchive doctor --cpu-match ex"));
        assertEquals(List.of("tools"), fish("stubarchive bench to"));
        assertTrue(fish("stubarchive di").containsAll(List.of("diff", "disasm")));
    }

    @Test
    void zshCompletesCommandsAndOptions() throws Exception {
        assertTrue(zsh("stubarchive veri", "stubarchive verify").contains("stubarchive verify"));
        assertTrue(zsh("stubarchive verify --pag", "--page-size").contains("stubarchive verify --page-size"));
    }

    private String zsh(String typed, String expected) throws Exception {
        Path driver = Files.writeString(directory.resolve("driver"), ZSH);
        Outcome o = ToolRunner.program("zsh", "-f", driver.toString(), script("zsh"), typed, expected);
        assertEquals("", o.err());
        // The shell may send a letter, a backspace and the letter again, and turns attributes on and off.
        return o.out().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").replaceAll(".\b", "");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        String commands = "source " + script("bash") + "; COMP_WORDS=(stubarchive ver); COMP_CWORD=1; COMP_LINE='stubarchive ver'; COMP_POINT=15; _complete_stubarchive; echo ${COMPREPLY[@]}";
        assertEquals("verify", ToolRunner.program("bash", "-c", commands).out().strip());
        String options = "source " + script("bash") + "; COMP_WORDS=(stubarchive verify --pag); COMP_CWORD=2; COMP_LINE='stubarchive verify --pag'; COMP_POINT=24; _complete_stubarchive;"
                + " echo ${COMPREPLY[@]}";
        assertEquals("--page-size", ToolRunner.program("bash", "-c", options).out().strip());
    }
}
