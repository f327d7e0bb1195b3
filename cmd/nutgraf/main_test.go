package main

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// quickEnd takes back the second that a program under the race detector waits at
// its end: the tests end many.
const quickEnd = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	os.Setenv("GORACE", os.Getenv("GORACE")+" "+quickEnd)
	testscript.Main(m, map[string]func(){"nutgraf": main})
}

// TestScripts runs the program as its users do. Every script finds a small table
// and its article as bridge.yaml and bridge.txt.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", os.Getenv("GORACE"))
			for _, name := range []string{"bridge.yaml", "bridge.txt"} {
				data, err := os.ReadFile(filepath.Join("testdata", "bridge", name))
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(e.WorkDir, name), data, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
		// ends runs the rest of its line and demands an exit status:
		// ends 3 nutgraf ask what the article leaves open
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"ends": ends},
	})
}

func ends(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: ends status command [argument ...]")
	}
	status := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exited, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		status = strconv.Itoa(exited.ExitCode())
	}
	if status != args[0] {
		ts.Fatalf("exit status %s, want %s", status, args[0])
	}
}
