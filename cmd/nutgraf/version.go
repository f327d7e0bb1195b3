package main

import (
	_ "embed" // for the licences
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"nutgraf/cmd/nutgraf/internal/plain"
)

//go:embed deploy/THIRD_PARTY.txt
var thirdParty string

type versionCmd struct {
	Licences bool `help:"Print the licences of what the program is built from."`
}

// Help is the end of what version --help prints.
func (versionCmd) Help() string {
	return examples("nutgraf version", "nutgraf --version", "nutgraf version --table my-table.yaml", "nutgraf version --licences")
}

// Run prints what somebody who reports a mistake should tell.
func (c versionCmd) Run(a *app) error {
	if c.Licences {
		_, err := fmt.Fprint(a.stdout, thirdParty)
		return err
	}
	fmt.Fprintf(a.stdout, "nutgraf %s, %s %s/%s\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	table, _, _, err := a.open()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "table %s: %s\n", table.Version, plain.Text(fmt.Sprintf("%s, %s, %s (%d facts, %d entities)",
		table.Article.Title, table.Article.Publisher, table.Article.Published.Format(time.DateOnly),
		len(table.Facts), len(table.Entities))))
	return nil
}

// programVersion returns the module's version or the commit that was built.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version, changed := info.Main.Version, ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			if version == "" || version == "(devel)" {
				version = s.Value[:min(12, len(s.Value))]
			}
		case "vcs.modified":
			if s.Value == "true" && !strings.HasSuffix(version, "+dirty") {
				changed = " with changes"
			}
		}
	}
	return version + changed
}
